// Runs an emitted state machine with real functions: the interpreter decides, this file waits and invokes.
import { createHash, randomUUID } from 'node:crypto';
import type { StateMachine } from '../../targets/asl/types.ts';
import {
  answerSlowly,
  type Effect,
  type Event,
  type Json,
  newExecution,
  type Outcome,
  type Snapshot,
  transition,
} from '../../targets/local/interpreter/index.ts';
import { FunctionError } from './cloud.ts';

export type Invoke = (functionArn: string, payload: Json) => Promise<unknown>;
type EventBody = Event extends infer E ? (E extends Event ? Omit<E, 'time' | 'random'> : never) : never;

const sources = {
  now: Date.now,
  random: Math.random,
  uuid: randomUUID,
  hash: (data: string) => createHash('sha256').update(data).digest('hex'),
};

/** Retries wait, but not as long as on AWS. */
const FASTER = 20;

export function execute(
  machine: StateMachine,
  { name, input }: { readonly name: string; readonly input: Json },
  invoke: Invoke,
): Promise<Outcome> {
  let snapshot: Snapshot = newExecution({
    id: `arn:execution:${name}`,
    name,
    input,
    startTime: new Date().toISOString(),
    machine: { id: 'arn:machine', name: 'machine' },
  });
  return new Promise((done, fail) => {
    let line = Promise.resolve();
    const take = (body: EventBody): void => {
      line = line.then(() => step(body)).catch(fail);
    };
    const step = async (body: EventBody): Promise<void> => {
      const event = { ...body, time: Date.now(), random: Math.random() } as Event;
      const answers = [];
      for (;;) {
        const result = transition(machine, snapshot, event, answers);
        if (result.kind === 'moved') {
          snapshot = result.snapshot;
          for (const effect of result.effects) act(effect);
          return;
        }
        answers.push(await answerSlowly(result.question, sources));
      }
    };
    const act = (effect: Effect): void => {
      if (effect.kind === 'done') done(effect.outcome);
      else if (effect.kind === 'timer') {
        const { token, at } = effect;
        setTimeout(() => take({ kind: 'timer', token }), Math.max(0, at - Date.now()) / FASTER);
      } else if (effect.kind === 'invoke') call(effect);
      else fail(new Error(`this account knows no ${effect.kind}`));
    };
    const call = ({ token, function: arn, payload }: Extract<Effect, { kind: 'invoke' }>): void => {
      invoke(arn, payload).then(
        result => take({ kind: 'succeeded', token, result: result as Json }),
        (error: unknown) => {
          if (!(error instanceof FunctionError)) fail(error);
          else take({ kind: 'failed', token, error: error.report.errorType, cause: error.message });
        },
      );
    };
    take({ kind: 'start' });
  });
}
