// Runs a pattern's program over a text as JavaScript would, trying ways in the same order, and never the same way twice:
//
// L1: whether the rest of a program matches depends on the place in the program, the place in the text, and for each round
//     that may be empty, whether it has moved on; not on the groups, as long as there are no references to them. So where
//     ways part, a way that has failed is not tried again, at whatever start: the time is proportional to text × program.
// L2: a state on the way that matched has not failed: it is forgotten when there is a match, of all or of a look.
// A program that refers to groups remembers nothing; it, and one that looks around, takes a bounded number of steps.
import { type Instruction, type Program, tooCostly } from './program.ts';

/** Steps of a program that looks around. */
const MOST_STEPS = 5_000_000;
/** States that are remembered. */
const MOST_STATES = 1 << 28;
const MOST_ROUNDS = 8;

export class Matcher {
  readonly #program: Program;
  readonly #unicode: boolean;
  readonly #text: string;
  readonly #failed: Uint8Array | undefined;
  readonly #registers: Int32Array;
  /** Three numbers each: a way to try later, or (negative first) what a register held. */
  readonly #stack: number[] = [];
  /** States on the present way. */
  readonly #way: number[] = [];
  readonly #counted: boolean;
  #steps = 0;

  constructor(program: Program, text: string, unicode: boolean) {
    this.#program = program;
    this.#text = text;
    this.#unicode = unicode;
    this.#registers = new Int32Array(program.registers);
    this.#counted = program.looks || program.refers;
    if (!program.refers) this.#failed = new Uint8Array(Math.ceil(this.#states() / 8));
  }

  get text(): string {
    return this.#text;
  }

  #states(): number {
    const { splits, rounds } = this.#program;
    const states = splits * (this.#text.length + 1) * 2 ** rounds.length;
    if (rounds.length > MOST_ROUNDS || states > MOST_STATES) throw tooCostly('the text is too long for it');
    return states;
  }

  /** Where the match and its groups begin and end (-1 for none), from a place on or at it. */
  match(from: number, sticky: boolean): Int32Array | undefined {
    this.#steps = 0;
    for (let start = from; start <= this.#text.length; start += this.#width(start)) {
      this.#registers.fill(-1);
      this.#stack.length = 0;
      this.#way.length = 0;
      const end = this.#run(0, start);
      if (end !== undefined) {
        for (const state of this.#way) this.#forget(state);
        this.#registers[0] = start;
        this.#registers[1] = end;
        return this.#registers;
      }
      if (sticky) return undefined;
    }
    return undefined;
  }

  #width(at: number): number {
    return this.#unicode && (this.#text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }

  /** The end of the match of a program or a look from here; its ways have been tried when it fails. */
  #run(from: number, start: number): number | undefined {
    const { code } = this.#program;
    const base = this.#stack.length;
    let pc = from;
    let at: number | undefined = start;
    for (;;) {
      if (this.#counted && ++this.#steps > MOST_STEPS) throw tooCostly('it looks around or back too often');
      const instruction = code[pc] as Instruction;
      if (instruction.op === 'match') {
        this.#keepRegisters(base);
        return at;
      }
      at = this.#step(instruction, at);
      if (at !== undefined) {
        if (instruction.op === 'jump') pc = instruction.to;
        else if (instruction.op === 'split') pc = instruction.first;
        else if (instruction.op === 'look') pc = instruction.end;
        else pc++;
        continue;
      }
      const next = this.#back(base);
      if (next === undefined) return undefined;
      [pc, at] = next;
    }
  }

  /** The place after an instruction; undefined if this way leads nowhere. */
  #step(instruction: Instruction, at: number): number | undefined {
    switch (instruction.op) {
      case 'character':
        return this.#character(instruction.test, at, instruction.behind);
      case 'split':
        return this.#part(instruction, at) ? at : undefined;
      case 'save':
        this.#set(instruction.register, at);
        return at;
      case 'clear':
        for (let i = instruction.from; i < instruction.to; i++) this.#set(i, -1);
        return at;
      case 'moved':
        return this.#registers[instruction.register] === at ? undefined : at;
      case 'place':
        return this.#isPlace(instruction.what, instruction.lines, at) ? at : undefined;
      case 'look':
        return this.#look(instruction, at) ? at : undefined;
      case 'back':
        return this.#reference(instruction, at);
      default:
        return at;
    }
  }

  /** Notes the second way for later; false where this has been tried. */
  #part({ id, second }: Extract<Instruction, { op: 'split' }>, at: number): boolean {
    const failed = this.#failed;
    if (failed !== undefined) {
      let state = id * (this.#text.length + 1) + at;
      for (const round of this.#program.rounds) state = state * 2 + (this.#registers[round] === at ? 1 : 0);
      const bit = 1 << (state & 7);
      const held = failed[state >>> 3] as number;
      if ((held & bit) !== 0) return false;
      failed[state >>> 3] = held | bit;
      this.#way.push(state);
    }
    this.#stack.push(second, at, this.#way.length);
    return true;
  }

  #forget(state: number): void {
    const failed = this.#failed;
    if (failed !== undefined) failed[state >>> 3] = (failed[state >>> 3] as number) & ~(1 << (state & 7));
  }

  #set(register: number, value: number): void {
    const before = this.#registers[register] as number;
    if (before === value) return;
    this.#stack.push(-1 - register, before, 0);
    this.#registers[register] = value;
  }

  /** The last way that was noted, with the registers as they were. */
  #back(base: number): [number, number] | undefined {
    const stack = this.#stack;
    while (stack.length > base) {
      const way = stack.pop() as number;
      const at = stack.pop() as number;
      const pc = stack.pop() as number;
      if (pc >= 0) {
        this.#way.length = way;
        return [pc, at];
      }
      this.#registers[-1 - pc] = at;
    }
    return undefined;
  }

  /** What matched is not tried another way; what its registers held before is still known. */
  #keepRegisters(base: number): void {
    const stack = this.#stack;
    let end = base;
    for (let i = base; i < stack.length; i += 3) {
      if ((stack[i] as number) >= 0) continue;
      stack[end] = stack[i] as number;
      stack[end + 1] = stack[i + 1] as number;
      stack[end + 2] = 0;
      end += 3;
    }
    stack.length = end;
  }

  #character(test: (character: string) => boolean, at: number, behind: boolean): number | undefined {
    const text = this.#text;
    if (behind) {
      if (at === 0) return undefined;
      const wide = this.#unicode && at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
      const start = at - (wide ? 2 : 1);
      return test(text.slice(start, at)) ? start : undefined;
    }
    if (at >= text.length) return undefined;
    const end = at + this.#width(at);
    return test(end === at + 1 ? (text[at] as string) : text.slice(at, end)) ? end : undefined;
  }

  #isPlace(what: 'start' | 'end' | 'word' | 'inside', lines: boolean, at: number): boolean {
    const text = this.#text;
    if (what === 'start') return at === 0 || (lines && isLineEnd(text[at - 1]));
    if (what === 'end') return at === text.length || (lines && isLineEnd(text[at]));
    return (isWord(text[at - 1]) !== isWord(text[at])) === (what === 'word');
  }

  /** Looks from here. What a look that is to fail has set is taken back. */
  #look({ negative, start }: Extract<Instruction, { op: 'look' }>, at: number): boolean {
    const base = this.#stack.length;
    const way = this.#way.length;
    const found = this.#run(start, at) !== undefined;
    for (const state of this.#way.splice(way)) this.#forget(state);
    if (found && negative) this.#back(base);
    return found !== negative;
  }

  #reference(
    { groups, ignoreCase, behind }: Extract<Instruction, { op: 'back' }>,
    at: number,
  ): number | undefined {
    const group = groups.find(each =>
      this.#registers.subarray(2 * each, 2 * each + 2).every(place => place >= 0),
    );
    if (group === undefined) return at;
    const held = this.#text.slice(this.#registers[2 * group], this.#registers[2 * group + 1]);
    const start = behind ? at - held.length : at;
    const found = start < 0 ? '' : this.#text.slice(start, start + held.length);
    const same = ignoreCase ? found.toUpperCase() === held.toUpperCase() : found === held;
    if (!same) return undefined;
    return behind ? start : start + held.length;
  }
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r' || character === '\u2028' || character === '\u2029';
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
