// Variables that are written down with more than their values: those that may hold the same object, of which one is changed in
// place, and those that may hold what a regular expression found.
import { holdsMatch } from '../check/durable.ts';
import type { Type } from '../check/types.ts';

interface Typed {
  readonly name: string;
  readonly type: Type | undefined;
}

export interface SharedGroup {
  /** The variable that says what is shared. */
  readonly name: string;
  readonly members: ReadonlySet<string>;
}

/** Names, with the whole of each group of which they mention a member. */
export function withGroups(names: Iterable<string>, groups: readonly SharedGroup[]): Set<string> {
  const found = new Set(names);
  for (const { name, members } of groups) {
    if (![...members].some(m => found.has(m))) continue;
    found.add(name);
    for (const member of members) found.add(member);
  }
  return found;
}

/** Names, with the variables that say what they share. */
export function withSharing(names: Iterable<string>, groups: readonly SharedGroup[]): Set<string> {
  const found = new Set(names);
  for (const { name, members } of groups) if ([...members].some(m => found.has(m))) found.add(name);
  return found;
}

/** The variables that may hold what a regular expression found. */
export function findsOf({
  variables,
}: {
  readonly variables: ReadonlyMap<string, Typed>;
}): ReadonlySet<string> {
  const found = [...variables.values()].filter(({ type }) => holdsMatch(type));
  return new Set(found.map(({ name }) => name));
}
