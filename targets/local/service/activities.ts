// Activities: tasks that workers ask for. Tasks wait in the order in which they came; workers wait a minute for one.

import type { Json } from '../interpreter/index.ts';
import { taskToken } from '../interpreter/tokens.ts';
import { Fault } from './fault.ts';
import { activityArn } from './names.ts';
import { arn, list, name, optional, type Parameters, page, paged, required } from './parameters.ts';
import type { ActivityRecord, ServiceRecords } from './records.ts';

export interface ActivityPorts {
  readonly records: ServiceRecords;
  now(): number;
  after(milliseconds: number, wake: () => void): () => void;
  /** Tells the execution that a worker has its task; false: it does not wait any more. */
  taken(token: string, worker: string | undefined): Promise<boolean>;
}

interface Task {
  readonly token: string;
  readonly input: Json;
}

interface Worker {
  readonly name: string | undefined;
  readonly give: (task: Task | undefined) => void;
}

/** Milliseconds that a worker waits. */
const patience = 60_000;

export class Activities {
  readonly #ports: ActivityPorts;
  readonly #tasks = new Map<string, Task[]>();
  readonly #workers = new Map<string, Worker[]>();

  constructor(ports: ActivityPorts) {
    this.#ports = ports;
  }

  create(parameters: Parameters): Json {
    const called = name(required(parameters, 'name'));
    const { activities } = this.#ports.records;
    const there = activities.get(called);
    const tags = list(parameters, 'tags');
    const activity = there ?? { arn: activityArn(called), name: called, created: this.#ports.now(), tags };
    if (there === undefined) activities.put(called, activity);
    return { activityArn: activity.arn, creationDate: activity.created / 1000 };
  }

  delete(parameters: Parameters): Json {
    const of = arn(parameters, 'activityArn', ['activity']);
    this.#ports.records.activities.delete(nameOf(of));
    return {};
  }

  describe(parameters: Parameters): Json {
    const { arn: of, name: called, created } = this.find(arn(parameters, 'activityArn', ['activity']));
    return {
      activityArn: of,
      name: called,
      creationDate: created / 1000,
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    };
  }

  list(parameters: Parameters): Json {
    const all = this.#ports.records.activities.range().map(({ value }) => ({
      activityArn: value.arn,
      name: value.name,
      creationDate: value.created / 1000,
    }));
    const { items, ...next } = paged(all, page(parameters));
    return { activities: items, ...next };
  }

  find(of: string): ActivityRecord {
    const activity = this.exists(of);
    if (activity === undefined) throw new Fault('ActivityDoesNotExist', `Activity Does Not Exist: '${of}'`);
    return activity;
  }

  exists(of: string): ActivityRecord | undefined {
    return this.#ports.records.activities.get(nameOf(of));
  }

  /** Resolves with an empty answer when there was no task for a minute. */
  async take(parameters: Parameters): Promise<Json> {
    const of = arn(parameters, 'activityArn', ['activity']);
    this.find(of);
    const worker = optional(parameters, 'workerName');
    const end = this.#ports.now() + patience;
    for (;;) {
      const task = this.#tasks.get(of)?.shift() ?? (await this.#wait(of, worker, end - this.#ports.now()));
      if (task === undefined) return {};
      if (await this.#ports.taken(task.token, worker))
        return { taskToken: task.token, input: JSON.stringify(task.input) };
    }
  }

  offer(of: string, execution: string, task: { readonly token: string; readonly input: Json }): void {
    const offered = { token: taskToken(execution, task.token), input: task.input };
    const worker = this.#workers.get(of)?.shift();
    if (worker !== undefined) worker.give(offered);
    else this.#tasks.set(of, [...(this.#tasks.get(of) ?? []), offered]);
  }

  #wait(of: string, worker: string | undefined, milliseconds: number): Promise<Task | undefined> {
    return new Promise(resolve => {
      const waiting: Worker = {
        name: worker,
        give: task => {
          cancel();
          resolve(task);
        },
      };
      const cancel = this.#ports.after(Math.max(0, milliseconds), () => {
        this.#workers.set(
          of,
          (this.#workers.get(of) ?? []).filter(each => each !== waiting),
        );
        resolve(undefined);
      });
      this.#workers.set(of, [...(this.#workers.get(of) ?? []), waiting]);
    });
  }
}

function nameOf(of: string): string {
  return of.split(':')[6] ?? '';
}
