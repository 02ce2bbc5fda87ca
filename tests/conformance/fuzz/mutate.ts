// Definitions and inputs that nobody would write: those of the cases, changed at random places.
import type { Json } from '../../../stdlib/runtime/ports.ts';
import { type Chance, chanceFrom, pick } from '../../fuzz/chance.ts';
import { cases } from '../cases.ts';

export interface Mutant {
  readonly definition: Json;
  readonly input: Json;
}

const odd: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  '$',
  '$$',
  '$.a[0].b',
  '$.xs[?(@.n)]',
  '$..n',
  '$x',
  "States.Format('{}', $.a)",
  'States.ArrayRange(1, 2, 0)',
  '{% $states.input %}',
  '{% $states.context.Map.Item.Value %}',
  '{% [1..3] %}',
  '{% nonsense( %}',
  'States.ALL',
  '2020-01-01T00:00:00Z',
  '__proto__',
  'constructor',
  [],
  {},
  [[]],
  { Type: 'Pass', End: true },
  { 'v.$': '$.no' },
];

const definitions = cases.map(({ states, language, input = {} }) => ({
  definition: {
    ...(language !== undefined && { QueryLanguage: language }),
    StartAt: Object.keys(states)[0] ?? '',
    States: states,
  } as Json,
  input,
}));
const parts = definitions.flatMap(({ definition }) => [...inside(definition)]);

/** Mutant `number` of a seed, always the same one. */
export function mutant(seed: number, number: number): Mutant {
  const chance = chanceFrom(seed * 1_000_003 + number);
  const { definition, input } = pick(definitions, chance);
  let changed = definition;
  for (let left = chance(3); left > 0; left--) changed = change(changed, chance);
  return { definition: changed, input: chance(4) === 0 ? pick(odd, chance) : input };
}

function* inside(value: Json): Generator<Json> {
  yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) yield* inside(member as Json);
}

function change(value: Json, chance: Chance, depth = 0): Json {
  if (typeof value !== 'object' || value === null || (depth > 2 && chance(12) === 0))
    return other(value, chance);
  if (Array.isArray(value)) {
    const list = [...(value as readonly Json[])];
    const at = chance(list.length);
    if (list.length === 0 || chance(8) === 0) return [...list, other(null, chance)];
    list[at] = change(list[at] ?? null, chance, depth + 1);
    return list;
  }
  const entries = Object.entries(value as { readonly [key: string]: Json });
  // Around the states there is little to change that leaves a machine.
  const open = depth < 2 && chance(20) > 0 ? entries.filter(([, each]) => typeof each === 'object') : entries;
  const [key, member] = open[chance(open.length)] ?? ['a', null];
  const rest = entries.filter(([name]) => name !== key);
  if (depth > 2 && chance(12) === 0) return Object.fromEntries(rest);
  if (depth > 2 && chance(12) === 0) {
    const [added = 'a'] = [pick(Object.keys(pick(records, chance)), chance)];
    return { ...(value as object), [added]: other(null, chance) };
  }
  return { ...(value as object), [key]: change(member, chance, depth + 1) };
}

const records = parts.filter(
  (part): part is { readonly [key: string]: Json } =>
    typeof part === 'object' && part !== null && !Array.isArray(part) && Object.keys(part).length > 0,
);

/** Most often something of the same kind. */
function other(value: Json, chance: Chance): Json {
  const alike = chance(4) > 0 ? odd.filter(each => typeof each === typeof value) : odd;
  return chance(3) > 0 && alike.length > 0 ? pick(alike, chance) : pick(parts, chance);
}
