// Plays an execution to its end in no time: functions answer or fail by chance, timers are due at once.
import type { Json } from '../../../stdlib/runtime/ports.ts';
import {
  type Answer,
  answerSlowly,
  type Effect,
  type Event,
  type Machine,
  newExecution,
  type Outcome,
  transition,
} from '../../../targets/local/interpreter/index.ts';
import type { Chance } from '../../fuzz/chance.ts';

const sources = { random: () => 0.5, uuid: () => 'uuid', hash: (data: string) => data };
type Body = Event extends infer E ? (E extends Event ? Omit<E, 'time' | 'random'> : never) : never;

/** More steps than a short execution has: some loop. */
const most = 60;

/** Undefined: it goes on and on, or waits for somebody. */
export async function play(machine: Machine, input: Json, chance: Chance): Promise<Outcome | undefined> {
  const startTime = new Date(0).toISOString();
  let snapshot = newExecution({ id: 'arn', name: 'n', input, startTime, machine: { id: 'm', name: 'm' } });
  const due: Body[] = [{ kind: 'start' }];
  for (let step = 0; step < most; step++) {
    const body = due.shift();
    if (body === undefined) return undefined;
    const event = { ...body, time: step * 1000, random: 0.5 } as Event;
    const moved = await take(machine, snapshot, event);
    snapshot = JSON.parse(JSON.stringify(moved.snapshot)) as typeof snapshot;
    for (const effect of moved.effects) {
      if (effect.kind === 'done') return effect.outcome;
      due.push(...answersTo(effect, chance));
    }
  }
  return undefined;
}

async function take(machine: Machine, snapshot: Parameters<typeof transition>[1], event: Event) {
  const answers: Answer[] = [];
  for (;;) {
    const result = transition(machine, snapshot, event, { answers, history: true });
    if (result.kind === 'moved') return result;
    answers.push(await answerSlowly(result.question, sources));
  }
}

function answersTo(effect: Exclude<Effect, { kind: 'done' }>, chance: Chance): readonly Body[] {
  if (effect.kind === 'counted') return [];
  const { token } = effect;
  if (effect.kind === 'timer') return [{ kind: 'timer', token }];
  if (effect.kind === 'deadline') return [{ kind: 'late', token }];
  return chance(2) === 0
    ? [{ kind: 'succeeded', token, result: effect.kind === 'read' ? [1, 2] : { Payload: 1 } }]
    : [{ kind: 'failed', token, error: 'E', cause: 'why' }];
}
