// What the fuzzer feeds to the front end: programs of ours with something changed in them, sentences of the grammar, and noise.
// Everything follows from the seed.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tokenize } from '../../grammar/index.ts';
import { type Chance, chanceFrom, pick } from './chance.ts';
import { method, sentence } from './sentences.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Program {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Every program in the repository: applications, samples, and those on the pages of the documentation. */
function programs(): readonly Program[] {
  const files = globSync('{apps,tests/samples,stdlib}/**/*.mu', { cwd: root }).sort();
  const texts = files.map(file => readFileSync(join(root, file), 'utf8'));
  for (const page of globSync('docs/**/*.md', { cwd: root }).sort()) {
    const markdown = readFileSync(join(root, page), 'utf8');
    texts.push(...[...markdown.matchAll(/```mu\n([\s\S]*?)```/g)].map(([, text = '']) => text));
  }
  // Long ones are searched too slowly for what they add.
  const alone = texts.filter(text => !/from "\.\//.test(text));
  return alone.filter(text => text.length < 6000).map(text => ({ text, pieces: piecesOf(text) }));
}

function piecesOf(text: string): readonly Piece[] {
  return tokenize({ path: '', text }).map(({ text: piece, span }) => ({
    text: piece,
    start: span.start,
    end: span.end,
  }));
}

const all = programs();
const vocabulary = [...new Set(all.flatMap(p => p.pieces.map(piece => piece.text)))];
const noise = [
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\u2028',
  '\ufeff',
  '`',
  '${',
  '/*',
  '*/',
  '//',
  '"',
  "'",
  '\\',
  '😀',
  '\ud800',
  '#',
  '@',
  '!',
];

export interface Input {
  readonly kind: string;
  readonly text: string;
}

/** The input with this number. */
export function inputOf(seed: number, number: number): Input {
  const chance = chanceFrom(seed * 1_000_003 + number);
  const kind = chance(20);
  if (kind < 9) return { kind: 'changed program', text: changed(chance) };
  if (kind < 12) return { kind: 'sentence of the grammar', text: sentence(chance) };
  if (kind < 17) return { kind: 'method', text: method(chance) };
  if (kind < 19) return { kind: 'changed text', text: scratched(chance) };
  return {
    kind: 'token soup',
    text: Array.from({ length: chance(60) }, () => anything(chance)).join(pick([' ', ''], chance)),
  };
}

function anything(chance: Chance): string {
  return chance(6) === 0 ? pick(noise, chance) : pick(vocabulary, chance);
}

/** One or two tokens, or runs of tokens, taken out, doubled, swapped, replaced, or brought in from another program. */
function changed(chance: Chance): string {
  let { text, pieces } = pick(all, chance);
  for (let changes = Math.max(1, chance(4) - 1); changes > 0 && pieces.length > 1; changes--) {
    const from = chance(pieces.length);
    const to = Math.min(pieces.length - 1, from + (chance(3) === 0 ? chance(12) : 0));
    const [first, last] = [pieces[from], pieces[to]] as [Piece, Piece];
    const run = text.slice(first.start, last.end);
    const put = replacement(run, text, pieces, chance);
    text = text.slice(0, first.start) + put + text.slice(last.end);
    pieces = piecesOf(text);
  }
  return text;
}

function replacement(run: string, text: string, pieces: readonly Piece[], chance: Chance): string {
  switch (chance(6)) {
    case 0:
      return '';
    case 1:
      return `${run} ${run}`;
    case 2:
      return anything(chance);
    case 3: {
      const other = pick(pieces, chance);
      return text.slice(other.start, other.end);
    }
    case 4: {
      const donor = pick(all, chance);
      const from = pick(donor.pieces, chance);
      const end =
        donor.pieces[Math.min(donor.pieces.length - 1, donor.pieces.indexOf(from) + chance(15))]?.end;
      return donor.text.slice(from.start, end);
    }
    default:
      return `${run} ${anything(chance)}`;
  }
}

/** Characters changed without regard for tokens. */
function scratched(chance: Chance): string {
  let { text } = pick(all, chance);
  for (let changes = 1 + chance(4); changes > 0; changes--) {
    const at = chance(text.length + 1);
    const put =
      chance(2) === 0 ? pick(noise, chance) : String.fromCharCode(chance(chance(8) === 0 ? 0xffff : 128));
    text = text.slice(0, at) + put + text.slice(at + chance(4));
  }
  return text;
}
