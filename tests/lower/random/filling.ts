// Random patterns that fill what is there already: variables, members, elements and states; and keys that are computed.
import type { Code } from './code.ts';
import { code, dual, join } from './code.ts';
import { expression, key, number, state } from './expressions.ts';
import type { Kind, Scope, Variable } from './scope.ts';
import { chance, deeper, pick, visible } from './scope.ts';
import type { Written } from './written.ts';

/** Something that takes a number. */
function place(s: Scope): Code {
  const variables = assignable(s, 'number').map(({ name }) => code`${name}`);
  const members = visible(s, 'pair').map(({ name }) => code`${name}.a`);
  const elements = visible(s, 'cells').map(({ name }) =>
    chance(s, 50) ? code`${name}[${s.choose(3)}]` : code`${name}[Math.abs(${number(deeper(s))}) % 3]`,
  );
  const entry = key(s);
  const states = [
    dual('this.rate', '$.state("R.rate").value'),
    dual(`this.sums[${entry.mu}]`, `$.state("R.sums").at(${entry.js}).value`),
  ];
  return pick(s, [...variables, ...members, ...members, ...elements, ...elements, ...states]);
}

function assignable(s: Scope, kind: Kind): readonly Variable[] {
  return visible(s, kind).filter(v => v.assignable && !s.frozen.includes(v.name));
}

/** Something that takes a text. */
function textPlace(s: Scope): Code | undefined {
  const known = [
    ...assignable(s, 'text').map(({ name }) => name),
    ...visible(s, 'pair').map(v => `${v.name}.b`),
  ];
  return known.length === 0 ? undefined : code`${pick(s, known)}`;
}

/** Numbers into places, by position. */
function byPosition(s: Scope): Code {
  const count = 1 + s.choose(3);
  const parts = Array.from({ length: count }, () => place(s));
  if (chance(s, 50)) {
    const values = parts.map(() => number(deeper(s)));
    return code`([${join(parts, ', ')}] = [${join(values, ', ')}])[0]`;
  }
  const filled = parts.map(part => (chance(s, 20) ? code`` : code`${part} = ${number(deeper(s))}`));
  const lists = assignable(s, 'numbers');
  if (lists.length > 0 && chance(s, 40)) filled.push(code`...${pick(s, lists).name}`);
  else if (filled.at(-1)?.mu === '') filled.push(code``);
  return code`([${join(filled, ', ')}] = ${expression('numbers', deeper(s))}.slice(0)).length`;
}

/** Members into places, by name: all of them, since nobody would see the others of a literal. */
function byName(s: Scope): Code {
  return code`(${members(s)} = ${expression('pair', deeper(s))}).a`;
}

function members(s: Scope): Code {
  const text = textPlace(s);
  const parts = [
    code`a: ${place(s)}`,
    text === undefined ? code`b: { length: ${place(s)} }` : code`b: ${text}`,
  ];
  return code`{ ${join(chance(s, 50) ? parts : parts.toReversed(), ', ')} }`;
}

/** Under keys that are computed. */
function byKey(s: Scope): Code {
  const parts = Array.from(
    { length: 1 + s.choose(2) },
    () => code`[${key(s)}]: ${place(s)} = ${number(deeper(s))}`,
  );
  return code`({ ${join(parts, ', ')} } = ${record(s)}).a ?? 0`;
}

function record(s: Scope): Code {
  const whole = code`{ a: ${number(deeper(s))}, ["k" + ${number(deeper(s))}]: ${number(deeper(s))} }`;
  return dual(`(${whole.mu} as Record<string, number>)`, `(${whole.js})`);
}

/** Patterns in patterns. */
function nested(s: Scope): Code {
  const pattern = code`[[${place(s)}, , ${place(s)}], ${members(s)}, ${place(s)}]`;
  const values = [expression('cells', deeper(s)), expression('pair', deeper(s)), number(deeper(s))];
  return code`(${pattern} = [${join(values, ', ')}])[2]`;
}

export function filling(s: Scope): Written {
  const filled = pick(s, [byPosition, byPosition, byName, byKey, nested])(s);
  return { code: chance(s, 50) ? code`(${filled});` : code`${state('trace')}.push(${filled});` };
}

/** `const { [key]: a = 1, ...rest } = …` */
export function takingByKey(s: Scope): Written {
  const [one, two] = [s.fresh(), s.fresh()];
  const first = code`[${key(s)}]: ${one} = ${number(deeper(s))}`;
  const second = code`[${key(s)}]: ${two} = ${number(deeper(s))}`;
  return {
    code: code`let { ${first}, ${second} } = ${record(s)};`,
    declares: [one, two].map(name => ({ name, kind: 'number', assignable: true })),
  };
}

/** What stands left of `of` and declares nothing. */
export function head(s: Scope): { readonly target: Code; readonly over: Code } {
  const over = expression('numbers', deeper(s));
  if (chance(s, 50)) return { target: place(s), over };
  return { target: code`[${place(s)}, ${place(s)}]`, over: code`${over}.entries()` };
}
