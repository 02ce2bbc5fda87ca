// Members that people look for under the names they have in other languages, or in parts of JavaScript that mu has not: how mu
// says it. `$` stands for the value as it is written.
import type { Type } from './types.ts';

type Advice = Readonly<Record<string, string>>;

const length = 'Write `$.length`.';
const includes = 'Write `$.includes(…)`.';
const spread = 'Make an array first: `[...$]`, then `map`, `filter` and the like.';
const english = 'There is no `Intl`: answers are the same on every machine. Put the text together yourself.';

const arrays: Advice = {
  ...{ len: length, size: length, count: length, Length: length, Count: length },
  ...{ contains: includes, has: includes, include: includes, Contains: includes },
  ...{ append: 'Write `$.push(…)`.', add: 'Write `$.push(…)`.', push_back: 'Write `$.push(…)`.' },
  ...{
    isEmpty: 'Write `$.length === 0`.',
    empty: 'Write `$.length === 0`.',
    is_empty: 'Write `$.length === 0`.',
  },
  ...{ first: 'Write `$.at(0)`.', head: 'Write `$.at(0)`.', last: 'Write `$.at(-1)`.', get: 'Write `$[i]`.' },
  ...{ each: 'Write `$.forEach(…)`.', select: 'Write `$.map(…)`.', collect: 'Write `$.map(…)`.' },
  ...{ where: 'Write `$.filter(…)`.', any: 'Write `$.some(…)`.', all: 'Write `$.every(…)`.' },
  ...{ fold: 'Write `$.reduce(…, start)`.', inject: 'Write `$.reduce(…, start)`.' },
  ...{
    sum: 'Write `$.reduce((a, b) => a + b, 0)`.',
    max: 'Write `Math.max(...$)`.',
    min: 'Write `Math.min(...$)`.',
  },
  ...{
    distinct: 'Write `[...new Set($)]`.',
    unique: 'Write `[...new Set($)]`.',
    uniq: 'Write `[...new Set($)]`.',
  },
  ...{
    sorted: 'Write `$.toSorted(…)`.',
    sortBy: 'Write `$.toSorted(…)`.',
    orderBy: 'Write `$.toSorted(…)`.',
  },
  ...{
    reversed: 'Write `$.toReversed()`.',
    flatten: 'Write `$.flat()`.',
    groupBy: 'Write `Object.groupBy($, …)`.',
  },
  ...{ take: 'Write `$.slice(0, n)`.', skip: 'Write `$.slice(n)`.', drop: 'Write `$.slice(n)`.' },
  ...{ clone: 'Write `[...$]`.', copy: 'Write `[...$]`.', insert: 'Write `$.splice(at, 0, …)`.' },
  ...{
    remove: 'Write `$.filter(…)` for the others, or `$.splice(at, 1)`.',
    delete: 'Write `$.splice(at, 1)`.',
  },
  ...{
    clear: 'Write `$.splice(0)`, or assign `[]`.',
    set: 'Write `$[i] = …`.',
    extend: 'Write `$.push(...others)`.',
  },
};

const texts: Advice = {
  ...{ len: length, size: length, count: length, Length: length },
  ...{ contains: includes, has: includes, include: includes, Contains: includes },
  ...{ isEmpty: 'Write `$ === ""`.', empty: 'Write `$ === ""`.', isBlank: 'Write `$.trim() === ""`.' },
  ...{ substr: 'Write `$.slice(start, end)`.', substringAfter: 'Write `$.slice($.indexOf(…) + 1)`.' },
  ...{
    upper: 'Write `$.toUpperCase()`.',
    uppercase: 'Write `$.toUpperCase()`.',
    toUpper: 'Write `$.toUpperCase()`.',
  },
  ...{
    lower: 'Write `$.toLowerCase()`.',
    lowercase: 'Write `$.toLowerCase()`.',
    toLower: 'Write `$.toLowerCase()`.',
  },
  ...{ toLocaleUpperCase: 'Write `$.toUpperCase()`.', toLocaleLowerCase: 'Write `$.toLowerCase()`.' },
  ...{ strip: 'Write `$.trim()`.', lstrip: 'Write `$.trimStart()`.', rstrip: 'Write `$.trimEnd()`.' },
  ...{ trimLeft: 'Write `$.trimStart()`.', trimRight: 'Write `$.trimEnd()`.', find: 'Write `$.indexOf(…)`.' },
  ...{
    equals: 'Write `$ === other`.',
    equalsIgnoreCase: 'Compare `$.toLowerCase()`.',
    append: 'Write `$ + other`.',
  },
  ...{ compareTo: 'Write `$.localeCompare(…)`.', format: 'Write a template, a text between backquotes.' },
  ...{
    reverse: 'Write `[...$].toReversed().join("")`.',
    chars: 'Write `[...$]`.',
    map: 'Write `[...$].map(…)`.',
  },
  ...{ join: 'Arrays are joined: `parts.join($)`.', hashCode: 'Write `sha256($)`, from `"mu"`.' },
  ...{ toInt: 'Write `Number($)`.', toNumber: 'Write `Number($)`.', toFloat: 'Write `Number($)`.' },
  ...{
    splitlines: 'Write `$.split("\\n")`.',
    lines: 'Write `$.split("\\n")`.',
    getBytes: 'Texts are values: `base64.encode($)`, from `"mu"`.',
  },
};

const numbers: Advice = {
  ...{ round: 'Write `Math.round($)`.', floor: 'Write `Math.floor($)`.', ceil: 'Write `Math.ceil($)`.' },
  ...{
    abs: 'Write `Math.abs($)`.',
    toInt: 'Write `Math.trunc($)`.',
    pow: 'Write `$ ** n`.',
    sqrt: 'Write `Math.sqrt($)`.',
  },
  ...{
    equals: 'Write `$ === other`.',
    toStr: 'Write `String($)`.',
    length: 'A number has no length; of its text: `String($).length`.',
  },
};

const has = 'Write `$.has(…)`.';
const sizes: Advice = {
  ...{ length: 'Write `$.size`.', len: 'Write `$.size`.', count: 'Write `$.size`.' },
  ...{ isEmpty: 'Write `$.size === 0`.', empty: 'Write `$.size === 0`.' },
  ...{ contains: has, includes: has, containsKey: has, hasKey: has, has_key: has, exists: has },
  ...{ remove: 'Write `$.delete(…)`.', erase: 'Write `$.delete(…)`.', unset: 'Write `$.delete(…)`.' },
};

const maps: Advice = {
  ...sizes,
  ...{
    put: 'Write `$.set(key, value)`.',
    insert: 'Write `$.set(key, value)`.',
    add: 'Write `$.set(key, value)`.',
  },
  ...{
    getOrDefault: 'Write `$.get(key) ?? other`.',
    getOrElse: 'Write `$.get(key) ?? other`.',
    items: 'Write `$.entries()`.',
  },
  ...{ map: spread, filter: spread, find: spread, reduce: spread, some: spread, every: spread },
};

const sets: Advice = {
  ...sizes,
  ...{
    push: 'Write `$.add(…)`.',
    insert: 'Write `$.add(…)`.',
    append: 'Write `$.add(…)`.',
    put: 'Write `$.add(…)`.',
  },
  ...{ map: spread, filter: spread, find: spread, reduce: spread, some: spread, every: spread },
};

const onValues = (names: string): Advice =>
  Object.fromEntries(names.split(' ').map(name => [name, `Write \`$.values().${name}(…)\`.`]));
const loops = 'map filter find some every reduce flatMap findLast at';
const each = 'Write `for (const value of $.values()) …`.';
const toArray = 'Write `[...$.values()]`.';
const clearing =
  'It may hold more than one turn can change: delete them one by one, `for (const key of $.keys({ limit: 50 })) $.delete(key)`.';

const stored: Readonly<Record<string, Advice>> = {
  map: {
    ...maps,
    ...onValues(loops),
    forEach: 'Write `for (const [key, value] of $.entries()) …`.',
    clear: clearing,
    toArray,
    upsert: 'Write `$.update(key, value => …)`.',
    merge: 'Write `$.update(key, value => …)`.',
  },
  set: {
    ...sets,
    ...onValues(loops),
    forEach: each,
    toArray,
    keys: 'Write `$.values()`.',
    entries: 'Write `$.values()`.',
    clear: clearing.replaceAll('key', 'value'),
  },
  list: {
    ...arrays,
    ...onValues(
      'map filter find some every reduce flatMap findLast includes indexOf join toSorted toReversed',
    ),
    forEach: each,
    toArray,
    get: 'Write `$.at(index)`.',
    contains: 'Write `$.values().includes(…)`.',
    has: 'Write `$.values().includes(…)`.',
    shift:
      'A list ends at its end only: keep what waits in a `Map` by its number, and delete the first of `keys({ limit: 1 })`.',
    unshift: 'A list grows at its end only: `$.push(…)`.',
    splice: 'A list changes at its end, or in place: `$.set(index, value)`.',
    clear: 'Write `while ($.pop() !== undefined) {}` for a short list.',
  },
  counter: {
    ...{
      increment: 'Write `$.add(1)`.',
      inc: 'Write `$.add(1)`.',
      incr: 'Write `$.add(1)`.',
      decrement: 'Write `$.add(-1)`, or `$.take(1)` to stop at 0.',
    },
    ...{
      dec: 'Write `$.add(-1)`, or `$.take(1)` to stop at 0.',
      subtract: 'Write `$.take(amount)`, or `$.add(-amount)`.',
      get: 'Write `$.value`.',
      set: 'Write `$.add(amount - $.value)`.',
    },
  },
};

const log = 'The log takes lines: `console.log(…)`, `info`, `warn`, `error` or `debug`.';
const secret =
  'What is random is derived from the request and no secret: `crypto.randomUUID()`; hashes are imported from `"mu"`.';
const dates = (text: string): Advice =>
  Object.fromEntries(
    text.split(' ').map(name => [name, `${english} \`$.toISOString().slice(0, 10)\` is the day.`]),
  );

const library: Readonly<Record<string, Advice>> = {
  Map: maps,
  Set: sets,
  Iterable: {
    length: 'Write `$.toArray().length`.',
    size: 'Write `$.toArray().length`.',
    ...Object.fromEntries(
      'join sort toSorted slice includes findLast at'
        .split(' ')
        .map(name => [name, `Write \`$.toArray().${name}(…)\`.`]),
    ),
  },
  Date: {
    ...dates('toLocaleDateString toLocaleString toLocaleTimeString format strftime'),
    getYear: 'Write `$.getFullYear()`.',
    now: 'Write `Date.now()`.',
  },
  RegExp: {
    match: 'Write `text.match($)`.',
    matches: 'Write `$.test(text)`.',
    replace: 'Write `text.replace($, …)`.',
  },
  Error: {
    stack: 'Errors are data: `name`, `message` and the fields that they declare.',
    cause: 'Errors are data: `name`, `message` and the fields that they declare.',
    code: 'Declare it: `error PaymentFailed { code: string }`.',
  },
  'typeof console': Object.fromEntries(
    'table dir group groupEnd trace time timeEnd count assert clear exception'
      .split(' ')
      .map(name => [name, log]),
  ),
  'typeof crypto': {
    getRandomValues: secret,
    subtle: secret,
    randomBytes: secret,
    createHash: secret,
    createHmac: secret,
    scrypt: secret,
  },
  'typeof Object': {
    getOwnPropertyNames: 'Write `Object.keys(…)`.',
    create: 'Write an object: `{ … }`.',
    defineProperty: 'Objects are plain data: assign the property.',
    seal: 'Write `Object.freeze(…)`.',
    setPrototypeOf: 'Objects are plain data.',
    getPrototypeOf: 'Objects are plain data.',
    length: 'Write `Object.keys(…).length`.',
  },
  'typeof Array': {
    fromAsync: 'Write `await Promise.all(…)`.',
    range: 'Write `Array.from({ length: n }, (_, i) => i)`.',
  },
  'typeof String': { raw: 'Write the text with its backslashes doubled.', format: 'Write a template.' },
  'typeof Number': { parse: 'Write `Number(text)`.', toString: 'Write `String(…)`.' },
  'typeof Math': {
    randomInt: 'Write `Math.floor(Math.random() * n)`.',
    clamp: 'Write `Math.min(Math.max(x, least), most)`.',
    sum: 'Write `xs.reduce((a, b) => a + b, 0)`.',
    mod: 'Write `a % b`.',
  },
  'typeof JSON': {
    encode: 'Write `JSON.stringify(…)`.',
    decode: 'Write `JSON.parse(…)`.',
    dumps: 'Write `JSON.stringify(…)`.',
    loads: 'Write `JSON.parse(…)`.',
  },
};

/** What to write instead of a member that there is not; `object` is the value as it is written. */
export function insteadOfMember(type: Type, name: string, object = 'value'): string | undefined {
  const advice = adviceFor(type);
  return advice !== undefined && Object.hasOwn(advice, name)
    ? advice[name]?.replaceAll('$', () => object)
    : undefined;
}

function adviceFor(type: Type): Advice | undefined {
  switch (type.kind) {
    case 'array':
    case 'tuple':
      return arrays;
    case 'collection':
      return stored[type.collection];
    case 'named':
      return type.family === 'library'
        ? library[type.name]
        : type.family === 'error'
          ? library['Error']
          : undefined;
    case 'primitive':
    case 'literal': {
      const base = type.kind === 'literal' ? typeof type.value : type.name;
      return base === 'string' ? texts : base === 'number' ? numbers : undefined;
    }
    default:
      return undefined;
  }
}
