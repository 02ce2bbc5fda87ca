// One simulated run of a scenario, and everything that is wrong with it.
import {
  type CheckedProgram,
  explain,
  type ObservedRequest,
  type Ports,
} from '../../compiler/reference/index.ts';
import type { Choose, Platform, Simulation, Simulator } from '../../targets/local/index.ts';
import type { Scenario } from '../scenario/format.ts';
import { play } from '../scenario/play.ts';
import { foreign } from './foreign.ts';
import { Observer } from './history.ts';
import { disorderIn } from './order.ts';

export interface Subject {
  readonly program: CheckedProgram;
  readonly scenario: Scenario;
  readonly simulate: Simulator;
  readonly platform: Platform;
  /** The most orders of turns that are tried for one history. */
  readonly orders: number;
}

export interface Judged {
  readonly simulation: Simulation;
  /** Sentences; none: the run is one that the program allows, and as the scenario says. */
  readonly problems: readonly string[];
  /** The search for an explanation was given up. */
  readonly undecided: boolean;
}

export async function judge(subject: Subject, choose: Choose): Promise<Judged> {
  const { scenario, simulate, platform } = subject;
  const problems: string[] = [];
  let observer: Observer | undefined;
  const simulation = await simulate({
    choose,
    platform,
    scripted: scenario.externs,
    play: async client => {
      observer = new Observer(client);
      for (const report of await play(scenario, observer.player))
        problems.push(...report.problems.map(problem => `${report.title}: ${problem}`));
    },
  });
  const requests = observer?.requests ?? [];
  const lost = new Set(requests.filter(isLost).map(({ id }) => id));
  // What was given up has done nothing: what the scenario expects of all of them is another matter.
  const failed = requests.some(({ id }) => givenUp(id, simulation.happened) > 0);
  if (lost.size > 0 || failed) problems.length = 0;
  problems.push(...(observer?.problems ?? []));
  if (simulation.stuck !== undefined)
    return { simulation, problems: [...problems, simulation.stuck], undecided: false };
  problems.push(...simulation.left.map(left => `left over: ${left}`), ...disorderIn(simulation));
  const verdict = explain(
    subject.program,
    ports,
    {
      requests: requests
        .filter(({ id }) => !lost.has(id))
        .map(request => ({
          ...request,
          after: request.after.filter(id => !lost.has(id)),
          givenUp: givenUp(request.id, simulation.happened),
        })),
      state: simulation.stored,
      effects: simulation.effects,
      between: (observer?.between ?? []).map(({ come, state }) => ({
        come: come.filter(id => !lost.has(id)),
        state,
      })),
    },
    { orders: subject.orders },
  );
  if (verdict.kind === 'unexplained')
    problems.push(`no order of turns gives this history: ${verdict.closest}`);
  return { simulation, problems, undecided: verdict.kind === 'undecided' };
}

/** The platform has lost its function again and again; what it may do then is nothing at all (requests.ts, R4). */
function isLost({ answer }: ObservedRequest): boolean {
  return (
    answer.kind === 'error' &&
    answer.name === 'HTTP 500' &&
    /^(Runtime\.ExitError|Sandbox\.Timedout): /.test(answer.message)
  );
}

/** The fewest failures after which a platform gives a run up: the first attempt and six more. */
export const mostFailures = 7;

/** How many runs of a request the platform may have given up; nothing that they meant to do has been done. */
function givenUp(id: string, happened: Simulation['happened']): number {
  const failures = new Map<string, number>();
  for (const step of happened) {
    const { request, key = '', settles } = step.point;
    if (request !== id || !(settles === true || isFailure(step))) continue;
    failures.set(key, (failures.get(key) ?? 0) + (settles === true ? mostFailures : 1));
  }
  return [...failures.values()].filter(count => count >= mostFailures).length;
}

/** Whoever invoked a function has heard that it failed, or nothing. */
function isFailure({ point: { kind, what }, turnoff }: Simulation['happened'][number]): boolean {
  const fault = turnoff?.kind === 'fault' ? turnoff.fault : undefined;
  if (kind === 'invoke') return fault === 'crash before' || fault === 'unavailable';
  return kind === 'reply' && (fault === 'lost answer' || /^throws (Runtime|Sandbox|Lambda|Mu)\./.test(what));
}

/** Whatever is made up there need only be different each time. */
function ports(): Ports {
  let made = 0;
  const next = (): number => {
    made += 1;
    return made;
  };
  return {
    start: Date.UTC(2026, 0, 2, 3, 4, 5),
    random: () => (next() % 1000) / 1000,
    uuid: () => `00000000-0000-4000-8000-${String(next()).padStart(12, '0')}`,
    foreign,
    extern: () => [],
    checkInvariants: true,
    time: 'free',
  };
}
