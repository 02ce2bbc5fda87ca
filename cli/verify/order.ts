// What the store saw of a run, checked without the program: whether its turns are in some order, and each record at each moment
// what was written last.
import type { Simulation } from '../../targets/local/index.ts';
import { notLinearizable, type Operation } from './linearizable.ts';
import { notSerializable, type Transaction } from './serializable.ts';

/** What is wrong, in words. */
export function disorderIn({ log, happened }: Pick<Simulation, 'log' | 'happened'>): readonly string[] {
  const began = new Map<string, number>();
  for (const { step, point } of happened)
    if (point.kind === 'request' && !began.has(point.request)) began.set(point.request, step);
  const transactions = log.commits.map(
    ({ name, request, step, reads, writes }): Transaction => ({
      name,
      began: began.get(request) ?? 0,
      ended: step,
      reads,
      writes,
    }),
  );
  const reads = log.reads.map(
    ({ step, ...access }): Operation => ({
      ...access,
      kind: 'read',
      who: `a read at ${step}`,
      began: step,
      ended: step,
    }),
  );
  const writes = log.commits.flatMap(commit =>
    commit.writes.map(
      (access): Operation => ({
        ...access,
        kind: 'write',
        who: commit.name,
        began: commit.step,
        ended: commit.step,
      }),
    ),
  );
  const cycle = notSerializable(transactions);
  const stale = notLinearizable([...reads, ...writes]);
  return [
    ...(cycle === undefined ? [] : [`the turns are in no order: ${cycle}`]),
    ...(stale === undefined ? [] : [`a record was not what was written last: ${stale}`]),
  ];
}
