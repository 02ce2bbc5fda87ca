// What goes on at the same time: one task per request, call and async function. A task runs turn by turn; which of those that
// are ready runs its next turn, somebody else chooses. A turn takes effect as a whole when it ends:
//
//   T1  what a turn began, begins when the turn has ended; a turn that throws out of its task has begun nothing;
//   T2  a task that throws has left nothing of its last turn, and ends when all that it began has ended;
//   T3  a transaction is a turn, driven to its end at once: what it calls runs wholly, in the order of the program, where it is
//       waited for; an error takes back what it stored, assigned and began.
import { Bug } from '../../grammar/diagnostic.ts';
import { copyDurable, copyError } from './durable.ts';
import { ProgramError } from './errors.ts';
import type { Journal } from './journal.ts';
import type { Begun, Evaluation, Tasks } from './machine.ts';
import { type Outcome, Promised } from './promised.ts';

export interface Task {
  /** The same in every schedule: the request, and what begun what as the how manieth. */
  readonly id: string;
  readonly name: string;
  /** The id of the request at the root of the calls. */
  readonly request: string;
  readonly evaluation: Evaluation;
  readonly promised: Promised;
  /** What it has begun, in order, without what was taken back. */
  readonly begun: Promised[];
  /** What it waited for came to this. */
  input: Outcome | undefined;
  waiting: Promised | undefined;
  cancelled: boolean;
  /** The platform has given up the turn that begins where it goes on: so it fails at its next statement. */
  failing: boolean;
  /** On how many ways back it is: there nothing of it is given up. */
  undoing: number;
}

export interface Hooks {
  /** Throws if the turn may not end so. */
  readonly check: (task: Task) => void;
  /** What the turn did has taken effect. */
  readonly committed: () => void;
}

export class Scheduler implements Tasks {
  /** Those that can run a turn, in the order in which they became ready. */
  readonly ready: Task[] = [];
  #starting: Task[] = [];
  /** The calls of a transaction that nobody has waited for yet, of what runs now last; around it, those of who called it. */
  #lazy: Task[][] | undefined;
  #current: Task | undefined;
  /** How many functions of the program the library is calling. */
  #atOnce = 0;
  readonly #journal: Journal;
  readonly #hooks: Hooks;

  constructor(journal: Journal, hooks: Hooks) {
    this.#journal = journal;
    this.#hooks = hooks;
  }

  /** What goes on, is forgotten. */
  reset(): void {
    this.ready.length = 0;
    this.#starting = [];
    this.#lazy = undefined;
    this.#current = undefined;
    this.#atOnce = 0;
  }

  /** A request from outside; it is ready at once. */
  start(request: string, begun: Begun): Task {
    const task = this.#create({ id: request, request }, begun);
    this.ready.push(task);
    return task;
  }

  #create(of: Pick<Task, 'id' | 'request'>, { name, body }: Begun): Task {
    const promised = new Promised(() => this.#cancel(task));
    const state = { input: undefined, waiting: undefined, cancelled: false, failing: false, undoing: 0 };
    const task: Task = { ...of, name, evaluation: body(), promised, begun: [], ...state };
    return task;
  }

  /** Where it waits for the outside, now or later, it waits no more; where it waits for calls, those are cancelled. */
  #cancel(task: Task): void {
    this.#journal.touch(`cancelled ${task.id}`, 'change');
    task.cancelled = true;
    task.waiting?.cancel();
  }

  get current(): Task {
    if (this.#current === undefined) throw new Bug('nothing can begin or wait outside of a method');
    return this.#current;
  }

  begin(begun: Begun): Promised {
    const { id, request, begun: already } = this.current;
    const task = this.#create({ id: `${id}/${already.length}`, request }, begun);
    const { promised } = task;
    const list = this.#lazy?.at(-1) ?? this.#starting;
    list.push(task);
    already.push(promised);
    this.#journal.note(() => {
      drop(list, task);
      drop(already, promised);
    });
    return promised;
  }

  begunSoFar(): readonly Promised[] {
    return this.current.begun;
  }

  inTransaction(): boolean {
    return this.#lazy !== undefined;
  }

  canPause(): boolean {
    return this.#lazy === undefined && this.#atOnce === 0;
  }

  atOnce<T>(evaluation: Evaluation<T>): T {
    this.#atOnce += 1;
    try {
      const step = evaluation.next();
      if (step.done !== true) throw new Bug('what cannot wait waits');
      return step.value;
    } finally {
      this.#atOnce -= 1;
    }
  }

  /** Runs one turn of a task. */
  run(task: Task): void {
    drop(this.ready, task);
    this.#current = task;
    this.#journal.touch(`cancelled ${task.id}`, 'read');
    this.#journal.touch(`fate ${task.id}`, 'change');
    try {
      this.#turn(task);
    } finally {
      this.#current = undefined;
    }
  }

  /**
   * The platform gives the next turn up: where the task waited, or before it has begun, it has this error instead. `behind`: what it
   * waited for has come all the same, and the error comes with the next statement.
   */
  giveUp(task: Task, behind = false): void {
    if (behind) task.failing = true;
    else task.input = givenUp();
    this.run(task);
    task.failing = false;
  }

  enter(): void {
    const current = this.#current;
    if (current?.failing !== true) return;
    current.failing = false;
    throw givenUp().error;
  }

  *patiently<T>(evaluation: Evaluation<T>): Evaluation<T> {
    const { current } = this;
    current.undoing += 1;
    try {
      return yield* evaluation;
    } finally {
      current.undoing -= 1;
    }
  }

  #turn(task: Task): void {
    for (let { input } = task; ; ) {
      let waits: Promised | undefined;
      try {
        const step = advance(task.evaluation, input);
        if (step.done === true) return this.#end(task, { kind: 'value', value: step.value });
        waits = step.value;
        this.#hooks.check(task);
      } catch (thrown) {
        const error = programError(thrown);
        this.#journal.rollback(0);
        if (waits === undefined) return this.#end(task, { kind: 'error', error });
        // The turn broke an invariant: it is taken back, and the program goes on with the error where it wanted to wait.
        input = { kind: 'error', error };
        continue;
      }
      this.#commit();
      this.#wait(task, waits);
      return;
    }
  }

  #end(task: Task, outcome: Outcome): void {
    const ended = this.#outcomeOf(task, outcome);
    this.#commit();
    if (ended.kind === 'error') settleAfter(task, ended);
    else if (ended.value instanceof Promised) this.#follow(task, ended.value);
    else task.promised.settle(ended);
  }

  /** A promise that a call returns is what becomes of the call. */
  #follow(task: Task, promised: Promised): void {
    task.waiting = promised;
    if (task.cancelled) promised.cancel();
    promised.whenSettled(() => {
      task.promised.settle(copyOutcome(promised.outcome as Outcome));
    });
  }

  /** What comes out is a copy; if it cannot be one, or breaks an invariant, the turn has failed after all. */
  #outcomeOf(task: Task, outcome: Outcome): Outcome {
    try {
      const copied = copyOutcome(outcome);
      this.#hooks.check(task);
      return copied;
    } catch (thrown) {
      this.#journal.rollback(0);
      return { kind: 'error', error: programError(thrown) };
    }
  }

  #commit(): void {
    this.#journal.commit();
    this.ready.push(...this.#starting);
    this.#starting = [];
    this.#hooks.committed();
  }

  #wait(task: Task, promised: Promised): void {
    task.waiting = promised;
    if (task.cancelled) promised.cancel();
    promised.whenSettled(() => {
      task.waiting = undefined;
      task.input = promised.outcome;
      this.ready.push(task);
    });
  }

  transact<T>(evaluation: Evaluation<T>): T {
    const outer = this.#lazy;
    this.#lazy ??= [[]];
    const mark = this.#journal.mark();
    try {
      return this.#drive(evaluation, () => {});
    } catch (thrown) {
      this.#journal.rollback(mark);
      throw thrown;
    } finally {
      this.#lazy = outer;
    }
  }

  #drive<T>(evaluation: Evaluation<T>, turnEnds: () => void): T {
    for (let input: Outcome | undefined; ; ) {
      const step = advance(evaluation, input);
      if (step.done === true) return step.value;
      input = this.#settled(step.value);
      turnEnds();
    }
  }

  #settled(promised: Promised): Outcome {
    while (promised.outcome === undefined) {
      const next = this.#lazy?.findLast(calls => calls.length > 0)?.shift();
      if (next === undefined) throw new Bug('a transaction waits for what is outside of it');
      this.#runInside(next);
    }
    return promised.outcome;
  }

  /** A call inside of a transaction, from its start to its end. */
  #runInside(task: Task): void {
    const caller = this.#current;
    this.#current = task;
    const own: Task[] = [];
    this.#lazy?.push(own);
    let mark = this.#journal.mark();
    const turnEnds = (): void => {
      mark = this.#journal.mark();
    };
    try {
      const value = this.#drive(task.evaluation, turnEnds);
      const outcome: Outcome = value instanceof Promised ? this.#settled(value) : { kind: 'value', value };
      for (let next = own.shift(); next !== undefined; next = own.shift()) this.#runInside(next);
      task.promised.settle(copyOutcome(outcome));
    } catch (thrown) {
      const error = programError(thrown);
      this.#journal.rollback(mark);
      for (const begun of pendingOf(task)) this.#settled(begun);
      task.promised.settle(copyOutcome({ kind: 'error', error }));
    } finally {
      this.#lazy?.pop();
      this.#current = caller;
    }
  }
}

function givenUp(): Outcome & { readonly kind: 'error' } {
  return { kind: 'error', error: new ProgramError('CallFailed') };
}

function advance<T>(evaluation: Evaluation<T>, input: Outcome | undefined): IteratorResult<Promised, T> {
  if (input?.kind === 'error') return evaluation.throw(input.error);
  return evaluation.next(input?.value);
}

function programError(thrown: unknown): ProgramError {
  if (thrown instanceof ProgramError) return thrown;
  throw thrown;
}

function copyOutcome(outcome: Outcome): Outcome {
  if (outcome.kind === 'error') return { kind: 'error', error: copyError(outcome.error, 'the error') };
  return { kind: 'value', value: copyDurable(outcome.value, 'the result') };
}

function pendingOf(task: Task): readonly Promised[] {
  return task.begun.filter(promised => promised.outcome === undefined && !promised.floating);
}

function settleAfter(task: Task, outcome: Outcome): void {
  const pending = pendingOf(task);
  let left = pending.length;
  if (left === 0) task.promised.settle(outcome);
  for (const promised of pending)
    promised.whenSettled(() => {
      left -= 1;
      if (left === 0) task.promised.settle(outcome);
    });
}

function drop<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}
