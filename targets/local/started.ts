// Executions that other executions start. The same name and input is the same execution, while it runs; after it ended the
// name is taken. Whoever starts one hears of it when its record is in order with everything else, so that a started execution
// goes on after a crash.
import type { Json } from '../../stdlib/runtime/ports.ts';
import { type Build, executionArn } from './build.ts';
import type { Started } from './execution-ports.ts';
import { digest, type OpenRecord, type Records, recordKey } from './execution-records.ts';
import type { Executions } from './executions.ts';
import type { Outcome } from './interpreter/index.ts';
import type { Clock } from './timers.ts';

export interface StartedPorts {
  readonly build: Build;
  readonly records: Records;
  readonly clock: Clock;
  /** Made later than this: each needs the other. */
  readonly executions: () => Executions;
  newName(): string;
}

type MachineRecord = Extract<OpenRecord, { kind: 'machine' }>;

export class StartedExecutions {
  readonly #ports: StartedPorts;

  constructor(ports: StartedPorts) {
    this.#ports = ports;
  }

  start(arn: string, name = this.#ports.newName(), input: Json): Started {
    const { build, records, clock } = this.#ports;
    const executions = this.#ports.executions();
    const machine = build.machineAt(arn);
    if (machine === undefined)
      return refused('StateMachineDoesNotExistException', `State Machine Does Not Exist: '${arn}'`);
    const execution = executionArn(machine, name);
    const time = clock.now();
    const running = executions.input(execution);
    const key = recordKey(machine.id, name);
    const taken = running === undefined ? records.ended.get(key) !== undefined : !same(running, input);
    if (taken) return refused('ExecutionAlreadyExistsException', `Execution Already Exists: '${execution}'`);
    if (running === undefined)
      executions.launch(machine, name, input, outcome => this.#ended(key, input, { time, outcome }));
    return { kind: 'started', execution, time };
  }

  /** False: there is no such machine any more. */
  resume({ machine: id, name, snapshot }: MachineRecord): boolean {
    const machine = this.#ports.build.machine(id);
    if (machine === undefined) return false;
    const { input, startTime } = snapshot.execution;
    const time = Date.parse(startTime);
    const key = recordKey(id, name);
    const executions = this.#ports.executions();
    void executions
      .resume(machine, name, snapshot)
      .then(outcome => this.#ended(key, input, { time, outcome }));
    return true;
  }

  #ended(key: string, input: Json, { time, outcome }: { readonly time: number; readonly outcome: Outcome }) {
    const { records, clock } = this.#ports;
    const startTime = new Date(time).toISOString();
    records.ended.put(key, { input: digest(input), startTime, ended: clock.now(), outcome });
    records.open.delete(key);
  }
}

function refused(name: string, cause: string): Started {
  const error = `StepFunctions.${name}`;
  return { kind: 'refused', error, cause: `${cause} (Service: Sfn, Error Code: ${name})` };
}

function same(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
