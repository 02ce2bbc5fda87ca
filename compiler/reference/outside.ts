// The clock, the messages and the functions outside. What a turn asks for takes effect with the turn: it goes through the
// journal like everything else that a turn does.
import { copyDurable } from './durable.ts';
import { ProgramError } from './errors.ts';
import type { Choice, ExternAnswer, ExternCall, HistoryEvent, Ports, Signal } from './history.ts';
import { everything, type Journal } from './journal.ts';
import type { Outside } from './machine.ts';
import { Promised } from './promised.ts';
import type { Task } from './tasks.ts';

interface Timer {
  readonly id: string;
  readonly due: number;
  readonly ring: () => void;
}

interface Wait {
  readonly request: string;
  readonly name: string;
  readonly promised: Promised;
}

/** Something that may happen, and how. */
export interface Possible {
  readonly choice: Choice;
  readonly happen: () => void;
}

interface Around {
  readonly ports: Ports;
  readonly journal: Journal;
  readonly current: () => Task;
  readonly record: (event: HistoryEvent) => void;
}

export class OutsideWorld implements Outside {
  #now: number;
  readonly #timers = new Set<Timer>();
  readonly #waits = new Set<Wait>();
  readonly #calls = new Map<Promised, ExternCall>();
  #messages: Signal[] = [];
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
    this.#now = around.ports.start;
  }

  /** Whether time passes only when nothing else can happen. */
  get punctual(): boolean {
    return this.#around.ports.time === 'idle';
  }

  now(): number {
    return this.#now;
  }

  /** Nothing is waited for, and no message waits. */
  get quiet(): boolean {
    return this.#timers.size + this.#waits.size + this.#calls.size + this.#messages.length === 0;
  }

  /** When it is quiet: gives what goes back to now. */
  save(): () => void {
    const now = this.#now;
    return () => {
      this.#now = now;
      this.#timers.clear();
      this.#waits.clear();
      this.#calls.clear();
      this.#messages = [];
    };
  }

  timer(milliseconds: number): Promised {
    const { id, begun } = this.#next();
    const promised: Promised = new Promised(() => {
      this.#timers.delete(timer);
      promised.settle(cancelled());
    });
    const timer: Timer = {
      id,
      due: this.#now + milliseconds,
      ring: () => promised.settle({ kind: 'value', value: undefined }),
    };
    this.#put(this.#timers, timer);
    this.#begin(promised, begun);
    return promised;
  }

  message(name: string, timeout: number | undefined): Promised {
    const { id, request, begun } = this.#next();
    const promised: Promised = new Promised(() => {
      end();
      promised.settle(cancelled());
    });
    const wait: Wait = { request, name, promised };
    this.#around.journal.touch(messagesFor(wait), 'change');
    this.#put(this.#waits, wait);
    const ring = (): void => {
      end();
      promised.settle({ kind: 'error', error: new ProgramError('Timeout') });
    };
    const timer = timeout === undefined ? undefined : { id, due: this.#now + timeout, ring };
    const end = (): void => {
      this.#waits.delete(wait);
      this.#around.journal.touch(messagesFor(wait), 'change');
      if (timer !== undefined) this.#timers.delete(timer);
    };
    if (timer !== undefined) {
      this.#put(this.#timers, timer);
      promised.whenSettled(end);
    }
    this.#begin(promised, begun);
    return promised;
  }

  extern(service: string, method: string, args: readonly unknown[]): Promised {
    const { id, request, begun } = this.#next();
    const promised = new Promised();
    this.#calls.set(promised, { id, request, service, method, args });
    this.#around.journal.note(() => this.#calls.delete(promised));
    this.#begin(promised, begun);
    return promised;
  }

  /** The name of what the task that runs begins now. */
  #next(): Pick<Task, 'id' | 'request' | 'begun'> {
    const { id, request, begun } = this.#around.current();
    return { id: `${id}/${begun.length}`, request, begun };
  }

  /** An error of the task waits for it, unless it is taken back. */
  #begin(promised: Promised, begun: Promised[]): void {
    begun.push(promised);
    this.#around.journal.note(() => begun.splice(begun.indexOf(promised), 1));
  }

  #put<T>(set: Set<T>, item: T): void {
    set.add(item);
    this.#around.journal.note(() => set.delete(item));
  }

  /** A message comes; it is kept until somebody waits for it. */
  arrive(signal: Signal): void {
    this.#around.journal.touch(messagesFor(signal), 'change');
    this.#messages.push(signal);
    this.deliver();
  }

  /** Each message is taken once, by whoever has waited longest. */
  deliver(): void {
    for (const wait of this.#waits) {
      const message = this.#messages.find(
        ({ request, name }) => request === wait.request && name === wait.name,
      );
      if (message === undefined) continue;
      this.#messages = this.#messages.filter(other => other !== message);
      this.#waits.delete(wait);
      const { request, name } = message;
      const value = copyDurable(message.message, 'the message');
      this.#around.record({ kind: 'taken', request, signal: name, message: value });
      wait.promised.settle({ kind: 'value', value });
    }
  }

  answers(): readonly Possible[] {
    return [...this.#calls].flatMap(([promised, call]) =>
      this.#around.ports.extern(call).map((answer, i) => ({
        choice: { kind: 'extern' as const, id: `${call.id} answers ${i}`, call, answer },
        happen: () => this.#answer(promised, call, answer),
      })),
    );
  }

  #answer(promised: Promised, call: ExternCall, answer: ExternAnswer): void {
    this.#calls.delete(promised);
    this.#around.journal.touch(call.id, 'change');
    this.#around.record({ kind: 'extern', call, answer });
    promised.settle(
      answer.kind === 'value'
        ? { kind: 'value', value: copyDurable(answer.value, 'the result') }
        : { kind: 'error', error: new ProgramError(answer.name, answer.fields) },
    );
  }

  /** The timers that may ring next, none of them later than the time. */
  rings(latest: number): readonly Possible[] {
    const within = [...this.#timers].filter(({ due }) => due <= latest).sort((a, b) => a.due - b.due);
    const first = within[0]?.due;
    const may = this.punctual ? within.filter(({ due }) => due === first) : within;
    return may.map(timer => ({
      choice: { kind: 'timer', id: `${timer.id} rings`, due: timer.due },
      happen: () => {
        this.#around.journal.touch(everything, 'change');
        this.#timers.delete(timer);
        this.advance(timer.due);
        timer.ring();
      },
    }));
  }

  /** Time never goes back. */
  advance(time: number): void {
    this.#now = Math.max(this.#now, time);
  }
}

function messagesFor({ request, name }: { readonly request: string; readonly name: string }): string {
  return `messages ${request} ${name}`;
}

function cancelled(): { readonly kind: 'error'; readonly error: ProgramError } {
  return { kind: 'error', error: new ProgramError('Cancelled') };
}
