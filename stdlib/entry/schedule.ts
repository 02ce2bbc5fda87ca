// A function that EventBridge Scheduler calls: `{ firing: "Reports.send", time: "2026-11-23T08:00:00Z" }`. It is a request under an
// id that is made of both, so that a firing that is delivered twice happens once. A method that is a single run is executed
// here; a state machine is started, and not waited for. What throws is delivered again, as the template says.
import type { ProgramEntry } from '../runtime/graph.ts';
import { valuesOf } from '../runtime/outcome.ts';
import type { Invocation, Reply } from '../runtime/ports.ts';
import { firingArguments, firingId } from '../runtime/schedule.ts';
import { machineOf, runExpress, startMachine } from './machine.ts';

export interface FiringEvent {
  /** The method. */
  readonly firing: string;
  /** For which it was due, ISO 8601. */
  readonly time: string;
}

export function serveSchedules(
  entries: readonly ProgramEntry[],
  run: (invocation: Invocation) => Promise<Reply>,
): (event: FiringEvent) => Promise<undefined> {
  return async ({ firing, time }) => {
    const entry = entries.find(({ method }) => method === firing);
    if (entry === undefined) throw new Error(`this function does not serve ${firing}`);
    const due = Date.parse(time);
    const requestId = firingId(firing, due);
    const args = firingArguments(entry.parameters, due);
    if (entry.workflow === undefined) {
      const key = `${requestId}/${firing}`;
      const at = new Date(due).toISOString();
      // Whether it is the first delivery is not known.
      await run({ run: entry.run ?? '', key, attempt: 1, time: at, values: valuesOf(entry, args) });
      return;
    }
    const machine = machineOf(entry.workflow);
    if (machine === undefined) throw new Error(`no machine for ${entry.workflow}`);
    const input = JSON.stringify({ args });
    if (entry.express === true) await runExpress(entry.workflow, requestId, input);
    else await startMachine(machine, requestId, input);
  };
}
