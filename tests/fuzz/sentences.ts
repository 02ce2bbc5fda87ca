// Random sentences of mu's grammar, made by walking the parser's own productions: most parse, many say nothing, and all are
// what a type checker may be shown.
import type { IProduction, TokenType } from 'chevrotain';
import {
  Alternation,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
} from 'chevrotain';
import { MuParser } from '../../grammar/parser.ts';
import { type Chance, pick } from './chance.ts';
import { takingApart } from './patterns.ts';

const productions = new MuParser().getGAstProductions();
const names = [
  'x',
  'y',
  'item',
  'Hotel',
  'rooms',
  'reserve',
  'T',
  'string',
  'number',
  'this',
  'state',
  'from',
  'Map',
  'e',
];
const deepest = 14;

/** One of the parser's rules, as a text. */
export function sentence(chance: Chance, rule = 'declaration'): string {
  const production = productions[rule];
  if (production === undefined)
    throw new Error(`no rule called ${rule}: ${Object.keys(productions).join(', ')}`);
  const tokens: string[] = [];
  walk(production, { chance, tokens, depth: rule === 'declaration' ? 0 : 6 });
  return tokens.join(' ').replace(/ ([;,)\]])/g, '$1');
}

/** Statements where names mean something: a checker, a lowering and a printer have work with them. */
export function method(chance: Chance): string {
  const statements = Array.from({ length: 1 + chance(4) }, () => `    ${statement(chance)}`);
  return `type T = { x: number; item?: string };
error e { x: number }
export service Hotel {
  state rooms: Map<string, T>;
  reserve(x: string): number { return x.length; }
}
export service S {
  state state: number = 0;
  async from(x: number, y: string, item: T, names: string[]): Promise<void> {
${statements.join('\n')}
  }
}
`;
}

function statement(chance: Chance): string {
  if (chance(4) > 0) return sentence(chance, 'statement');
  return takingApart(chance, each => sentence(each, 'expression'));
}

interface Walk {
  readonly chance: Chance;
  readonly tokens: string[];
  readonly depth: number;
}

function walk(production: IProduction, at: Walk): void {
  if (at.tokens.length > 400) return;
  if (production instanceof Terminal) at.tokens.push(textOf(production.terminalType, at.chance));
  else if (production instanceof NonTerminal) walk(production.referencedRule, { ...at, depth: at.depth + 1 });
  else if (production instanceof Alternation) walk(alternative(production, at), at);
  else if (production instanceof Option) times(production, at, at.depth > deepest ? 0 : at.chance(2));
  else if (production instanceof Repetition || production instanceof RepetitionWithSeparator)
    times(production, at, at.depth > deepest ? 0 : at.chance(3));
  else if (
    production instanceof RepetitionMandatory ||
    production instanceof RepetitionMandatoryWithSeparator
  )
    times(production, at, at.depth > deepest ? 1 : 1 + at.chance(2));
  else all(production, at);
}

function all(production: IProduction, at: Walk): void {
  const { definition } = production as unknown as { readonly definition: readonly IProduction[] };
  for (const part of definition) walk(part, at);
}

function times(production: IProduction, at: Walk, count: number): void {
  const { separator } = production as { readonly separator?: TokenType };
  for (let i = 0; i < count; i++) {
    if (i > 0 && separator !== undefined) at.tokens.push(textOf(separator, at.chance));
    all(production, at);
  }
}

/** Deep down, the way that ends soonest. */
function alternative({ definition }: Alternation, { chance, depth }: Walk): IProduction {
  if (depth <= deepest) return pick(definition, chance);
  return [...definition].sort((a, b) => costOf(a) - costOf(b))[0] as IProduction;
}

const costs = new Map<IProduction, number>();

/** How many rules stand below, roughly. */
function costOf(production: IProduction): number {
  const known = costs.get(production);
  if (known !== undefined) return known;
  costs.set(production, 1000);
  const cost =
    production instanceof Terminal
      ? 1
      : production instanceof NonTerminal
        ? 1 + costOf(production.referencedRule)
        : production instanceof Option ||
            production instanceof Repetition ||
            production instanceof RepetitionWithSeparator
          ? 0
          : production instanceof Alternation
            ? Math.min(...production.definition.map(costOf))
            : sum(production);
  costs.set(production, cost);
  return cost;
}

function sum(production: IProduction | Rule): number {
  const { definition } = production as unknown as { readonly definition: readonly IProduction[] };
  return definition.reduce((total, part) => total + costOf(part), 0);
}

function textOf(type: TokenType, chance: Chance): string {
  const { name } = type;
  if (name.endsWith('Word')) return name.slice(0, -'Word'.length);
  const literal = typeof type.PATTERN === 'string' ? type.PATTERN : undefined;
  if (literal !== undefined) return literal;
  const sample = samples[name];
  if (sample === undefined) throw new Error(`no text for the token ${name}`);
  return sample(chance);
}

const samples: Readonly<Record<string, (chance: Chance) => string>> = {
  Identifier: chance => pick(names, chance),
  Word: chance => pick([...names, 'delete', 'new', 'default'], chance),
  Number: chance => pick(['0', '1', '42', '1_000', '0x1f', '1e3', '.5'], chance),
  String: chance => pick(['"a"', "'b'", '""', '"./hotel.mu"', '"mu"', '"5 minutes"'], chance),
  TemplateText: chance => pick(['text', ' ', 'a b'], chance),
  BinaryOperator: chance => pick(['+', '-', '*', '<', '===', '&&', '??', 'in', 'instanceof', '**'], chance),
  AssignOperator: chance => pick(['=', '+=', '??='], chance),
  PrefixOperator: chance => pick(['!', '-', 'typeof', 'await', 'void', 'delete'], chance),
  RegularExpression: () => '/a+b/g',
  QuestionDot: () => '?.',
  PrivateName: () => '#x',
  AnyToken: chance => pick(names, chance),
};
