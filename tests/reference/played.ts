// Programs on the reference interpreter: checked, put into a world, called, compared with what they say that they do.
import type { CallStep } from '../../cli/scenario/format.ts';
import { difference } from '../../cli/scenario/match.ts';
import { foreign } from '../../cli/verify/foreign.ts';
import { type CheckedProgram, check } from '../../compiler/check/index.ts';
import { load } from '../../compiler/load/load.ts';
import type { Answer, Choose, Ports, World } from '../../compiler/reference/index.ts';

export function checked(modules: ReadonlyMap<string, string>): CheckedProgram {
  const loaded = load({ read: path => modules.get(path), list: () => [...modules.keys()].sort() }, '');
  const { program, diagnostics } = check(loaded.modules);
  const errors = [...loaded.diagnostics, ...diagnostics].filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return program;
}

/** One module, for a test that writes its program down. */
export function program(text: string): CheckedProgram {
  return checked(new Map([['main.mu', text]]));
}

/** The same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function ports(given: Partial<Ports> = {}): Ports {
  const random = seeded(1);
  let uuids = 0;
  return {
    start: Date.UTC(2026, 0, 2, 3, 4, 5),
    random,
    uuid: () => `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`,
    foreign,
    extern: () => [],
    checkInvariants: true,
    time: 'idle',
    ...given,
  };
}

/** Calls one method and waits for the answer. */
export function call(world: World, step: CallStep, choose: Choose): Answer {
  const id = step.request ?? `r${world.history().answers.size + 1}`;
  world.run([{ kind: 'request', id, method: step.call, args: step.args }], {
    choose,
    timers: { untilAnswered: [id] },
  });
  const answer = world.history().answers.get(id);
  if (answer === undefined) throw new Error(`${step.call} gave no answer`);
  return answer;
}

/** What is otherwise than the steps say. */
export function problems(world: World, steps: readonly CallStep[], choose: Choose): readonly string[] {
  return steps.flatMap(step => problem(call(world, step, choose), step) ?? []);
}

export function problem(answer: Answer, step: CallStep): string | undefined {
  if (answer.kind === 'error') {
    if (step.error?.name !== answer.name) return `${step.call} threw ${answer.name}: ${answer.message}`;
    return step.error.fields && difference(answer.fields as never, step.error.fields, answer.name);
  }
  const value = answer.value ?? null;
  if (step.error !== undefined)
    return `${step.call} gave ${JSON.stringify(value)} instead of ${step.error.name}`;
  return step.result === undefined ? undefined : difference(value as never, step.result, step.call);
}
