// Random expressions of the kind that stands between two awaits, over parameters of many types: most can move into the state
// machine, some only look as if they could.
import type { Choose } from './scope.ts';

export interface Made {
  readonly text: string;
  /** Its type, as mu writes it. */
  readonly type: string;
}

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly make: (choose: Choose) => unknown;
}

type Kind =
  | 'number'
  | 'string'
  | 'boolean'
  | 'maybe'
  | 'nullable'
  | 'numbers'
  | 'texts'
  | 'nested'
  | 'thing'
  | 'things';

const types: { readonly [K in Kind]: string } = {
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  maybe: 'string | undefined',
  nullable: 'number | null',
  numbers: 'number[]',
  texts: 'string[]',
  nested: 'string[][]',
  thing: '{ x: number; t?: string; tags: string[]; inner: { y: boolean; z: number | null } }',
  things: '{ k: string; v?: number }[]',
};

const numbers = [
  0,
  1,
  2,
  3,
  -1,
  5,
  10,
  0.1,
  0.30000000000000004,
  -2.5,
  1e21,
  1e308,
  -1e308,
  2 ** 53,
  5e-324,
  123456.789,
];
const strings = [
  '',
  'a',
  'b',
  'ab',
  '0',
  'false',
  ' ',
  'é',
  '👩‍👩‍👧',
  '\ud800',
  '"',
  '\\',
  '${x}',
  '{% 1 %}',
  '$mu',
  'null',
  '1',
  'constructor',
];

const pick = <T>(list: readonly T[], choose: Choose): T => list[choose(list.length)] as T;
const some = <T>(make: () => T, choose: Choose): T[] =>
  Array.from({ length: pick([0, 1, 1, 2, 3], choose) }, make);

const makers: { readonly [K in Kind]: (choose: Choose) => unknown } = {
  number: choose => pick(numbers, choose),
  string: choose => pick(strings, choose),
  boolean: choose => choose(2) === 0,
  maybe: choose => (choose(3) === 0 ? undefined : pick(strings, choose)),
  nullable: choose => (choose(3) === 0 ? null : pick(numbers, choose)),
  numbers: choose => some(() => pick(numbers, choose), choose),
  texts: choose => some(() => pick(strings, choose), choose),
  nested: choose => some(() => some(() => pick(strings, choose), choose), choose),
  thing: choose => ({
    x: pick(numbers, choose),
    ...(choose(2) === 0 ? {} : { t: pick(strings, choose) }),
    tags: some(() => pick(strings, choose), choose),
    inner: { y: choose(2) === 0, z: choose(3) === 0 ? null : pick(numbers, choose) },
  }),
  things: choose =>
    some(
      () => ({ k: pick(strings, choose), ...(choose(2) === 0 ? {} : { v: pick(numbers, choose) }) }),
      choose,
    ),
};

export const parameters: readonly (Parameter & { readonly kind: Kind })[] = (
  Object.keys(types) as Kind[]
).flatMap(kind =>
  ['1', '2'].map(n => ({ name: `${kind}${n}`, kind, type: types[kind], make: makers[kind] })),
);

export function valuesOf(choose: Choose): Readonly<Record<string, unknown>> {
  return Object.fromEntries(parameters.map(p => [p.name, p.make(choose)]));
}

export function expressionOf(choose: Choose): Made {
  const kind = pick(Object.keys(types) as Kind[], choose);
  return { text: expression(kind, 3, choose), type: types[kind] };
}

type Form = (depth: number, choose: Choose) => string;

const go = (kind: Kind, depth: number, choose: Choose): string => expression(kind, depth - 1, choose);
const named = (kind: Kind, choose: Choose): string => `${kind}${choose(2) + 1}`;
const quoted = (choose: Choose): string => JSON.stringify(pick(strings, choose));

const compared: Form = (d, c) =>
  `(${go('number', d, c)} ${pick(['<', '<=', '>', '>='], c)} ${go('number', d, c)})`;
const equalOf =
  (kind: Kind): Form =>
  (d, c) =>
    `(${go(kind, d, c)} ${pick(['===', '!=='], c)} ${go(kind, d, c)})`;

const forms: { readonly [K in Kind]: readonly Form[] } = {
  number: [
    (_, c) => String(Math.abs(pick(numbers, c))),
    (d, c) => `${go('thing', d, c)}.x`,
    (d, c) => `${go(pick(['numbers', 'texts', 'nested', 'things'], c), d, c)}.length`,
    (d, c) => `(${go('number', d, c)} ${pick(['+', '-'], c)} ${c(5)})`,
    (d, c) => `(${go('numbers', d, c)}.length ${pick(['+', '-'], c)} ${go('number', d, c)})`,
    (d, c) => `(${go('nullable', d, c)} ?? ${go('number', d, c)})`,
    (d, c) => `(${go('number', d, c)} || ${go('number', d, c)})`,
    (_, c) => `string${c(2) + 1}.length`,
    (d, c) => `(${go('number', d, c)} * 2)`,
  ],
  string: [
    (_, c) => quoted(c),
    (d, c) => `(${go('string', d, c)} + ${go('string', d, c)})`,
    (d, c) => `\`<\${${go('string', d, c)}}-\${${go('string', d, c)}}\``,
    (d, c) => `(${go('maybe', d, c)} ?? ${go('string', d, c)})`,
    (d, c) => `(${go('maybe', d, c)} || ${go('string', d, c)})`,
    (d, c) => `(${go('string', d, c)} && ${go('string', d, c)})`,
    (d, c) => `\`\${${go('number', d, c)}}\``,
  ],
  boolean: [
    (_, c) => pick(['true', 'false'], c),
    compared,
    compared,
    equalOf('number'),
    equalOf('string'),
    equalOf('maybe'),
    equalOf('nullable'),
    equalOf('boolean'),
    (d, c) =>
      `!${go(pick(['boolean', 'maybe', 'nullable', 'number', 'string', 'numbers', 'thing'], c), d, c)}`,
    (d, c) => `(${go('boolean', d, c)} ${pick(['&&', '||'], c)} ${go('boolean', d, c)})`,
    (d, c) => `(${go('maybe', d, c)} ${pick(['===', '!=='], c)} undefined)`,
    (d, c) => `(${go('nullable', d, c)} ${pick(['===', '!=='], c)} null)`,
    (_, c) => `(typeof ${named('maybe', c)} === ${pick(['"string"', '"undefined"', '"number"'], c)})`,
    (d, c) => `${go('thing', d, c)}.inner.y`,
  ],
  maybe: [
    () => 'undefined',
    (d, c) => go('string', d, c),
    (d, c) => `${go('thing', d, c)}.t`,
    (_, c) => `${named('texts', c)}[${c(3)}]`,
    (d, c) => `${go('nested', d, c)}[0]?.[${c(2)}]`,
    (_, c) => `${named('things', c)}[${c(2)}]?.k`,
  ],
  nullable: [
    () => 'null',
    (d, c) => go('number', d, c),
    (d, c) => `${go('thing', d, c)}.inner.z`,
    (_, c) => `(${named('things', c)}[${c(2)}]?.v ?? null)`,
  ],
  numbers: [
    (d, c) => `[${some(() => go('number', d, c), c).join(', ')}]`,
    (_, c) => `[...${named('numbers', c)}, 1]`,
  ],
  texts: [
    (d, c) => `[${some(() => go('string', d, c), c).join(', ')}]`,
    (d, c) => `${go('thing', d, c)}.tags`,
    (d, c) => `(${named('nested', c)}[${c(3)}] ?? ${go('texts', d, c)})`,
  ],
  nested: [(d, c) => `[${some(() => go('texts', d, c), c).join(', ')}]`],
  thing: [
    (d, c) =>
      `{ x: ${go('number', d, c)}, tags: ${go('texts', d, c)}, inner: { y: ${go('boolean', d, c)}, z: ${go('nullable', d, c)} } }`,
  ],
  things: [
    (d, c) => `[${some(() => `{ k: ${go('string', d, c)}, v: ${go('number', d, c)} }`, c).join(', ')}]`,
  ],
};

function expression(kind: Kind, depth: number, choose: Choose): string {
  if (depth <= 0) return named(kind, choose);
  switch (choose(4)) {
    case 0:
      return named(kind, choose);
    case 1:
      return `(${go('boolean', depth, choose)} ? ${go(kind, depth, choose)} : ${go(kind, depth, choose)})`;
    default:
      return wrapped(kind, pick(forms[kind], choose)(depth, choose));
  }
}

/** An object's braces are no block where a member is asked of it. */
function wrapped(kind: Kind, text: string): string {
  return kind === 'thing' ? `(${text})` : text;
}
