// A small document printer after Wadler and Prettier: a document says where a line may break; `render` breaks the
// outermost groups that do not fit. What must break (a comment up to the end of the line, a statement) breaks every
// group around it.

export type Doc =
  | string
  | readonly Doc[]
  | { readonly kind: 'group'; readonly doc: Doc; readonly broken: boolean }
  | { readonly kind: 'indent'; readonly doc: Doc }
  /** A place to break: `flat` is what stands there otherwise. `hard` always breaks. */
  | { readonly kind: 'line'; readonly flat: string; readonly hard: boolean }
  /** Text for the end of the line: a trailing comment. */
  | { readonly kind: 'suffix'; readonly text: string; readonly breaks: boolean }
  | { readonly kind: 'choice'; readonly broken: Doc; readonly flat: Doc }
  /** Never broken at its soft lines. */
  | { readonly kind: 'flat'; readonly doc: Doc }
  /** Text that goes on in the next line as it is, without indentation. */
  | { readonly kind: 'verbatim'; readonly text: string };

export const line: Doc = { kind: 'line', flat: ' ', hard: false };
export const softline: Doc = { kind: 'line', flat: '', hard: false };
export const hardline: Doc = { kind: 'line', flat: '', hard: true };

export function group(doc: Doc, broken = false): Doc {
  return { kind: 'group', doc, broken: broken || mustBreak(doc) };
}
export function indent(doc: Doc): Doc {
  return { kind: 'indent', doc };
}
export function flat(doc: Doc): Doc {
  return { kind: 'flat', doc };
}
export function ifBroken(broken: Doc, otherwise: Doc = ''): Doc {
  return { kind: 'choice', broken, flat: otherwise };
}
export function suffix(text: string, breaks: boolean): Doc {
  return { kind: 'suffix', text, breaks };
}
export function verbatim(text: string): Doc {
  return text.includes('\n') ? { kind: 'verbatim', text } : text;
}
export function join(docs: readonly Doc[], separator: Doc): Doc {
  return docs.flatMap((doc, i) => (i === 0 ? [doc] : [separator, doc]));
}

/** Whether a line break stands in the document for certain. Groups know it of themselves, so this stays shallow. */
export function mustBreak(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  if (isList(doc)) return doc.some(mustBreak);
  switch (doc.kind) {
    case 'group':
      return doc.broken;
    case 'indent':
      return mustBreak(doc.doc);
    case 'line':
      return doc.hard;
    case 'suffix':
      return doc.breaks;
    case 'choice':
    case 'flat':
    case 'verbatim':
      return false;
    default:
      return doc satisfies never;
  }
}

function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}

interface Item {
  readonly doc: Doc;
  readonly indent: number;
  readonly mode: 'flat' | 'broken';
}

/** The text of a document in lines of at most `width` where that is possible. */
export function render(doc: Doc, width: number): string {
  return new Rendering(width).run(doc);
}

class Rendering {
  readonly #width: number;
  readonly #stack: Item[] = [];
  #output: string[] = [];
  #suffixes: string[] = [];
  #column = 0;

  constructor(width: number) {
    this.#width = width;
  }

  run(doc: Doc): string {
    this.#stack.push({ doc, indent: 0, mode: 'broken' });
    for (let item = this.#stack.pop(); item !== undefined; item = this.#stack.pop()) this.#step(item);
    this.#flushSuffixes();
    return this.#output.join('');
  }

  #step(item: Item): void {
    const { doc, indent, mode } = item;
    if (typeof doc === 'string') this.#write(doc);
    else if (isList(doc)) {
      for (let i = doc.length - 1; i >= 0; i--) this.#stack.push({ doc: doc[i] as Doc, indent, mode });
    } else if (doc.kind === 'indent') this.#stack.push({ doc: doc.doc, indent: indent + 2, mode });
    else if (doc.kind === 'flat') this.#stack.push({ doc: doc.doc, indent, mode: 'flat' });
    else if (doc.kind === 'group') this.#stack.push({ doc: doc.doc, indent, mode: this.#modeOf(item, doc) });
    else if (doc.kind === 'choice') {
      this.#stack.push({ doc: mode === 'broken' ? doc.broken : doc.flat, indent, mode });
    } else if (doc.kind === 'suffix') this.#suffixes.push(doc.text);
    else if (doc.kind === 'verbatim') this.#verbatim(doc.text);
    else if (doc.hard || mode === 'broken') this.#newline(indent);
    else this.#write(doc.flat);
  }

  #modeOf(item: Item, doc: { readonly doc: Doc; readonly broken: boolean }): 'flat' | 'broken' {
    if (doc.broken) return 'broken';
    if (item.mode === 'flat') return 'flat';
    return this.#fits({ doc: doc.doc, indent: item.indent, mode: 'flat' }) ? 'flat' : 'broken';
  }

  /** Whether what comes up to the next possible break fits in the line. */
  #fits(first: Item): boolean {
    let room = this.#width - this.#column;
    let below = this.#stack.length;
    const stack: Item[] = [first];
    while (room >= 0) {
      let item = stack.pop();
      if (item === undefined) {
        if (below === 0) return true;
        item = this.#stack[--below] as Item;
      }
      const { doc, mode } = item;
      if (typeof doc === 'string') room -= doc.length;
      else if (isList(doc))
        for (let i = doc.length - 1; i >= 0; i--) stack.push({ ...item, doc: doc[i] as Doc });
      else if (doc.kind === 'indent') stack.push({ ...item, doc: doc.doc });
      else if (doc.kind === 'flat') stack.push({ ...item, doc: doc.doc, mode: 'flat' });
      else if (doc.kind === 'group')
        stack.push({ ...item, doc: doc.doc, mode: doc.broken ? 'broken' : mode });
      else if (doc.kind === 'choice') stack.push({ ...item, doc: mode === 'broken' ? doc.broken : doc.flat });
      else if (doc.kind === 'verbatim') return room >= doc.text.indexOf('\n');
      else if (doc.kind === 'line') {
        if (doc.hard || mode === 'broken') return true;
        room -= doc.flat.length;
      }
    }
    return false;
  }

  #write(text: string): void {
    if (text === '') return;
    this.#output.push(text);
    this.#column += text.length;
  }

  #verbatim(text: string): void {
    this.#output.push(text);
    this.#column = text.length - text.lastIndexOf('\n') - 1;
  }

  #newline(indent: number): void {
    this.#flushSuffixes();
    this.#trimEnd();
    this.#output.push(`\n${' '.repeat(indent)}`);
    this.#column = indent;
  }

  #flushSuffixes(): void {
    if (this.#suffixes.length === 0) return;
    this.#trimEnd();
    for (const text of this.#suffixes) this.#output.push(` ${text}`);
    this.#suffixes = [];
  }

  #trimEnd(): void {
    for (let last = this.#output.at(-1); last !== undefined; last = this.#output.at(-1)) {
      const trimmed = last.replace(/[ ]+$/, '');
      if (trimmed === last) return;
      this.#output.pop();
      if (trimmed !== '') {
        this.#output.push(trimmed);
        return;
      }
    }
  }
}
