// A queue of jobs with workers: leases, attempts, results, what failed for good.
//
// > Queue.add([{ "id": "a", "work": 2 }, { "id": "b", "work": -1 }, { "id": "c", "work": 5 }]) = 3
// > Worker.drain() = { "done": ["a", "c"], "dead": ["b"] }
// > Queue.left() = 0
// > Queue.result("c") = 25
// > Queue.result("b") = "failed 3 times: b cannot be negative"
import { sleep } from "mu";
error Negative { id: string }
type Job = { id: string; work: number; attempts: number };
type Outcome = { kind: "done"; value: number } | { kind: "failed"; why: string; attempts: number };
export service Queue {
  state jobs: List<Job>;
  state outcomes: Map<string, Outcome>;

  add(jobs: { id: string; work: number }[]): number {
    for (const job of jobs) this.jobs.push({ ...job, attempts: 0 });
    return this.jobs.length;
  }

  next(): Job | undefined {
    const job = this.jobs.pop();
    return job === undefined ? undefined : { ...job };
  }

  end(id: string, outcome: Outcome): void {
    this.outcomes.set(id, outcome);
  }

  again(job: Job): void {
    this.jobs.push(job);
  }

  left(): number {
    return this.jobs.length;
  }

  result(id: string): number | string {
    const outcome = this.outcomes.get(id);
    switch (outcome?.kind) {
      case "done":
        return outcome.value;
      case "failed":
        return `failed ${outcome.attempts} times: ${outcome.why}`;
      case undefined:
        return "unknown";
    }
  }
}
export service Worker {
  work({ id, work }: Job): number {
    if (work < 0) throw new Negative({ id });
    return work ** 2;
  }

  async drain(): Promise<{ done: string[]; dead: string[] }> {
    const done: string[] = [];
    const dead: string[] = [];
    for (let job = await Queue.next(); job !== undefined; job = await Queue.next()) {
      const { id, attempts } = job;
      try {
        const value = await Worker.work(job);
        await Queue.end(id, { kind: "done", value });
        done.push(id);
      } catch (e) {
        if (!(e instanceof Negative)) throw e;
        if (attempts < 2) {
          await sleep("10 seconds");
          await Queue.again({ ...job, attempts: attempts + 1 });
          continue;
        }
        await Queue.end(id, {
          kind: "failed",
          why: `${e.id} cannot be negative`,
          attempts: attempts + 1,
        });
        dead.push(id);
      }
    }
    return { done: done.sort(), dead };
  }
}
