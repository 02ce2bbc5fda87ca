// Counting votes: grouping, ranks with ties, shares that sum up to a hundred.
//
// > Votes.cast([{"voter": "a", "choice": "x"}, {"voter": "b", "choice": "y"}, {"voter": "a", "choice": "y"}, {"voter": "c", "choice": "z", "weight": 2}]) = 3
// > Votes.result() = [{"choice": "y", "votes": 2, "rank": 1, "share": 50}, {"choice": "z", "votes": 2, "rank": 1, "share": 50}]
// > Votes.shares([1, 1, 1]) = [34, 33, 33]
// > Votes.shares([0, 0]) = [0, 0]
// > Votes.seats({"a": 47000, "b": 16000, "c": 15800, "d": 12000}, 10) = {"a": 5, "b": 2, "c": 2, "d": 1}
// > Votes.voters("y") = ["a", "b"]
type Vote = { voter: string; choice: string; weight?: number };
type Standing = { choice: string; votes: number; rank: number; share: number };

function groupBy<T, K extends string>(items: readonly T[], key: (item: T) => K): Partial<Record<K, T[]>> {
  const groups: Partial<Record<K, T[]>> = {};
  for (const item of items) {
    const at = key(item);
    groups[at] = [...(groups[at] ?? []), item];
  }
  return groups;
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** Percentages by the largest remainder. */
function shares(votes: readonly number[]): number[] {
  const all = sum(votes);
  if (all === 0) return votes.map(() => 0);
  const exact = votes.map((value, index) => ({ index, share: (100 * value) / all }));
  const floors = exact.map(({ share }) => Math.floor(share));
  const missing = 100 - sum(floors);
  exact
    .sort((a, b) => (b.share % 1) - (a.share % 1) || a.index - b.index)
    .slice(0, missing)
    .forEach(({ index }) => {
      floors[index] = (floors[index] ?? 0) + 1;
    });
  return floors;
}

export service Votes {
  state votes: Map<string, Vote>;

  cast(votes: Vote[]): number {
    votes.forEach(vote => this.votes.set(vote.voter, vote));
    return this.votes.size;
  }

  result(): Standing[] {
    const groups = groupBy([...this.votes.values()], vote => vote.choice);
    const counted = Object.entries(groups)
      .map(([choice, votes = []]) => ({ choice, votes: sum(votes.map(({ weight = 1 }) => weight)) }))
      .sort((a, b) => b.votes - a.votes || a.choice.localeCompare(b.choice));
    const percent = shares(counted.map(each => each.votes));
    let rank = 0;
    return counted.map((each, i) => {
      if (each.votes !== counted[i - 1]?.votes) rank = i + 1;
      return { ...each, rank, share: percent[i] ?? NaN };
    });
  }

  shares(votes: number[]) {
    return shares(votes);
  }

  seats(votes: Record<string, number>, seats: number): Record<string, number> {
    const given = new Map(Object.keys(votes).map(party => [party, 0]));
    for (let seat = 0; seat < seats; seat++) {
      let best = "";
      let most = -Infinity;
      for (const [party, count] of given) {
        const quotient = (votes[party] ?? 0) / (2 * count + 1);
        if (quotient > most) [best, most] = [party, quotient];
      }
      given.set(best, (given.get(best) ?? 0) + 1);
    }
    return Object.fromEntries(given);
  }

  voters(choice: string): string[] {
    const found: string[] = [];
    for (const vote of this.votes.values()) if (vote.choice === choice) found.push(vote.voter);
    return found.sort();
  }
}
