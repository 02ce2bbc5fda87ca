// Where a text could not be read, the tree has holes. What the checker says there, or about what hangs on what was there, would
// follow from the holes: it is left out. Everything else is as true as in a text without a mistake.

import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { grammarProblems, patternNames } from '../../grammar/index.ts';
import type { Span } from '../../grammar/source.ts';
import type {
  Declaration,
  FunctionDeclaration,
  MethodDeclaration,
  Module,
  ServiceDeclaration,
  ServiceMember,
} from '../../grammar/syntax.ts';

/** A piece of a module that stands or falls as a whole: an import, a declaration, a member of a service. */
interface Unit {
  readonly span: Span;
  /** All words in it: what it may hang on. */
  readonly words: ReadonlySet<string>;
  /** What it declares; undefined where that cannot be read: any of its words. */
  readonly names: readonly string[] | undefined;
  /** Where damage changes nothing for others: the body of what says what it takes and gives. */
  readonly hidden: Span | undefined;
  /** The words on which what it declares hangs. */
  readonly signature: ReadonlySet<string>;
  /** `import { old as local }`. */
  readonly renamed: readonly (readonly [old: string, local: string])[];
}

/** Words of the language itself are never lost. */
const ownWords: ReadonlySet<string> = new Set(
  `string number boolean void null undefined unknown never true false this Map Set List Counter Record Promise Array
  state type service error interface const let async function return import export from invariant private readonly`.split(
    /\s+/,
  ),
);

/** Says of a diagnostic whether it would be there without the problems of the text. */
export function independentOf(
  modules: readonly Module[],
  problems: readonly Diagnostic[],
): (diagnostic: Diagnostic) => boolean {
  const units = modules.flatMap(unitsOf);
  const damaged = problems.map(extent);
  const suspect = new Set(units.filter(unit => damaged.some(span => overlap(unit.span, span))));
  const intact = new Set(units.flatMap(unit => (suspect.has(unit) ? [] : (unit.names ?? []))));
  const lost = new Set<string>();
  for (const span of damaged) for (const name of lostIn(span, { units, modules, intact })) lost.add(name);
  // Whether a state has a first value cannot be known where a constructor would give it.
  const constructors = problems.filter(({ code }) => code === grammarProblems.constructorMethod.code);
  for (const { words, span: around } of units)
    if (constructors.some(({ span }) => overlap(around, span)))
      for (const word of words) if (!ownWords.has(word)) lost.add(word);
  for (let size = -1; size < suspect.size + lost.size; ) {
    size = suspect.size + lost.size;
    for (const unit of units) {
      for (const [old, local] of unit.renamed) if (lost.has(old)) lost.add(local);
      if (!hangsOn(unit.words, lost)) continue;
      suspect.add(unit);
      if (hangsOn(unit.signature, lost)) for (const name of unit.names ?? []) lost.add(name);
    }
  }
  return ({ span }) => {
    const around = units.filter(unit => overlap(unit.span, span));
    return around.length > 0 && !around.some(unit => suspect.has(unit));
  };
}

/** From the first to the last place that a problem shows: between a bracket and what it lacks anything may be amiss. */
function extent({ span, labels }: Diagnostic): Span {
  const spans = [span, ...labels.map(label => label.span).filter(({ path }) => path === span.path)];
  const start = Math.min(...spans.map(each => each.start));
  return { path: span.path, start, end: Math.max(...spans.map(each => each.end)) };
}

/** The names that others may miss, or find to be something else. */
function lostIn(
  span: Span,
  {
    units,
    modules,
    intact,
  }: { units: readonly Unit[]; modules: readonly Module[]; intact: ReadonlySet<string> },
): readonly string[] {
  const unread = (words: ReadonlySet<string>): readonly string[] =>
    [...words].filter(word => !intact.has(word) && !ownWords.has(word));
  const hit = units.filter(unit => overlap(unit.span, span));
  if (hit.length > 0)
    return hit.filter(unit => !inside(span, unit.hidden)).flatMap(unit => unit.names ?? unread(unit.words));
  const text = modules.find(module => module.source.path === span.path)?.source.text ?? '';
  return unread(wordsIn(lineAround(text, span)));
}

function lineAround(text: string, { start, end }: Span): string {
  const next = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, next < 0 ? text.length : next);
}

function unitsOf(module: Module): readonly Unit[] {
  const { text } = module.source;
  const unit = (span: Span, declares: Partial<Omit<Unit, 'span' | 'words'>>): Unit => {
    const words = wordsIn(text.slice(span.start, span.end));
    return { span, words, signature: words, names: undefined, hidden: undefined, renamed: [], ...declares };
  };
  const whole = (node: Declaration | ServiceMember): Unit => {
    const hidden = hiddenIn(node) ?? { ...node.span, start: node.span.end };
    const around = `${text.slice(node.span.start, hidden.start)} ${text.slice(hidden.end, node.span.end)}`;
    return unit(node.span, { names: namesOf(node), hidden, signature: wordsIn(around) });
  };
  const service = ({ name, members, span }: ServiceDeclaration): readonly Unit[] => {
    const ends = [name.span.end, ...members.map(member => member.span.end)];
    const starts = [...members.map(member => member.span.start), span.end];
    const gaps = ends.map((start, i) => ({ path: span.path, start, end: starts[i] ?? start }));
    return [
      unit({ ...span, end: name.span.end }, { names: [name.name] }),
      ...members.map(whole),
      ...gaps.map(gap => unit(gap, {})),
    ];
  };
  return [
    ...module.imports.map(each =>
      unit(each.span, {
        names: each.names.map(({ local }) => local.name),
        signature: new Set<string>(),
        renamed: each.names.map(({ imported, local }) => [imported.name, local.name] as const),
      }),
    ),
    ...module.declarations.flatMap(each =>
      each.kind === 'ServiceDeclaration' ? service(each) : [whole(each)],
    ),
  ];
}

/** Undefined for what cannot be read. */
function namesOf(node: Declaration | ServiceMember): readonly string[] | undefined {
  switch (node.kind) {
    case 'InvalidDeclaration':
      return undefined;
    case 'ConstDeclaration':
      return patternNames(node.pattern).map(({ name }) => name);
    case 'InvariantDeclaration':
      return [];
    default:
      return [node.name.name];
  }
}

function hiddenIn(node: Declaration | ServiceMember): Span | undefined {
  if (node.kind === 'ConstDeclaration') return node.type === undefined ? undefined : node.init.span;
  if (node.kind !== 'FunctionDeclaration' && node.kind !== 'MethodDeclaration') return undefined;
  return saysAll(node) ? node.body.span : undefined;
}

function hangsOn(words: ReadonlySet<string>, lost: ReadonlySet<string>): boolean {
  return [...words].some(word => lost.has(word));
}

function saysAll({ result, parameters }: FunctionDeclaration | MethodDeclaration): boolean {
  return result !== undefined && parameters.every(parameter => parameter.type !== undefined);
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu) ?? []);
}

function overlap(one: Span, other: Span): boolean {
  return one.path === other.path && one.start <= other.end && other.start <= one.end;
}

function inside(inner: Span, outer: Span | undefined): boolean {
  return outer !== undefined && inner.start > outer.start && inner.end < outer.end;
}
