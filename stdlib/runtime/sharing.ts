// Variables that lead to the same array or object go on doing so after a wait, as they do in JavaScript. A turn notes at its
// end which places of its values were one object; the next turn puts one object there again.
//
//   sharing({ rows, last })  →  [[["rows", 2], ["last"]]]

type Place = readonly (string | number)[];

/** For each object that several places lead to: the places, containers before what is in them. */
export function sharing(values: Readonly<Record<string, unknown>>): Place[][] {
  const places = new Map<object, Place[]>();
  const around = new Set<unknown>();
  const visit = (value: unknown, place: Place, holder?: object): void => {
    if (typeof value !== 'object' || value === null || around.has(value)) return;
    const known = places.get(value) ?? [];
    places.set(value, known);
    // A URL keeps the query that it has made.
    if (holder instanceof URL) known.unshift(place);
    else known.push(place);
    around.add(value);
    for (const [key, part] of partsOf(value)) visit(part, [...place, key], value);
    around.delete(value);
  };
  for (const [name, value] of Object.entries(values)) visit(value, [name]);
  return [...places.values()].filter(each => each.length > 1);
}

/** The values, with one object at all places of a group that are still there. */
export function joined<V extends Record<string, unknown>>(values: V, groups: readonly Place[][]): V {
  for (const places of groups) {
    const [first, ...others] = places.filter(([name]) => Object.hasOwn(values, name as string));
    if (first === undefined) continue;
    const value = valueAt(values, first);
    for (const place of others) {
      const holder = valueAt(values, place.slice(0, -1)) as object;
      putPart(holder, place[place.length - 1] as string | number, value);
    }
  }
  return values;
}

function valueAt(values: unknown, place: Place): unknown {
  return place.reduce<unknown>((value, key) => partAt(value as object, key), values);
}

/** What an object holds, each under a key: the entries of a map are counted, keys and values in turn. */
function partsOf(value: object): [string | number, unknown][] {
  if (value instanceof Map) return [...value].flat(1).map((part, i) => [i, part]);
  if (value instanceof URL) return [['searchParams', value.searchParams]];
  if (Array.isArray(value) || value instanceof Set) return [...value].map((part, i) => [i, part]);
  return Object.entries(value);
}

function partAt(value: object, key: string | number): unknown {
  if (value instanceof Map || value instanceof Set) return partsOf(value)[Number(key)]?.[1];
  return (value as Record<string | number, unknown>)[key];
}

/** In its place: the order of what a map or a set holds stays as it is. */
function putPart(holder: object, key: string | number, part: unknown): void {
  if (!(holder instanceof Map || holder instanceof Set)) {
    (holder as Record<string | number, unknown>)[key] = part;
    return;
  }
  const parts = partsOf(holder).map(([at, old]) => (at === key ? part : old));
  holder.clear();
  if (holder instanceof Set) for (const each of parts) holder.add(each);
  else for (let i = 0; i < parts.length; i += 2) holder.set(parts[i], parts[i + 1]);
}
