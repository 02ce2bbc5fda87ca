// What is frozen: constants of modules, which are plain JSON, deeply, and what a program freezes, which may hold anything that
// can be changed or that is not durable. C1 of the codec is about the first.

const byProgram = new WeakSet<object>();
let any = false;

/** `Object.freeze(value)` of a program. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  any = true;
  byProgram.add(value);
  return Object.freeze(value);
}

/** Whether an object is frozen, and all that is in it, because it is plain JSON. */
export function isFrozenData(value: object): boolean {
  return Object.isFrozen(value) && !(any && byProgram.has(value));
}

/** The value, frozen if it is nothing but data. */
export function frozen<T>(value: T): T {
  if (isData(value, 0)) freezeAll(value);
  return value;
}

const DEEPEST = 200;

function isData(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' || typeof value === 'boolean' || value === null;
  if (depth === DEEPEST) return false;
  if (Array.isArray(value)) return value.every(each => isData(each, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.entries(value).every(([key, each]) => !key.startsWith('$mu') && isData(each, depth + 1));
}

function freezeAll(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const each of Object.values(value)) freezeAll(each);
}
