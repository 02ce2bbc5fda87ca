// A source map in its version 3, as far as it takes to lead from a generated module back to its `.mu` file.

export interface SourceMap {
  readonly version: 3;
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

/** Lines count from 1, columns from 0, as in ESTree. */
interface Point {
  readonly line: number;
  readonly column: number;
}

/** What has no places of its own comes from the start of its file. */
const wholly = 'AAAA';

interface Segment {
  readonly generated: Point;
  readonly original: Point;
}

/** What astring fills while it prints; places come in the order of the text. */
export class Mappings {
  readonly file: string;
  readonly #segments: Segment[] = [];

  constructor(file: string) {
    this.file = file;
  }

  /** Of several nodes that start at one place, the innermost counts. */
  addMapping({ generated, original }: Segment): void {
    const last = this.#segments.at(-1)?.generated;
    if (last?.line === generated.line && last.column === generated.column) this.#segments.pop();
    const point = { line: generated.line, column: generated.column };
    this.#segments.push({ generated: point, original });
  }

  map(content: string): SourceMap {
    return {
      version: 3,
      sources: [this.file],
      sourcesContent: [content],
      names: [],
      mappings: this.#segments.length === 0 ? wholly : encode(this.#segments),
    };
  }
}

/** Lines by `;`, in them segments by `,`, each relative to the one before; columns start anew with each line. */
function encode(segments: readonly Segment[]): string {
  const lines: string[][] = [];
  let before: Segment = { generated: { line: 1, column: 0 }, original: { line: 1, column: 0 } };
  for (const segment of segments) {
    const { generated, original } = segment;
    const column = before.generated.line === generated.line ? before.generated.column : 0;
    const numbers = [
      generated.column - column,
      0,
      original.line - before.original.line,
      original.column - before.original.column,
    ];
    while (lines.length < generated.line) lines.push([]);
    lines[generated.line - 1]?.push(numbers.map(variableLength).join(''));
    before = segment;
  }
  return lines.map(line => line.join(',')).join(';');
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base 64, five bits a digit, the sign last. */
function variableLength(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const more = rest >> 5 > 0 ? 32 : 0;
    text += digits.charAt((rest & 31) | more);
    rest >>= 5;
  } while (rest > 0);
  return text;
}
