// A world as something that scenarios are played against: calls that are made at the same time arrive at the same time.
import type { Outcome } from '../../cli/client.ts';
import type { Scenario, Step } from '../../cli/scenario/format.ts';
import type { Player } from '../../cli/scenario/play.ts';
import { readDuration } from '../../compiler/check/durations.ts';
import type { Answer, Choose, Request, World } from '../../compiler/reference/index.ts';

const mismatch: Outcome = { kind: 'error', name: 'HTTP 409', message: 'the id was used before', fields: {} };

export function playerOf(world: World, choose: Choose): Player {
  const asked = new Map<string, string>();
  let together: Request[] = [];
  /** Whether the front door lets it in: an id stands for one input. */
  const request = (method: string, args: Request['args'], id: string): boolean => {
    const input = JSON.stringify([method, args]);
    if (!asked.has(id)) together.push({ kind: 'request', id, method, args });
    else if (asked.get(id) !== input) return false;
    asked.set(id, input);
    return true;
  };
  const now = (): { readonly untilTime: number } => ({ untilTime: world.now() });
  return {
    async call(method, args, id) {
      if (!request(method, args, id)) return mismatch;
      await Promise.resolve();
      const arrivals = together;
      together = [];
      world.run(arrivals, {
        choose,
        timers: { untilAnswered: [id, ...arrivals.map(arrival => arrival.id)] },
      });
      return outcomeOf(world.history().answers.get(id));
    },
    async start(method, args, id) {
      if (!request(method, args, id)) return mismatch;
      world.run(together, { choose, timers: now() });
      together = [];
      return { kind: 'result', value: undefined };
    },
    async advance(duration) {
      world.run([], { choose, timers: { untilTime: world.now() + (readDuration(duration) ?? 0) } });
    },
    async signal({ request: to, signal: name, message = null }) {
      world.run([{ kind: 'signal', request: to, name, message }], { choose, timers: now() });
      return { kind: 'result', value: 'delivered' };
    },
    http() {
      throw new Error('the specification has no routes');
    },
  };
}

/** Whoever waits for ever is told so by the front door after a while. */
function outcomeOf(answer: Answer | undefined): Outcome {
  if (answer === undefined) return { kind: 'error', name: 'HTTP 504', message: 'no answer', fields: {} };
  if (answer.kind === 'value') return { kind: 'result', value: answer.value as never };
  return { ...answer, fields: answer.fields as never };
}

/** The front door refuses some messages, and knows some already: they do not reach the program. */
export function withoutFrontDoor(scenario: Scenario): Scenario {
  return { ...scenario, steps: scenario.steps.flatMap(step => reaching(step)) };
}

function reaching(step: Step): readonly Step[] {
  if (!('signal' in step)) return [step];
  const { status, ...rest } = step;
  return status === undefined || ['delivered', 'buffered'].includes(status) ? [rest] : [];
}
