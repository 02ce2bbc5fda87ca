// A method that waits, taken apart: blocks of JavaScript without waits, and what happens at the end of each. Turns are
// cut out of this graph (turns.ts), and the workflow graph is put together from the turns (workflow.ts).
import type * as js from 'estree';
import { Bug } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source.ts';
import type { MethodSymbol } from '../../check/program.ts';
import type { Type } from '../../check/types.ts';
import type { Region, Shape } from '../../ir/workflow.ts';
import { Touches } from '../context.ts';
import type { SharedGroup } from '../groups.ts';
import type { UndoNote } from './notes.ts';
import type { Handler, PlannedArguments } from './operands.ts';

export type { Handler, PlannedArguments, PlannedOperand } from './operands.ts';

export interface Flow {
  readonly method: MethodSymbol;
  readonly blocks: readonly FlowBlock[];
  readonly start: number;
  /** The variables of the method that its blocks share, by name. */
  readonly variables: ReadonlyMap<string, FlowVariable>;
  /**
   * The functions that names of the method always hold. They are no variables: each turn that mentions one makes it again,
   * over its own variables.
   */
  readonly closures: ReadonlyMap<string, js.Expression>;
  /** Variables that may hold the same object. */
  readonly groups: readonly SharedGroup[];
  /** Names that hold the arguments, in the order of the parameters. */
  readonly parameters: readonly { readonly name: string; readonly rest: boolean }[];
  /** `regions[0]` is the method. */
  readonly regions: readonly Region[];
  /** Holds the promises that were begun and may be waited for: an error waits for them before it goes on. */
  readonly pending: string | undefined;
  /** Statements that only note what the calls before them have done. */
  readonly notes: ReadonlySet<js.Statement>;
  /** Blocks where ways back of sagas begin. */
  readonly waysBack: ReadonlySet<number>;
}

export interface FlowVariable {
  readonly name: string;
  /** As the program calls it; undefined for what the lowering made. */
  readonly source: string | undefined;
  /** It is an argument: as the parameter is called that gets it. */
  readonly parameter?: string | undefined;
  /** Undefined: known to be durable. */
  readonly type: Type | undefined;
  readonly span: Span;
  /** What it holds no variable of the program can hold. */
  readonly own?: true;
  /** It has a value only in the turn that gave it one. */
  readonly turnOnly?: true;
  /** It is another one in each round of a loop: whether it keeps its value there. */
  readonly perRound?: 'fixed' | 'changing' | undefined;
}

export interface FlowBlock {
  readonly id: number;
  readonly statements: js.Statement[];
  end: FlowEnd;
  /** Where an error that its code throws, or that the call at its end gives, goes on. */
  readonly handler: Handler | undefined;
  readonly touches: Touches;
  readonly region: number;
  readonly span: Span;
  /** It holds a transaction block. */
  transaction: boolean;
}

export type FlowEnd =
  | { readonly kind: 'open' }
  | { readonly kind: 'goto'; readonly to: number }
  | {
      readonly kind: 'branch';
      readonly test: js.Expression;
      readonly yes: number;
      readonly no: number;
      /** The condition as the program writes it. */
      readonly text?: string | undefined;
      /** What it means that it does not hold: `else`, or that a loop is done. */
      readonly otherwise?: string;
    }
  /** The end of a turn that nothing waits for: the edges of a transaction. */
  | { readonly kind: 'boundary'; readonly to: number }
  | { readonly kind: 'wait'; readonly wait: Wait; readonly resume: number }
  | { readonly kind: 'return'; readonly value: js.Expression | undefined }
  | { readonly kind: 'throw'; readonly error: js.Expression };

/** What a turn waits for at its end. */
export type Wait = WaitForCalls | WaitForEach | WaitForPromises;

interface WaitBase {
  readonly label: string;
  readonly span: Span;
  /** Counters of the loops around it, outermost first: they make its keys unique. */
  readonly iterations: readonly string[];
}

export interface WaitForCalls extends WaitBase {
  readonly kind: 'calls';
  readonly calls: readonly PlannedCall[];
  /** `settled`: each result is an outcome, `{ status, value | reason }`. */
  readonly join: 'all' | 'settled';
}

export interface WaitForEach extends WaitBase {
  readonly kind: 'each';
  /** Holds an array of argument arrays. */
  readonly items: string;
  readonly call: PlannedMethod | PlannedExtern;
  readonly join: 'all' | 'settled';
  /** 0: as many as there are; a name: the variable that holds the limit. */
  readonly concurrency: number | string;
}

/** Promises that live on: `await p`, `await Promise.race(ps)`. */
export interface WaitForPromises extends WaitBase {
  readonly kind: 'promises';
  /** Names it in its method: `await1`. */
  readonly site: string;
  /** Holds a promise, or an array of promises and plain values. */
  readonly promises: string;
  readonly mode: 'one' | 'all' | 'settled' | 'race' | 'any';
  readonly result: string;
}

/** Something that can be waited for, alone or beside others, with everything evaluated that it needs. */
export type PlannedCall = PlannedMethod | PlannedTimer | PlannedSignal | PlannedExtern;

interface PlannedBase {
  /** The call site in its method: its number, or `sleep1`. */
  readonly site: string;
  /** In the words of the source: `Hotel.reserve`, `sleep`. */
  readonly label: string;
  /** Variables that the lowering makes for it are called after it: `reserve`. */
  readonly name: string;
  readonly args: PlannedArguments;
  readonly result: string;
  readonly span: Span;
}

export interface PlannedMethod extends PlannedBase {
  readonly kind: 'method';
  readonly method: MethodSymbol;
  /** How it is noted that it has taken effect, where it can be undone. */
  readonly note?: UndoNote | undefined;
}

/** `sleep`, `sleepUntil`: one argument, seconds from now or milliseconds since 1970. */
export interface PlannedTimer extends PlannedBase {
  readonly kind: 'timer';
  readonly wait: 'seconds' | 'until';
}

/** `signal`: one argument, the name; a second one, the seconds after which it gives up, if it does. */
export interface PlannedSignal extends PlannedBase {
  readonly kind: 'signal';
  readonly shape: Shape;
}

/** A function of an extern service: `label` is its method. */
export interface PlannedExtern extends PlannedBase {
  readonly kind: 'extern';
  readonly service: string;
  readonly note?: UndoNote | undefined;
}

/** What a wait calls: nothing where it waits for promises. */
export function callsOf(wait: Wait): readonly PlannedCall[] {
  if (wait.kind === 'promises') return [];
  return wait.kind === 'each' ? [wait.call] : wait.calls;
}

/** The variables that a wait gives. */
export function resultsOf(wait: Wait): readonly string[] {
  return wait.kind === 'promises' ? [wait.result] : callsOf(wait).map(c => c.result);
}

/** The variables that the wait at an end gives, if it is one. */
export function waitResults(end: FlowEnd): readonly string[] {
  return end.kind === 'wait' ? resultsOf(end.wait) : [];
}

/** Blocks under construction: one is open at a time. */
export class FlowBuilder {
  readonly blocks: FlowBlock[] = [];
  readonly regions: Region[] = [];
  readonly variables = new Map<string, FlowVariable>();
  readonly closures = new Map<string, js.Expression>();
  readonly notes = new Set<js.Statement>();
  readonly waysBack = new Set<number>();
  /** What the functions among them begin where they are called. */
  readonly #functionTouches = new Map<string, Touches>();
  handler: Handler | undefined;
  #region = 0;
  #current: FlowBlock;
  readonly #reached = new Set<number>([0]);

  constructor(root: Region) {
    this.regions.push(root);
    this.#current = this.#make(root.span);
  }

  get current(): FlowBlock {
    return this.#current;
  }

  /** Whether nothing leads to the open block. */
  get dead(): boolean {
    return !this.#reached.has(this.#current.id);
  }

  /** A block in the present region, under the present handler; not opened yet. */
  block(span: Span): number {
    return this.#make(span).id;
  }

  /** A block where a way back of a saga begins. */
  wayBack(span: Span): number {
    const { id } = this.#make(span);
    this.waysBack.add(id);
    return id;
  }

  open(id: number): void {
    const block = this.blocks[id];
    if (block === undefined) throw new Bug(`no block ${id}`);
    this.#current = block;
  }

  emit(statement: js.Statement): void {
    this.#current.statements.push(statement);
  }

  /** Runs `body`, which emits statements that only note what has been done. */
  noting(body: () => void): void {
    const { statements } = this.#current;
    const before = statements.length;
    body();
    for (const statement of statements.slice(before)) this.notes.add(statement);
  }

  /** Ends the open block; what is emitted before another is opened cannot be reached. */
  end(end: FlowEnd, span: Span): void {
    if (end.kind === 'wait') this.#calm(span);
    if (this.#current.end.kind === 'open') {
      this.#current.end = end;
      if (!this.dead) for (const next of continuations(end)) this.#reached.add(next);
    }
    this.#current = this.#make(span);
  }

  /** Code and wait have each their own block where their errors go to different places. */
  #calm(span: Span): void {
    const { handler } = this;
    if (handler?.waits === undefined || this.#current.handler?.block !== handler.block) return;
    this.handler = { block: handler.waits, variable: handler.variable };
    if (!this.dead) this.#reached.add(handler.waits);
    this.follow(this.block(span), span);
    this.handler = handler;
  }

  /** Ends the open block by going to `to`, and opens that. */
  follow(to: number, span: Span): void {
    this.end({ kind: 'goto', to }, span);
    this.open(to);
  }

  /** A name for a function. */
  holdFunction(name: string, made: js.Expression, touches: Touches): void {
    this.closures.set(name, made);
    this.#functionTouches.set(name, touches);
  }

  /** What functions begin counts where they are mentioned; `names` gives what the code of a block mentions. */
  countBegins(names: (block: FlowBlock) => ReadonlySet<string>): void {
    const beginning = [...this.#functionTouches].filter(([, touches]) => touches.begins.size > 0);
    if (beginning.length === 0) return;
    for (const block of this.blocks) {
      const mentioned = names(block);
      for (const [name, { begins }] of beginning)
        if (mentioned.has(name)) for (const method of begins) block.touches.begins.add(method);
    }
  }

  declare(variable: FlowVariable): string {
    this.variables.set(variable.name, variable);
    return variable.name;
  }

  /** Runs `body` inside a frame for people. */
  within(region: Omit<Region, 'id' | 'parent'>, body: () => void): void {
    const outer = this.#region;
    this.#region = this.regions.length;
    this.regions.push({ ...region, id: this.#region, parent: outer });
    this.follow(this.block(region.span), region.span);
    body();
    this.#region = outer;
    this.follow(this.block(region.span), region.span);
  }

  /** Runs `body` with errors going to another place. */
  handled(handler: Handler | undefined, span: Span, body: () => void): void {
    const outer = this.handler;
    this.handler = handler;
    if (handler !== undefined && !this.dead) this.#reached.add(handler.block);
    this.follow(this.block(span), span);
    body();
    this.handler = outer;
    this.follow(this.block(span), span);
  }

  #make(span: Span): FlowBlock {
    const block: FlowBlock = {
      id: this.blocks.length,
      statements: [],
      end: { kind: 'open' },
      handler: this.handler,
      touches: new Touches(),
      region: this.#region,
      span,
      transaction: false,
    };
    this.blocks.push(block);
    return block;
  }
}

/** Where control can go from a block inside its turn. */
export function successors(end: FlowEnd): readonly number[] {
  switch (end.kind) {
    case 'goto':
      return [end.to];
    case 'branch':
      return [end.yes, end.no];
    case 'open':
    case 'boundary':
    case 'wait':
    case 'return':
    case 'throw':
      return [];
    default:
      end satisfies never;
      return [];
  }
}

/** Where control goes on after a block, in whatever turn. */
export function continuations(end: FlowEnd): readonly number[] {
  if (end.kind === 'boundary') return [end.to];
  return end.kind === 'wait' ? [end.resume] : successors(end);
}
