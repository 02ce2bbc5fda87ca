// JavaScript names for the names of a program. Every variable of a method gets a name of its own in the whole method,
// so that its blocks can be taken apart and put together again without shadowing anything.
import type { FunctionSymbol, VariableSymbol } from '../check/program.ts';

/** Words that mu allows as names and JavaScript modules do not, and what generated code uses itself. */
const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof undefined var void while with yield Date Number String Boolean JSON Map Set Object Array Math Promise Error v at assign unwrap abort assert sharing joined until ' +
    'retry mapAsync filterAsync forEachAsync someAsync everyAsync findAsync findIndexAsync reduceAsync flatMapAsync ' +
    'findLastAsync findLastIndexAsync reduceRightAsync sortAsync toSortedAsync fromAsync groupByAsync visitAsync replaceAsync ' +
    'replaceAllAsync linear matched freeze frozen sha256 sha512 hmacSha256 timingSafeEqual hashPassword verifyPassword base64 base64url ' +
    'kept noteEach noteHere notUndone reported reportedOutcome tookEffect undoing unwound RegExp URL URLSearchParams structuredClone encodeURIComponent decodeURIComponent encodeURI decodeURI parseInt ' +
    'parseFloat isNaN isFinite NaN Infinity'
  ).split(' '),
);

/** Variables of generated functions. */
const generated: ReadonlySet<string> = new Set(['v', 'at', 'args']);

/** The name of a constant, a function or an error at the top of a module, which no variable of a turn may hide. */
export function topName(name: string): string {
  return generated.has(name) ? `${name}$top` : name;
}

type LocalSymbol = VariableSymbol | FunctionSymbol;

export class LocalNames {
  readonly #names = new Map<LocalSymbol, string>();
  readonly #used: Set<string>;

  /** `taken`: names that the module uses at its top. */
  constructor(taken: Iterable<string> = []) {
    this.#used = new Set(taken);
  }

  of(symbol: LocalSymbol): string {
    let name = this.#names.get(symbol);
    if (name === undefined) {
      name = this.fresh(symbol.name);
      this.#names.set(symbol, name);
    }
    return name;
  }

  /** A name like `wanted` that nothing else in the method has. Letters, digits and `_` only, as workflow variables are. */
  fresh(wanted: string): string {
    const plain = wanted
      .replace(/[^A-Za-z0-9_]/g, c => `_${c.charCodeAt(0).toString(16)}`)
      .replace(/^(?=[0-9])/, '_');
    let name = reserved.has(plain) ? `${plain}_` : plain;
    for (let n = 2; this.#used.has(name); n++) name = `${plain}_${n}`;
    this.#used.add(name);
    return name;
  }
}

/** `Hotel$reserve`: the function of a method. */
export function methodName(service: string, method: string): string {
  return `${service}$${method}`;
}

/** `Frontend$reserve$1`: the function of a turn. */
export function turnName(service: string, method: string, turn: number): string {
  return `${service}$${method}$${turn}`;
}

/** `Hotel$rooms`: the handle of a state. */
export function stateName(service: string, state: string): string {
  return `${service}$${state}`;
}

/** `Hotel$invariant$0`: the function of an invariant; `$invariant$0` of one at the top of a module. */
export function invariantName(service: string, index: number): string {
  return `${service}$invariant$${index}`;
}

/** The workflow that is started where a method is begun. */
export function startedId({ id }: { readonly id: string }): string {
  return `${id}.started`;
}

/** `hotel.mjs` for `hotel.mu`. */
export function modulePath(path: string): string {
  return path.replace(/\.mu$/, '.mjs');
}

/** How the module at `from` names the module at `to` in an import. */
export function relativeImport(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  const up = here.length - shared;
  return (up === 0 ? './' : '../'.repeat(up)) + there.slice(shared).join('/');
}
