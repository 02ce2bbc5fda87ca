// What every function hosts: the runs of its program, and besides them runs of the library (`mu:…`) that state machines need to
// wait and to be woken. They do not walk a graph and keep no entry of their own: each is right to be executed again.
import { outward } from './codec.ts';
import { errorOf, executeRun } from './driver.ts';
import { bug } from './errors.ts';
import type { Program } from './graph.ts';
import type { Invocation, Ports, Reply } from './ports.ts';
import { executeSettle, executeSettled, executeWait, settledRun, settleRun, waitRun } from './settling.ts';
import { executeSignal, signalRun } from './signals.ts';

type SystemRun = (invocation: Invocation, ports: Ports) => Promise<Reply>;

const system: ReadonlyMap<string, SystemRun> = new Map([
  [signalRun, executeSignal],
  [settleRun, executeSettle],
  [settledRun, executeSettled],
  [waitRun, executeWait],
]);

/** What the platform calls. An error of the program is thrown under its own name, its message the JSON text of its value. */
export async function execute(program: Program, invocation: Invocation, ports: Ports): Promise<Reply> {
  if (!invocation.run.startsWith('mu:')) return await executeRun(program, invocation, ports);
  try {
    const run = system.get(invocation.run);
    if (run === undefined) throw bug(`the library has no run ${invocation.run}`);
    return await run(invocation, ports);
  } catch (error) {
    throw outward(errorOf(error), error);
  }
}
