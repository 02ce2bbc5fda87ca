/** Whole numbers from 0 below `count`, the same for the same seed (mulberry32). */
export type Chance = (count: number) => number;

export function chanceFrom(seed: number): Chance {
  let state = seed | 0;
  return count => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * count);
  };
}

export function pick<T>(list: readonly T[], chance: Chance): T {
  const found = list[chance(list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}
