// Regular expressions that cannot hang a turn. JavaScript's own matcher is taken where a short text or a simple pattern
// keeps it from trying too many ways; else `Matcher`, which gives the same answers in a time that grows with the text.
import { Matcher } from './matcher.ts';
import { compilePattern, type Program } from './program.ts';
import { type Node, readPattern, type Tree } from './tree.ts';

/** So many ways may JavaScript's matcher try. */
const MOST_WAYS = 200_000;

interface Known {
  readonly tree: Tree;
  program: Program | undefined;
}

/** By flags and source; patterns made of data must not fill the memory. */
const known = new Map<string, Known>();
const MOST_KNOWN = 500;

function knownOf(source: string, flags: string): Known {
  const key = `${flags}/${source}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = { tree: readPattern(source, flags), program: undefined };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
}

/** A regular expression of the program; a text stands for one, as in `text.match("a+")`. */
export function linear(pattern: RegExp | string): RegExp {
  if (typeof pattern === 'string') return new LinearRegExp(pattern);
  return pattern instanceof LinearRegExp ? pattern : new LinearRegExp(pattern.source, pattern.flags);
}

/** The methods of texts (`match`, `replace`, `split` …) call `exec`. */
class LinearRegExp extends RegExp {
  #matcher: Matcher | undefined;
  #known: Known | undefined;

  static {
    // What it says of itself in logs.
    Object.defineProperty(LinearRegExp, 'name', { value: 'RegExp' });
  }

  override exec(text: string): RegExpExecArray | null {
    this.#known ??= knownOf(this.source, this.flags);
    const pattern = this.#known;
    if ((text.length + 1) * ways(pattern.tree.node, text.length) <= MOST_WAYS) return super.exec(text);
    const moves = this.global || this.sticky;
    const from = moves ? this.#startIn(text) : 0;
    const found = from > text.length ? undefined : this.#matcherOf(pattern, text).match(from, this.sticky);
    if (found === undefined) {
      if (moves) this.lastIndex = 0;
      return null;
    }
    if (moves) this.lastIndex = found[1] as number;
    return resultOf(found, text, pattern.tree);
  }

  /** With the flag `u` a match does not begin inside of a character. */
  #startIn(text: string): number {
    const at = this.lastIndex;
    const inside = at > 0 && /[uv]/.test(this.flags) && (text.codePointAt(at - 1) ?? 0) > 0xffff;
    return inside ? at - 1 : at;
  }

  #matcherOf(pattern: Known, text: string): Matcher {
    if (this.#matcher === undefined || this.#matcher.text !== text) {
      pattern.program ??= compilePattern(pattern.tree);
      this.#matcher = new Matcher(pattern.program, text, /[uv]/.test(this.flags));
    }
    return this.#matcher;
  }
}

function resultOf(found: Int32Array, text: string, { groups, names }: Tree): RegExpExecArray {
  const part = (group: number): string | undefined => {
    const [start = -1, end = -1] = found.subarray(2 * group, 2 * group + 2);
    return start < 0 || end < 0 ? undefined : text.slice(start, end);
  };
  const result = Array.from({ length: groups + 1 }, (_, group) => part(group));
  const named: Record<string, string | undefined> = Object.create(null) as Record<string, string | undefined>;
  for (const [name, all] of names) named[name] = all.map(part).find(text => text !== undefined);
  return Object.assign(result, {
    index: found[0] as number,
    input: text,
    groups: names.size === 0 ? undefined : named,
  }) as RegExpExecArray;
}

/** No fewer than the ways in which JavaScript's matcher may go through a text of this length from one start. */
function ways(node: Node, length: number): number {
  switch (node.kind) {
    case 'sequence':
      return node.nodes.reduce((product, each) => product * ways(each, length), 1);
    case 'choice':
      return node.nodes.reduce((sum, each) => sum + ways(each, length), 0);
    case 'group':
    case 'look':
      return ways(node.node, length);
    case 'repeat': {
      const inner = ways(node.node, length);
      const most = Math.min(node.most, length + 1);
      return inner === 1 ? Math.max(1, most - node.least + 1) : (inner + 1) ** most;
    }
    default:
      return 1;
  }
}
