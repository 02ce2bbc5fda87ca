// Constants of modules. C1 of the codec holds: what is frozen is plain JSON, deeply.

/** The value, frozen if it is nothing but data. */
export function frozen<T>(value: T): T {
  if (isData(value, 0)) freeze(value);
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

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const each of Object.values(value)) freeze(each);
}
