// Variables that lead to the same array or object go on doing so after a wait, as they do in JavaScript. A turn notes at its
// end which places of its values were one object; the next turn puts one object there again.
//
//   sharing({ rows, last })  →  [[["rows", 2], ["last"]]]

type Place = readonly (string | number)[];

/** For each object that several places lead to: the places, containers before what is in them. */
export function sharing(values: Readonly<Record<string, unknown>>): Place[][] {
  const places = new Map<object, Place[]>();
  const around = new Set<unknown>();
  const visit = (value: unknown, place: Place): void => {
    if (typeof value !== 'object' || value === null || around.has(value)) return;
    const known = places.get(value);
    if (known === undefined) places.set(value, [place]);
    else known.push(place);
    around.add(value);
    for (const [key, part] of Object.entries(value))
      visit(part, [...place, Array.isArray(value) ? Number(key) : key]);
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
      const holder = valueAt(values, place.slice(0, -1)) as Record<string | number, unknown>;
      holder[place[place.length - 1] as string | number] = value;
    }
  }
  return values;
}

function valueAt(values: unknown, place: Place): unknown {
  return place.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], values);
}
