// What a store holds, state by state, as a program sees it: for comparing it with what it should hold.
import { decode } from '../../../stdlib/runtime/codec.ts';
import { compareKeys } from '../../../stdlib/runtime/keys.ts';
import type { Json } from '../../../stdlib/runtime/ports.ts';
import type { Manifest } from '../../manifest.ts';

/** `Hotel.rooms` → entries of a map, elements of a set or list, a number, a value. What was never written may be left out. */
export type Stored = { readonly [state: string]: unknown };

export function storedIn({ tables }: Manifest, records: ReadonlyMap<string, Json>): Stored {
  const found: { [state: string]: unknown } = {};
  for (const { service, states } of tables) {
    for (const { name, collection } of states) {
      const value = read(collection, `${service}/${name}`, records);
      if (value !== undefined) found[`${service}.${name}`] = value;
    }
  }
  return found;
}

/** Rows that no state of the program has: of none that it declares, or behind the end of a list. */
export function orphansIn({ tables }: Manifest, records: ReadonlyMap<string, Json>): readonly string[] {
  const states = new Map(
    tables.flatMap(({ service, states: own }) =>
      own.map(({ name, collection }) => [`${service}/${name}`, collection]),
    ),
  );
  return [...records.keys()].flatMap(text => {
    const [, prefix = '', position] = /^([^/]+\/[^/]+)\/(?:item#(\d+)$)?/.exec(text) ?? [];
    const collection = states.get(prefix);
    if (collection === undefined) return [`row ${text}`];
    if (collection !== 'list' || position === undefined) return [];
    const { length = 0 } = (records.get(`${prefix}/head`) ?? {}) as { readonly length?: number };
    return Number(position) < length ? [] : [`row ${text}, behind the end`];
  });
}

type Collection = Manifest['tables'][number]['states'][number]['collection'];

function read(collection: Collection, prefix: string, records: ReadonlyMap<string, Json>): unknown {
  switch (collection) {
    case 'map':
      return itemsOf(prefix, records);
    case 'set':
      return itemsOf(prefix, records).map(([key]) => key);
    case 'list':
      return itemsOf(prefix, records).map(([, value]) => value);
    case 'counter':
      return records.get(`${prefix}/counter`) ?? 0;
    case 'value': {
      const value = records.get(`${prefix}/value`);
      return value === undefined ? undefined : decode(value);
    }
    default:
      return collection satisfies never;
  }
}

/** In the order of their keys. The text of a record has `#` before a number, `/` before a text. */
function itemsOf(
  prefix: string,
  records: ReadonlyMap<string, Json>,
): readonly (readonly [string | number, unknown])[] {
  const start = `${prefix}/item`;
  return [...records]
    .filter(([text]) => text.startsWith(`${start}/`) || text.startsWith(`${start}#`))
    .map(([text, value]): readonly [string | number, unknown] => {
      const key = text.slice(start.length + 1);
      return [text[start.length] === '#' ? Number(key) : key, decode(value)];
    })
    .sort(([a], [b]) => compareKeys(a, b));
}
