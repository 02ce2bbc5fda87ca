// Plays a scenario against something that answers requests. It does not know what that is.
import type { HttpAnswer, Outcome } from '../client.ts';
import type { Json } from '../json.ts';
import type {
  AdvanceStep,
  CallStep,
  ConcurrentStep,
  HttpStep,
  Scenario,
  SignalStep,
  StartStep,
  Step,
} from './format.ts';
import { difference } from './match.ts';

/** What a scenario is played against. */
export interface Player {
  /** Whatever it has to wait for takes no time. */
  call(method: string, args: readonly Json[], requestId: string): Promise<Outcome>;
  /** Resolves when it has begun. */
  start(method: string, args: readonly Json[], requestId: string): Promise<Outcome>;
  /** Lets a duration pass. */
  advance(duration: string): Promise<void>;
  /** `delivered`, `buffered`, `known`; or why not. */
  signal(message: SignalStep): Promise<Outcome>;
  /** Asks a route. */
  http(request: HttpStep): Promise<HttpAnswer>;
}

/** For those who have no clock to set, no signals and no routes: they only call. */
export function callsOnly(call: Player['call']): Player {
  const none = (): never => {
    throw new Error('there is no clock to set here, nobody to send signals to, and no route');
  };
  return { call, start: call, advance: none, signal: none, http: none };
}

export interface StepReport {
  /** `Frontend.reserve("u1", "f1", "h1")`. */
  readonly title: string;
  /** Sentences; none if it went as expected. */
  readonly problems: readonly string[];
}

export async function play(scenario: Scenario, player: Player): Promise<readonly StepReport[]> {
  const known = new Map<string, Json>();
  const reports: StepReport[] = [];
  for (const [i, step] of scenario.steps.entries()) {
    reports.push(await playStep(step, { player, known, prefix: `step-${i + 1}` }));
  }
  return reports;
}

interface Stage {
  readonly player: Player;
  readonly known: Map<string, Json>;
  readonly prefix: string;
}

function playStep(step: Step, stage: Stage): Promise<StepReport> {
  if ('concurrently' in step) return playTogether(step, stage);
  if ('start' in step) return playStart(step, stage);
  if ('advance' in step) return playAdvance(step, stage);
  if ('http' in step) return playHttp(step, stage);
  return 'signal' in step ? playSignal(step, stage) : playAlone(step, stage);
}

async function playStart(step: StartStep, { player, known }: Stage): Promise<StepReport> {
  const args = step.args.map(arg => fill(arg, known, 1));
  const outcome = await player.start(step.start, args, step.request);
  const problems = outcome.kind === 'error' ? [`ended in ${describe(outcome)}`] : [];
  return { title: `${titleOf(step.start, args)} starts`, problems };
}

async function playAdvance({ advance }: AdvanceStep, { player }: Stage): Promise<StepReport> {
  await player.advance(advance);
  return { title: `${advance} later`, problems: [] };
}

async function playSignal(step: SignalStep, { player, known }: Stage): Promise<StepReport> {
  const message = step.message === undefined ? {} : { message: fill(step.message, known, 1) };
  const outcome = await player.signal({ ...step, ...message });
  const text = step.message === undefined ? '' : ` ${JSON.stringify(message.message)}`;
  const title = `signal ${step.signal} to ${step.request}${text}`;
  const status = outcome.kind === 'error' ? outcome.name : String(outcome.value);
  if (step.status !== undefined && status !== step.status)
    return { title, problems: [`was ${describeStatus(outcome, status)}, expected ${step.status}`] };
  const failed = step.status === undefined && outcome.kind === 'error';
  return { title, problems: failed ? [`was refused: ${describe(outcome)}`] : [] };
}

function describeStatus(outcome: Outcome, status: string): string {
  return outcome.kind === 'error' ? describe(outcome) : status;
}

async function playHttp(step: HttpStep, { player, known }: Stage): Promise<StepReport> {
  const body = step.body === undefined ? {} : { body: fill(step.body, known, 1) };
  const given = await player.http({ ...step, ...body });
  const text = step.body === undefined ? '' : ` ${JSON.stringify(body.body)}`;
  const title = `${step.http}${text}`;
  const said = given.body === undefined ? '' : `: ${JSON.stringify(given.body)}`;
  const expected = step.status ?? (given.status < 400 ? given.status : 'a success');
  if (given.status !== expected)
    return { title, problems: [`was HTTP ${given.status}${said}, expected ${expected}`] };
  if (step.as !== undefined) known.set(step.as, given.body ?? null);
  const answer =
    step.answer === undefined
      ? undefined
      : difference(given.body ?? null, fill(step.answer, known, 1), 'the answer');
  const headers = Object.entries(step.answerHeaders ?? {}).map(([name, value]) =>
    difference(given.headers[name] ?? null, value, `the header ${name}`),
  );
  return { title, problems: [answer, ...headers].filter(problem => problem !== undefined) };
}

async function playAlone(step: CallStep, stage: Stage): Promise<StepReport> {
  const args = step.args.map(arg => fill(arg, stage.known, 1));
  const outcome = await stage.player.call(step.call, args, step.request ?? stage.prefix);
  return { title: titleOf(step.call, args), problems: judge(step, outcome, stage) };
}

async function playTogether(step: ConcurrentStep, stage: Stage): Promise<StepReport> {
  const calls = Array.from({ length: step.times ?? 1 }, (_, n) =>
    step.concurrently.map(call => ({ call, n: n + 1 })),
  );
  const problems: string[] = [];
  const outcomes = await Promise.all(
    calls.flat().map(async ({ call, n }, i) => {
      const args = call.args.map(arg => fill(arg, stage.known, n));
      const request = call.request ?? `${stage.prefix}-${i + 1}`;
      const outcome = await stage.player.call(call.call, args, request);
      const counted = step.outcomes !== undefined && call.result === undefined && call.error === undefined;
      if (!counted) problems.push(...judge(call, outcome, stage));
      return outcome;
    }),
  );
  problems.push(...judgeAll(step, outcomes));
  const methods = [...new Set(step.concurrently.map(call => call.call))].join(', ');
  return { title: `${outcomes.length} at the same time: ${methods}`, problems };
}

function judge(step: CallStep, outcome: Outcome, stage: Stage): readonly string[] {
  if (step.error !== undefined) return judgeError(step.error, outcome);
  if (outcome.kind === 'error') return [`ended in ${describe(outcome)}`];
  if (step.as !== undefined) stage.known.set(step.as, outcome.value ?? null);
  if (step.result === undefined) return [];
  const found = difference(outcome.value ?? null, fill(step.result, stage.known, 1), 'the result');
  return found === undefined ? [] : [found];
}

function judgeError(expected: NonNullable<CallStep['error']>, outcome: Outcome): readonly string[] {
  if (outcome.kind === 'result') return [`gave ${JSON.stringify(outcome.value)}, expected ${expected.name}`];
  if (outcome.name !== expected.name) return [`ended in ${describe(outcome)}, expected ${expected.name}`];
  if (expected.fields === undefined) return [];
  const found = difference(outcome.fields, expected.fields, expected.name);
  return found === undefined ? [] : [found];
}

function judgeAll(step: ConcurrentStep, outcomes: readonly Outcome[]): readonly string[] {
  const problems: string[] = [];
  if (step.outcomes !== undefined) {
    const counts: Record<string, number> = {};
    for (const outcome of outcomes) {
      const name = outcome.kind === 'result' ? 'ok' : outcome.name;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    const found = difference(counts, step.outcomes, 'the outcomes');
    if (found !== undefined) problems.push(found);
  }
  if (step.results !== undefined) {
    const results = outcomes.flatMap(outcome => (outcome.kind === 'result' ? [outcome.value ?? null] : []));
    const found = difference(results, { $inAnyOrder: step.results }, 'the results');
    if (found !== undefined) problems.push(found);
  }
  return problems;
}

/** Puts in what earlier steps gave (`"$name"`) and the number of the repetition (`"guest-{n}"`). */
function fill(value: Json, known: ReadonlyMap<string, Json>, n: number): Json {
  if (typeof value === 'string') {
    const earlier = value.startsWith('$') ? known.get(value.slice(1)) : undefined;
    return earlier ?? value.replaceAll('{n}', String(n));
  }
  if (Array.isArray(value)) return value.map(element => fill(element, known, n));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner, known, n)]));
}

function describe(outcome: Outcome & { kind: 'error' }): string {
  return outcome.message === '' ? outcome.name : `${outcome.name}: ${outcome.message}`;
}

function titleOf(method: string, args: readonly Json[]): string {
  return `${method}(${args.map(arg => JSON.stringify(arg)).join(', ')})`;
}
