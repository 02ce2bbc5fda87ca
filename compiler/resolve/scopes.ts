// Scopes while code is walked: blocks and functions, inside each other, around them the module.
import { report } from '../../grammar/diagnostic.ts';
import { patternNames } from '../../grammar/index.ts';
import type { Identifier, LocalFunction, Statement } from '../../grammar/syntax.ts';
import { globalNames, libraryImports } from '../library/index.ts';
import { nearest } from '../load/nearest.ts';
import type { Binding, ModuleScope, Region, VariableBinding, Writes } from './bindings.ts';
import { builtinErrors, insteadOfGlobal } from './globals.ts';
import { type Gathering, variable } from './modules.ts';
import { resolveProblems } from './problems.ts';

export interface Scope {
  readonly parent: Scope | undefined;
  readonly names: Map<string, Binding>;
  /** How many functions it stands in. */
  readonly depth: number;
}

export interface Walk {
  readonly gathering: Gathering;
  readonly module: ModuleScope;
  readonly writes: Map<Region, Writes>;
  /** The regions around the current place. */
  readonly regions: Writes[];
  scope: Scope;
  /** What the service around the current place has: it is reached through `this`. */
  members?: ReadonlySet<string> | undefined;
  /** Labels around the current place, in the current function, and what a jump without a label can leave. */
  jumps: { readonly labels: readonly string[]; readonly loop: boolean; readonly breakable: boolean };
  /** Expressions hold functions, and functions hold statements. */
  readonly statements: (statements: readonly Statement[]) => void;
}

export const noJumps: Walk['jumps'] = { labels: [], loop: false, breakable: false };

export function inScope(walk: Walk, body: () => void, functionScope = false): void {
  const outer = walk.scope;
  walk.scope = { parent: outer, names: new Map(), depth: outer.depth + (functionScope ? 1 : 0) };
  body();
  walk.scope = outer;
}

export function declareVariable(
  walk: Walk,
  name: Identifier,
  form: VariableBinding['form'],
): VariableBinding {
  const { module, scope, gathering } = walk;
  const binding = variable(gathering, name, {
    form,
    module: module.path,
    depth: scope.depth,
    constant: undefined,
  });
  declare(walk, name, binding);
  return binding;
}

function declare(walk: Walk, name: Identifier, binding: Binding): void {
  const { scope, gathering } = walk;
  gathering.bindings.set(name, binding);
  const known = scope.names.get(name.name);
  if (known === undefined) {
    scope.names.set(name.name, binding);
    return;
  }
  const first =
    known.kind === 'variable'
      ? known.declaration
      : known.kind === 'function'
        ? known.declaration.name
        : undefined;
  const labels = first === undefined ? [] : [{ span: first.span, text: 'first declared here' }];
  gathering.diagnostics.push(report(resolveProblems.duplicateName, { name: name.name }, name.span, labels));
}

/** Declares what a block declares, before its statements are walked: names are in scope in the whole block. */
export function hoist(walk: Walk, statements: readonly Statement[]): void {
  for (const statement of statements) {
    if (statement.kind === 'VariableStatement') {
      for (const declarator of statement.declarations) {
        for (const name of patternNames(declarator.pattern)) declareVariable(walk, name, statement.keyword);
      }
    } else if (statement.kind === 'LocalFunction') {
      declareFunction(walk, statement);
    }
  }
}

function declareFunction(walk: Walk, declaration: LocalFunction): void {
  const { name } = declaration;
  declare(walk, name, {
    kind: 'function',
    name: name.name,
    declaration,
    module: walk.module.path,
    topLevel: false,
  });
}

/** The declarations of a pattern have been passed: their names may be used from here. */
export function markReady(walk: Walk, names: readonly Identifier[]): void {
  for (const name of names) {
    const binding = walk.gathering.bindings.get(name);
    if (binding?.kind === 'variable') binding.ready = true;
  }
}

export function use(walk: Walk, name: Identifier): Binding | undefined {
  const binding = lookUp(walk, name.name);
  if (binding === undefined) {
    reportUnknown(walk, name);
    return undefined;
  }
  walk.gathering.bindings.set(name, binding);
  if (
    binding.kind === 'variable' &&
    !binding.ready &&
    binding.depth === walk.scope.depth &&
    binding.module === walk.module.path
  ) {
    const labels = [{ span: binding.declaration.span, text: 'declared here' }];
    const problem = report(resolveProblems.usedBeforeDeclaration, { name: name.name }, name.span, labels);
    walk.gathering.diagnostics.push(problem);
  }
  return binding;
}

function lookUp(walk: Walk, name: string): Binding | undefined {
  for (let scope: Scope | undefined = walk.scope; scope !== undefined; scope = scope.parent) {
    const found = scope.names.get(name);
    if (found !== undefined) return found;
  }
  const declared = walk.module.values.get(name);
  if (declared !== undefined) return declared;
  if (globalNames.has(name)) return { kind: 'builtin', name };
  if (builtinErrors.has(name)) return { kind: 'error', name, declaration: undefined, module: 'mu' };
  return undefined;
}

function reportUnknown(walk: Walk, { name, span }: Identifier): void {
  const { gathering, module } = walk;
  if (module.broken.has(name)) return;
  const instead = insteadOfGlobal(name);
  if (instead !== undefined) {
    gathering.diagnostics.push(report(resolveProblems.refusedGlobal, { name, instead }, span));
    return;
  }
  if (module.types.has(name)) {
    const help =
      'If it is imported with `type`, import it without; a type itself is erased when the program is compiled.';
    gathering.diagnostics.push(report(resolveProblems.typeUsedAsValue, { name, help }, span));
    return;
  }
  gathering.diagnostics.push(
    report(resolveProblems.unknownName, { name, help: suggestion(walk, name) }, span),
  );
}

function suggestion(walk: Walk, name: string): string | undefined {
  if (walk.members?.has(name) === true) return `It belongs to the service: write \`this.${name}\`.`;
  if (libraryImports.has(name)) return `Write \`import { ${name} } from "mu";\` at the top of the file.`;
  for (const [path, { names }] of walk.gathering.exports) {
    if (path !== walk.module.path && names.has(name)) return `\`${path}\` exports it: import it from there.`;
  }
  const near = nearest(name, visibleNames(walk));
  return near === undefined ? undefined : `Did you mean \`${near}\`?`;
}

function visibleNames(walk: Walk): Set<string> {
  const names = new Set<string>();
  for (let scope: Scope | undefined = walk.scope; scope !== undefined; scope = scope.parent) {
    for (const name of scope.names.keys()) names.add(name);
  }
  for (const name of [...walk.module.values.keys(), ...globalNames, ...builtinErrors]) names.add(name);
  return names;
}

/** A name is assigned: notes it for flow analysis, refuses it for constants. */
export function assign(walk: Walk, name: Identifier): void {
  const binding = use(walk, name);
  if (binding === undefined) return;
  const what = constantKind(binding);
  if (what !== undefined) {
    const first = binding.kind === 'variable' ? binding.declaration : undefined;
    const labels = first === undefined ? [] : [{ span: first.span, text: 'declared here' }];
    const problem = report(resolveProblems.assignToConstant, { name: name.name, what }, name.span, labels);
    walk.gathering.diagnostics.push(problem);
    return;
  }
  if (binding.kind !== 'variable') return;
  binding.lastWrite = Math.max(binding.lastWrite, name.span.start);
  if (binding.depth !== walk.scope.depth) binding.writtenInside = true;
  for (const region of walk.regions) region.assigned.add(binding);
}

function constantKind(binding: Binding): string | undefined {
  if (binding.kind === 'variable') {
    return binding.form === 'const' || binding.form === 'module' ? 'a constant' : undefined;
  }
  const kinds = { function: 'a function', service: 'a service', extern: 'a service', error: 'an error' };
  return binding.kind === 'builtin' ? 'part of the language' : kinds[binding.kind];
}
