// A world in which a program runs by the specification semantics: no failures, one store, one turn after another. Whenever more
// than one thing can happen next, the caller chooses; so it can try one order of events, many, or all.
import { Bug } from '../../grammar/diagnostic.ts';
import type { CheckedProgram, MethodSymbol } from '../check/program.ts';
import { copyArguments } from './begin.ts';
import { ProgramError } from './errors.ts';
import { runMethod } from './functions.ts';
import type { Answer, Arrival, History, HistoryEvent, Ports, Request, RunOptions } from './history.ts';
import { invariantsOf } from './invariants.ts';
import { Journal } from './journal.ts';
import type { Evaluation, Machine } from './machine.ts';
import { OutsideWorld, type Possible } from './outside.ts';
import { createMachine } from './program.ts';
import type { Outcome } from './promised.ts';
import { Scheduler, type Task } from './tasks.ts';

export interface World {
  /** Lets things happen until nothing more can, or until what `options` say; more may arrive later. */
  readonly run: (arrivals: readonly Arrival[], options: RunOptions) => void;
  readonly history: () => History;
  /** Of the history so far; it grows. */
  readonly events: readonly HistoryEvent[];
  readonly now: () => number;
  /** When nothing goes on: gives what brings the world back to this, as often as it is called, whatever has happened then. */
  readonly save: () => () => void;
}

export function createWorld(program: CheckedProgram, ports: Ports): World {
  const journal = new Journal();
  const events: HistoryEvent[] = [];
  const answers = new Map<string, Answer>();
  const record = (event: HistoryEvent): void => {
    events.push(event);
  };
  const tasks: Scheduler = new Scheduler(journal, {
    check: task => check(task),
    committed: () => outside.deliver(),
  });
  const outside: OutsideWorld = new OutsideWorld({ ports, journal, current: () => tasks.current, record });
  const { machine, state, save: saveStates } = createMachine({ program, ports, journal, tasks, outside });
  const check = checker({ machine, ports, record });
  const run: World['run'] = (arrivals, options) => {
    const waiting = arrivals.map((arrival, i) => ({ arrival, id: arrivalId(arrival, i) }));
    journal.takeFootprint();
    for (;;) {
      const possible = possibilities({ tasks, outside, answers, waiting, start, givenUp, giveUp }, options);
      if (possible.length === 0) break;
      const chosen = possible.length === 1 ? 0 : options.choose(possible.map(({ choice }) => choice));
      const happens = possible[chosen];
      if (happens === undefined) throw new Bug(`there is no option ${chosen} of ${possible.length}`);
      happens.happen();
      options.happened?.({ choice: happens.choice, footprint: journal.takeFootprint() });
      if (options.untilQuiet === true && isQuiet({ tasks, outside, answers, givenUp })) break;
    }
    if (options.timers !== undefined && 'untilTime' in options.timers)
      outside.advance(options.timers.untilTime);
  };
  const givenUp = new Map<string, number>();
  const start = (request: Request, fails: boolean): void => {
    const { id, method } = request;
    givenUp.set(id, request.givenUp ?? 0);
    record({ kind: 'begun', request: id, method });
    const sent = copyArguments(request.args);
    const body = (): Evaluation => runMethod(machine, methodOf(program, method), sent);
    const task = tasks.start(id, { name: method, body });
    task.promised.whenSettled(() => answered(task, answers, record));
    if (fails) giveUp(task);
    else tasks.run(task);
  };
  const save = (): (() => void) => {
    const saved = [saveStates(), outside.save(), saveList(events), saveMap(answers), saveMap(givenUp)];
    return together([() => journal.reset(), () => tasks.reset(), ...saved]);
  };
  const giveUp = (task: Task, behind?: boolean): void => {
    givenUp.set(task.request, (givenUp.get(task.request) ?? 0) - 1);
    tasks.giveUp(task, behind);
  };
  return {
    run,
    history: () => ({ events, answers, state: state() }),
    events,
    now: () => outside.now(),
    save,
  };
}

function answered(
  { request, promised }: Task,
  answers: Map<string, Answer>,
  record: (event: HistoryEvent) => void,
): void {
  const answer = answerOf(promised.outcome as Outcome);
  answers.set(request, answer);
  record({ kind: 'answered', request, answer });
}

function isQuiet({
  tasks,
  outside,
  answers,
  givenUp,
}: Pick<Going, 'tasks' | 'outside' | 'answers' | 'givenUp'>): boolean {
  return tasks.ready.length === 0 && outside.quiet && [...givenUp.keys()].every(id => answers.has(id));
}

function together(steps: readonly (() => void)[]): () => void {
  return () => {
    for (const step of steps) step();
  };
}

function saveMap<K, V>(map: Map<K, V>): () => void {
  const saved = [...map];
  return () => {
    map.clear();
    for (const [key, value] of saved) map.set(key, value);
  };
}

/** Of a list that only grows. */
function saveList(list: unknown[]): () => void {
  const { length } = list;
  return () => {
    list.length = length;
  };
}

function arrivalId(arrival: Arrival, i: number): string {
  return `arrival ${arrival.kind === 'request' ? arrival.id : i}`;
}

interface Waiting {
  readonly arrival: Arrival;
  readonly id: string;
}

interface Going {
  readonly tasks: Scheduler;
  readonly outside: OutsideWorld;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly waiting: Waiting[];
  readonly start: (request: Request, fails: boolean) => void;
  /** Of how many of its turns the platform may still give up. */
  readonly givenUp: ReadonlyMap<string, number>;
  readonly giveUp: (task: Task, behind?: boolean) => void;
}

function possibilities(going: Going, { timers }: RunOptions): readonly Possible[] {
  const { tasks, outside, answers } = going;
  const now = [
    ...tasks.ready.map(
      (task): Possible => ({
        choice: { kind: 'turn', id: task.id, of: task.name, request: task.request },
        happen: () => tasks.run(task),
      }),
    ),
    ...failuresOf(going),
    ...outside.answers(),
    ...arrivalsOf(going),
  ];
  if (now.length > 0 && going.outside.punctual) return now;
  if (timers === undefined) return [...now, ...outside.rings(Number.POSITIVE_INFINITY)];
  if ('untilTime' in timers) return [...now, ...outside.rings(timers.untilTime)];
  if (timers.untilAnswered.every(id => answers.has(id))) return now;
  return [...now, ...outside.rings(Number.POSITIVE_INFINITY)];
}

function failuresOf({ tasks, givenUp, giveUp }: Going): readonly Possible[] {
  return tasks.ready
    .filter(({ request, undoing }) => undoing === 0 && (givenUp.get(request) ?? 0) > 0)
    .flatMap(task => {
      const { id, name: of, request } = task;
      const fails = (behind: boolean): Possible => ({
        choice: { kind: 'given up', id: `${id} given up${behind ? ' behind' : ''}`, of, request },
        happen: () => giveUp(task, behind),
      });
      return task.input?.kind === 'value' ? [fails(false), fails(true)] : [fails(false)];
    });
}

function arrivalsOf({ waiting, answers, outside, start }: Going): readonly Possible[] {
  return waiting
    .filter(({ arrival: { after = [] } }) => [after].flat().every(id => answers.has(id)))
    .flatMap(each => {
      const { id, arrival } = each;
      const arrive = (fails: boolean): Possible => ({
        choice: { kind: 'arrival', id: fails ? `${id} given up` : id, arrival },
        happen: () => {
          waiting.splice(waiting.indexOf(each), 1);
          if (arrival.kind === 'request') start(arrival, fails);
          else outside.arrive(arrival);
        },
      });
      const mayFail = arrival.kind === 'request' && (arrival.givenUp ?? 0) > 0;
      return mayFail ? [arrive(false), arrive(true)] : [arrive(false)];
    });
}

interface Checked {
  readonly machine: Machine;
  readonly ports: Ports;
  readonly record: (event: HistoryEvent) => void;
}

/** After every turn that has stored something. */
function checker({ machine, ports, record }: Checked): (task: Task) => void {
  const broken = invariantsOf(machine);
  return task => {
    if (!machine.journal.stored) return;
    const found = broken();
    if (found === undefined) return;
    const { invariant, place } = found;
    record({ kind: 'violated', invariant, place, by: task.name });
    if (ports.checkInvariants)
      throw new ProgramError(
        'InvariantViolated',
        { invariant, place },
        `${JSON.stringify(invariant)} (${place}) does not hold`,
      );
  };
}

function methodOf(program: CheckedProgram, id: string): MethodSymbol {
  const found = program.services.flatMap(({ methods }) => methods).find(method => method.id === id);
  if (found === undefined) throw new Bug(`there is no method ${id}`);
  return found;
}

function answerOf(outcome: Outcome): Answer {
  if (outcome.kind === 'value') return outcome;
  const { error } = outcome;
  const fields = ProgramError.fields(error);
  return { kind: 'error', name: ProgramError.declaredName(error), message: error.message, fields };
}
