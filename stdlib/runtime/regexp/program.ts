// A regular expression as instructions for the matcher.
import { type MuError, RegExpTooCostly } from '../errors.ts';
import type { Node, Repeat, Tree } from './tree.ts';

export type Instruction =
  /** One character that is as it should be; `behind`: the one before. */
  | { readonly op: 'character'; readonly test: CharacterTest; readonly behind: boolean }
  /** `first` is tried before `second`; `id` numbers the places at which ways part. */
  | { readonly op: 'split'; readonly id: number; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  /** Notes the place in a register. */
  | { readonly op: 'save'; readonly register: number }
  | { readonly op: 'clear'; readonly from: number; readonly to: number }
  /** Goes on only if the place has moved since it was noted. */
  | { readonly op: 'moved'; readonly register: number }
  | {
      readonly op: 'place';
      readonly what: 'start' | 'end' | 'word' | 'inside';
      readonly lines: boolean;
    }
  /** `start` is where the program of the look begins. */
  | { readonly op: 'look'; readonly negative: boolean; readonly start: number; end: number }
  | {
      readonly op: 'back';
      readonly groups: readonly number[];
      readonly ignoreCase: boolean;
      readonly behind: boolean;
    }
  | { readonly op: 'match' };

export type CharacterTest = (character: string) => boolean;

export interface Program {
  readonly code: readonly Instruction[];
  readonly registers: number;
  /** Registers of the rounds that may be empty. */
  readonly rounds: readonly number[];
  readonly splits: number;
  /** It looks around: the same look may be taken at many places. */
  readonly looks: boolean;
  /** It refers to groups: where ways part says not all about what follows. */
  readonly refers: boolean;
}

interface Writing {
  readonly code: Instruction[];
  readonly rounds: number[];
  /** How many rounds that may be empty are around the place. */
  depth: number;
  registers: number;
  splits: number;
  looks: boolean;
  refers: boolean;
  behind: boolean;
}

/** More instructions than this are refused: `(a{1000}){1000}`. */
const LONGEST = 50_000;

export function compilePattern({ node, groups }: Tree): Program {
  const registers = 2 * (groups + 1);
  const writing: Writing = {
    code: [],
    rounds: [],
    depth: 0,
    registers,
    splits: 0,
    looks: false,
    refers: false,
    behind: false,
  };
  write(writing, node);
  add(writing, { op: 'match' });
  return writing;
}

function add<T extends Instruction>(writing: Writing, instruction: T): T {
  if (writing.code.length >= LONGEST) throw tooCostly('the pattern repeats too much of itself');
  writing.code.push(instruction);
  return instruction;
}

export function tooCostly(why: string): MuError {
  const error = new RegExpTooCostly();
  error.message = `a regular expression takes too long: ${why}`;
  return error;
}

function split(writing: Writing): Extract<Instruction, { op: 'split' }> {
  return add(writing, { op: 'split', id: writing.splits++, first: 0, second: 0 });
}

function write(writing: Writing, node: Node): void {
  const { behind } = writing;
  switch (node.kind) {
    case 'empty':
      return;
    case 'character':
      add(writing, { op: 'character', test: characterTest(node.source, node.flags), behind });
      return;
    case 'sequence':
      for (const each of behind ? node.nodes.toReversed() : node.nodes) write(writing, each);
      return;
    case 'choice':
      writeChoice(writing, node.nodes);
      return;
    case 'group':
      add(writing, { op: 'save', register: 2 * node.index + (behind ? 1 : 0) });
      write(writing, node.node);
      add(writing, { op: 'save', register: 2 * node.index + (behind ? 0 : 1) });
      return;
    case 'repeat':
      writeRepeat(writing, node);
      return;
    case 'place':
      add(writing, { op: 'place', what: node.what, lines: node.lines });
      return;
    case 'look': {
      writing.looks = true;
      const look = add(writing, {
        op: 'look',
        negative: node.negative,
        start: writing.code.length + 1,
        end: 0,
      });
      writing.behind = node.behind;
      write(writing, node.node);
      writing.behind = behind;
      add(writing, { op: 'match' });
      look.end = writing.code.length;
      return;
    }
    case 'back':
      writing.refers = true;
      add(writing, { op: 'back', groups: node.groups, ignoreCase: node.ignoreCase, behind });
      return;
    default:
      node satisfies never;
  }
}

function writeChoice(writing: Writing, nodes: readonly Node[]): void {
  const ends: Extract<Instruction, { op: 'jump' }>[] = [];
  nodes.forEach((node, i) => {
    if (i === nodes.length - 1) {
      write(writing, node);
      return;
    }
    const fork = split(writing);
    fork.first = writing.code.length;
    write(writing, node);
    ends.push(add(writing, { op: 'jump', to: 0 }));
    fork.second = writing.code.length;
  });
  for (const end of ends) end.to = writing.code.length;
}

/** Rounds that have to be, then rounds that may be: only those must not be empty. */
function writeRepeat(writing: Writing, node: Repeat): void {
  const { least, most, greedy } = node;
  for (let i = 0; i < least; i++) writeRound(writing, node, false);
  const forks: Extract<Instruction, { op: 'split' }>[] = [];
  const rounds = most === Number.POSITIVE_INFINITY ? 1 : most - least;
  const start = writing.code.length;
  for (let i = 0; i < rounds; i++) {
    const fork = split(writing);
    forks.push(fork);
    fork.first = writing.code.length;
    writeRound(writing, node, isNullable(node.node));
  }
  if (most === Number.POSITIVE_INFINITY) add(writing, { op: 'jump', to: start });
  for (const fork of forks) {
    fork.second = writing.code.length;
    if (!greedy) [fork.first, fork.second] = [fork.second, fork.first];
  }
}

function writeRound(writing: Writing, { node, groups: [from, to] }: Repeat, checked: boolean): void {
  const register = checked ? registerOf(writing) : 0;
  if (checked) {
    writing.depth++;
    add(writing, { op: 'save', register });
  }
  if (to > from) add(writing, { op: 'clear', from: 2 * from, to: 2 * to });
  write(writing, node);
  if (!checked) return;
  writing.depth--;
  add(writing, { op: 'moved', register });
}

/** One for each round around this place: rounds that follow one another take turns. */
function registerOf(writing: Writing): number {
  const known = writing.rounds[writing.depth];
  if (known !== undefined) return known;
  writing.rounds.push(writing.registers);
  return writing.registers++;
}

function isNullable(node: Node): boolean {
  switch (node.kind) {
    case 'character':
      return false;
    case 'sequence':
      return node.nodes.every(isNullable);
    case 'choice':
      return node.nodes.some(isNullable);
    case 'group':
      return isNullable(node.node);
    case 'repeat':
      return node.least === 0 || isNullable(node.node);
    default:
      return true;
  }
}

/** JavaScript says which characters are meant; what it said is remembered. */
function characterTest(source: string, flags: string): CharacterTest {
  if (/[^\\^$.*+?()[\]{}|/]/.test(source) && source.length === 1 && !flags.includes('i')) {
    return character => character === source;
  }
  if (flags.includes('v') && /\\q\{|\\p\{(?:RGI|Basic_Emoji|Emoji_Keycap)/.test(source))
    throw tooCostly(`${source} matches several characters at once`);
  const pattern = new RegExp(`^(?:${source})$`, flags);
  const known = new Map<string, boolean>();
  return character => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const answer = pattern.test(character);
    known.set(character, answer);
    return answer;
  };
}
