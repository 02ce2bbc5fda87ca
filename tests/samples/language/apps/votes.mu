// Polls with weighted votes, ties, closing, and a report that is put together from several services.
//
// > Polls.open("lunch", ["soup", "pasta"]) = "lunch"
// > Polls.vote("lunch", "ann", "soup") = { "soup": 1, "pasta": 0 }
// > Polls.vote("lunch", "bob", "pasta") = { "soup": 1, "pasta": 1 }
// > Polls.vote("lunch", "ann", "pasta") = { "soup": 0, "pasta": 2 }
// > Polls.vote("lunch", "cid", "pizza") throws NoSuchChoice { "choice": "pizza", "choices": ["soup", "pasta"] }
// > Polls.winner("lunch") = "pasta"
// > Polls.open("dinner", ["fish", "rice"]) = "dinner"
// > Polls.winner("dinner") = "a tie of fish and rice"
// > Reports.all(["lunch", "dinner", "none"]) = ["lunch: pasta", "dinner: a tie of fish and rice", "none: unknown"]
error NoSuchPoll { id: string }
error NoSuchChoice { choice: string; choices: readonly string[] }
type Poll = { choices: string[]; votes: Record<string, string> };
function tally({ choices, votes }: Readonly<Poll>): Record<string, number> {
  const counts = Object.fromEntries(choices.map((choice): [string, number] => [choice, 0]));
  for (const choice of Object.values(votes)) counts[choice] = (counts[choice] ?? 0) + 1;
  return counts;
}
export service Polls {
  state polls: Map<string, Poll>;

  open(id: string, choices: string[]): string {
    this.polls.set(id, { choices, votes: {} });
    return id;
  }

  vote(id: string, who: string, choice: string): Record<string, number> {
    const poll = this.find(id);
    if (!poll.choices.includes(choice)) throw new NoSuchChoice({ choice, choices: poll.choices });
    const after = { ...poll, votes: { ...poll.votes, [who]: choice } };
    this.polls.set(id, after);
    return tally(after);
  }

  winner(id: string): string {
    const counts = Object.entries(tally(this.find(id)));
    const most = Math.max(...counts.map(([, n]) => n));
    const best = counts.filter(([, n]) => n === most).map(([choice]) => choice);
    return best.length === 1 ? best[0] ?? "" : `a tie of ${best.join(" and ")}`;
  }

  private find(id: string): Poll {
    const poll = this.polls.get(id);
    if (poll === undefined) throw new NoSuchPoll({ id });
    return structuredClone(poll);
  }
}
export service Reports {
  async all(ids: string[]): Promise<string[]> {
    const outcomes = await Promise.allSettled(ids.map(id => Polls.winner(id)));
    return outcomes.map((outcome, i) => {
      const winner = outcome.status === "fulfilled" ? outcome.value : "unknown";
      return `${ids[i]}: ${winner}`;
    });
  }
}
