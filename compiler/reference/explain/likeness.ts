// Whether what was observed is what the reference gave, where identifiers are made up and times are what they are: texts agree when
// one identifier of the one always stands where one identifier of the other does, and any time agrees with any.

const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** Numbers that milliseconds since 1970 are, in this century. */
const isTime = (value: number): boolean => value > 946_684_800_000 && value < 4_102_444_800_000;

export class Likeness {
  /** Observed → reference, and back. */
  readonly #forth = new Map<string, string>();
  readonly #back = new Map<string, string>();

  /** Learns which identifiers go together. Both sides are what JSON can say. */
  same(observed: unknown, reference: unknown): boolean {
    if (typeof observed === 'string' && typeof reference === 'string')
      return this.#sameText(observed, reference);
    if (typeof observed === 'number' && typeof reference === 'number')
      return observed === reference || (isTime(observed) && isTime(reference));
    if (Array.isArray(observed) && Array.isArray(reference)) {
      return (
        observed.length === reference.length &&
        observed.every((element, i) => this.same(element, reference[i]))
      );
    }
    if (isObject(observed) && isObject(reference)) return this.#sameEntries(observed, reference);
    return Object.is(observed, reference);
  }

  /** What the client has sent, in the words of the reference. */
  translate(observed: unknown): unknown {
    if (typeof observed === 'string') return observed.replaceAll(identifier, id => this.#forth.get(id) ?? id);
    if (Array.isArray(observed)) return observed.map(element => this.translate(element));
    if (!isObject(observed)) return observed;
    return Object.fromEntries(
      Object.entries(observed).map(([key, value]) => [this.translate(key) as string, this.translate(value)]),
    );
  }

  /** Entries in any order: their keys may be identifiers. */
  sameMap(observed: readonly unknown[], reference: readonly unknown[]): boolean {
    if (observed.length !== reference.length) return false;
    const left = [...reference];
    return observed.every(entry => {
      for (const [i, candidate] of left.entries()) {
        const trial = this.copy();
        if (!trial.same(entry, candidate)) continue;
        this.#adopt(trial);
        left.splice(i, 1);
        return true;
      }
      return false;
    });
  }

  copy(): Likeness {
    const copy = new Likeness();
    copy.#adopt(this);
    return copy;
  }

  /**
   * What the reference has stored, as text that is the same for what differs only in the identifiers that were made up: those that
   * were observed have their names, the others are numbered. `unordered`: states whose entries are in no order that counts.
   */
  canonical(state: { readonly [state: string]: unknown }, unordered: ReadonlySet<string>): string {
    const named = (text: string): string => text.replaceAll(identifier, id => this.#back.get(id) ?? id);
    const parts = Object.entries(state).map(([name, stored]) => {
      const ordered = !unordered.has(name) || !Array.isArray(stored);
      if (ordered) return `${name} ${named(JSON.stringify(stored) ?? '')}`;
      const entries = stored.map(entry => named(JSON.stringify(entry)));
      const shapes = new Map(entries.map(text => [text, this.#shape(text)]));
      entries.sort((a, b) => ((shapes.get(a) ?? '') < (shapes.get(b) ?? '') ? -1 : 1));
      return `${name} ${entries.join()}`;
    });
    const numbers = new Map<string, number>();
    return parts.join('\n').replaceAll(identifier, id => {
      if (this.#forth.has(id)) return id;
      const number = numbers.get(id) ?? numbers.size;
      numbers.set(id, number);
      return `?${number}`;
    });
  }

  /** Without the identifiers that nobody has observed. */
  #shape(text: string): string {
    return text.replaceAll(identifier, id => (this.#forth.has(id) ? id : '?'));
  }

  #adopt(other: Likeness): void {
    for (const [one, two] of other.#forth) this.#pair(one, two);
  }

  #sameEntries(observed: Fields, reference: Fields): boolean {
    const keys = Object.keys(observed);
    if (keys.length !== Object.keys(reference).length) return false;
    if (keys.every(key => key in reference))
      return keys.every(key => this.same(observed[key], reference[key]));
    return this.sameMap(Object.entries(observed), Object.entries(reference));
  }

  #sameText(observed: string, reference: string): boolean {
    const shape = (text: string): string => text.replaceAll(identifier, '?').replaceAll(moment, '!');
    if (shape(observed) !== shape(reference)) return false;
    const theirs = reference.match(identifier) ?? [];
    return (observed.match(identifier) ?? []).every((one, i) => this.#pair(one, theirs[i] ?? ''));
  }

  #pair(one: string, two: string): boolean {
    const forth = this.#forth.get(one);
    const back = this.#back.get(two);
    if (forth === undefined && back === undefined) {
      this.#forth.set(one, two);
      this.#back.set(two, one);
      return true;
    }
    return forth === two && back === one;
  }
}

type Fields = { readonly [key: string]: unknown };

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
