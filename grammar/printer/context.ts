// What the parts of the printer share: the way to print each family of nodes, and the comments. A comment is taken
// once, by the first thing that is printed behind it; what stands behind something in the same line is its trailing
// comment. Since documents are made in the order of the text, no comment is lost and none changes its order.
import type * as s from '../syntax.ts';
import { type Doc, group, hardline, ifBroken, indent, line, softline, suffix, verbatim } from './document.ts';

export interface Printer {
  readonly text: string;
  readonly comments: Comments;
  expression(node: s.Expression, least?: number): Doc;
  pattern(node: s.Pattern): Doc;
  type(node: s.TypeNode): Doc;
  typeArguments(types: readonly s.TypeNode[]): Doc;
  typeParameters(parameters: readonly s.TypeParameter[], start: number): Doc;
  parameters(parameters: readonly s.Parameter[], end: number): Doc;
  propertyName(name: s.PropertyName): Doc;
  block(block: s.Block): Doc;
}

export class Comments {
  readonly #all: readonly s.Comment[];
  readonly #text: string;
  #next = 0;

  constructor(text: string, all: readonly s.Comment[]) {
    this.#text = text;
    this.#all = all;
  }

  peek(before: number): s.Comment | undefined {
    const comment = this.#all[this.#next];
    return comment !== undefined && comment.span.start < before ? comment : undefined;
  }

  /** The comments before an offset, each with what separates it from what follows. */
  lead(before: number): Doc {
    const docs: Doc[] = [];
    for (let comment = this.peek(before); comment !== undefined; comment = this.peek(before)) {
      this.#next++;
      docs.push(this.#doc(comment), comment.form === 'line' ? hardline : ' ');
    }
    return docs;
  }

  /** The comments before an offset as lines of their own, with single blank lines where there were any. */
  leadLines(before: number): Doc {
    const docs: Doc[] = [];
    for (let comment = this.peek(before); comment !== undefined; comment = this.peek(before)) {
      this.#next++;
      docs.push(this.#doc(comment));
      const next = this.peek(before)?.span.start ?? before;
      const between = this.#text.slice(comment.span.end, next);
      if (comment.form !== 'line' && !between.includes('\n')) docs.push(' ');
      else docs.push(this.blankBetween(comment.span.end, next) ? [hardline, hardline] : hardline);
    }
    return docs;
  }

  /** The comments that are left before an offset, one below the other. */
  rest(before: number): readonly Doc[] {
    const docs: Doc[] = [];
    let end: number | undefined;
    for (let comment = this.peek(before); comment !== undefined; comment = this.peek(before)) {
      this.#next++;
      const blank = end !== undefined && this.blankBetween(end, comment.span.start);
      docs.push(end === undefined ? '' : hardline, blank ? hardline : '', this.#doc(comment));
      end = comment.span.end;
    }
    return docs;
  }

  /** The comments that stand behind `end` in the same line, with nothing but a separator between. */
  trail(end: number): readonly Doc[] {
    const docs: Doc[] = [];
    let from = end;
    for (let comment = this.#all[this.#next]; comment !== undefined; comment = this.#all[this.#next]) {
      if (comment.span.start < from) break;
      if (!/^[ \t]*[,;:]?[ \t]*$/.test(this.#text.slice(from, comment.span.start))) break;
      if (comment.text.includes('\n') || !this.#endsLine(comment)) break;
      this.#next++;
      docs.push(suffix(comment.text.trimEnd(), comment.form === 'line'));
      from = comment.span.end;
    }
    return docs;
  }

  #endsLine(comment: s.Comment): boolean {
    let end = comment.span.end;
    for (const next of this.#all.slice(this.#next + 1)) {
      if (!/^[ \t]*$/.test(this.#text.slice(end, next.span.start)) || next.text.includes('\n')) break;
      end = next.span.end;
    }
    return /^[ \t]*[,;]?[ \t]*(?:[\r\n]|$)/.test(this.#text.slice(end, end + 200));
  }

  blankBetween(start: number, end: number): boolean {
    return /\n[ \t\r]*\n/.test(this.#text.slice(start, end));
  }

  #doc(comment: s.Comment): Doc {
    if (comment.form === 'line') return comment.text.trimEnd();
    const lines = comment.text.split(/\r?\n/);
    if (lines.length === 1) return comment.text;
    if (!lines.slice(1).every(each => each.trimStart().startsWith('*'))) return verbatim(comment.text);
    return lines.map((each, i): Doc => (i === 0 ? each.trimEnd() : [hardline, ` ${each.trim()}`]));
  }
}

export interface Item {
  readonly span: { readonly start: number; readonly end: number };
}

export interface ListShape {
  readonly open: string;
  readonly close: string;
  /** Between the bracket and what is in it. */
  readonly pad: Doc;
  readonly separator: string;
  /** Whether a separator follows the last item when the list is broken. */
  readonly trailing: boolean;
  readonly end: number;
  readonly broken?: boolean;
}

/** Items in brackets: in one line, or each in its own. */
export function list<T extends Item>(
  p: Printer,
  items: readonly T[],
  print: (item: T) => Doc,
  shape: ListShape,
): Doc {
  const docs = items.map((item, i): Doc => {
    const lead = p.comments.leadLines(item.span.start);
    const doc = print(item);
    const last = i === items.length - 1;
    const mark = last ? (shape.trailing ? ifBroken(shape.separator) : '') : shape.separator;
    const trail = p.comments.trail(item.span.end);
    return [lead, doc, mark, trail, last ? '' : [line, blankBefore(p, item, items[i + 1])]];
  });
  const rest = dangling(p, shape.end, items.length > 0);
  if (items.length === 0 && rest === '') return [shape.open, shape.close];
  return group([shape.open, indent([shape.pad, docs, rest]), shape.pad, shape.close], shape.broken ?? false);
}

/** An empty line where the text has one, if the list is broken. */
function blankBefore(p: Printer, item: Item, next: Item | undefined): Doc {
  if (next === undefined) return '';
  const until = p.comments.peek(next.span.start)?.span.start ?? next.span.start;
  return p.comments.blankBetween(item.span.end, until) ? ifBroken(softline) : '';
}

/** The comments that are left before the end of something. */
export function dangling(p: Printer, end: number, separated: boolean): Doc {
  if (p.comments.peek(end) === undefined) return '';
  const docs: Doc[] = [];
  for (let comment = p.comments.peek(end); comment !== undefined; comment = p.comments.peek(end)) {
    const own = comment.form === 'line';
    if (docs.length > 0 || separated) docs.push(line);
    docs.push(p.comments.lead(comment.span.start + 1));
    if (own) docs.push('');
  }
  return trimLast(docs);
}

/** A comment brings its separator along; at the end none is wanted. */
function trimLast(docs: readonly Doc[]): Doc {
  const flatDocs = (docs as readonly Doc[]).flatMap(each => (Array.isArray(each) ? each : [each]));
  const last = flatDocs.findLastIndex(each => each !== '');
  const end = flatDocs[last];
  if (end === ' ') return flatDocs.slice(0, last);
  if (end === hardline) return [...flatDocs.slice(0, last), suffixBreak];
  return flatDocs;
}

/** Nothing to see, but the line ends behind it. */
const suffixBreak: Doc = group('', true);

export const braces = { open: '{', close: '}', pad: line } as const;
export const parens = { open: '(', close: ')', pad: softline } as const;
export const brackets = { open: '[', close: ']', pad: softline } as const;

/** Whether the first item stands in another line than the bracket before it, which keeps the list broken. */
export function openedWide(p: Printer, open: number, items: readonly Item[]): boolean {
  const first = items[0];
  return first !== undefined && /^\s*\n/.test(p.text.slice(open + 1, first.span.start));
}
