// Where mu's verdict is not TypeScript's, on purpose. docs/language.md shows this list; each entry has programs.

export interface Difference {
  readonly id: string;
  /** What is written, as Markdown. */
  readonly written: string;
  readonly typescript: 'accepts' | 'refuses';
  readonly mu: 'accepts' | 'refuses';
  readonly because: string;
}

const difference = (id: string, written: string, mu: Difference['mu'], because: string): Difference => ({
  id,
  written,
  typescript: mu === 'accepts' ? 'refuses' : 'accepts',
  mu,
  because,
});

export const differences: readonly Difference[] = [
  difference('loose', '`a == b`, `a != b`', 'refuses', 'they compare after conversions that surprise'),
  difference(
    'ordered',
    '`a < b` of objects, arrays, functions, or of a `T` that may be one',
    'refuses',
    'their texts would be compared: `[object Object]`',
  ),
  difference('any', '`any`', 'refuses', 'what is stored must be what its type says, for years'),
  difference('non-null', '`x!`', 'refuses', 'it only silences the check; say what happens if `x` is missing'),
  difference(
    'cast',
    '`x as T` of an `unknown` value',
    'refuses',
    'nothing has looked at it: narrow it, or write a function with the result `x is T`',
  ),
  difference(
    'json',
    '`JSON.parse(text)` where a type is wanted',
    'refuses',
    'its result is `unknown`: nothing has looked at it',
  ),
  difference(
    'branded',
    '`string & { brand: "id" }`',
    'refuses',
    'no text has such a member: `type Id = string`, or an object that holds the text',
  ),
  difference(
    'outside-services',
    'a function outside of services that calls one',
    'refuses',
    'a call belongs to a method: it is its turns that survive a crash',
  ),
  difference('merged', 'two interfaces of one name', 'refuses', 'a type is declared in one place'),
  difference(
    'thrown',
    '`throw` of something other than an error',
    'refuses',
    'an error has a name, by which state machines catch it',
  ),
  difference('new-promise', '`new Promise(…)`', 'refuses', 'a promise is a call, which survives a crash'),
  difference(
    'floating',
    'a promise that nobody awaits, voids or returns',
    'refuses',
    'nobody would know whether it has run, or see its error',
  ),
  difference(
    'snapshot',
    'changing in place what a `state` of objects gave',
    'refuses',
    'it is a copy: nothing would be stored',
  ),
  difference(
    'through-state',
    '`this.rooms[id].capacity -= 1`',
    'accepts',
    'an assignment through the state changes what is stored',
  ),
  difference(
    'for-in',
    '`for (const key in value)` where `value` may be missing',
    'refuses',
    'nothing would happen, without a word',
  ),
  difference(
    'copied',
    'a `readonly` value as the result of a method',
    'accepts',
    'the caller gets a copy, which it may change',
  ),
  difference(
    'method-value',
    'a method as a value: `const f = this.reserve`',
    'refuses',
    'a method is called where it is; a function cannot be stored or sent',
  ),
  difference(
    'durable',
    'a local `Map` or `Set` passed in a call to another service',
    'refuses',
    'only durable types are sent: JSON values of known type',
  ),
  difference(
    'template-type',
    'types made of texts: `` `room-${string}` ``',
    'refuses',
    'such a text is looked at when it comes in, by a function with the result `x is T`; or it is a union of known texts',
  ),
  difference(
    'mapped',
    'mapped and conditional types: `{ [K in keyof T]: … }`, `T extends U ? A : B`',
    'refuses',
    'types describe data that is kept for years: write it down, or use `Partial`, `Required`, `Readonly`, `Pick`, `Omit`, `Record`',
  ),
  difference(
    'overloads',
    'several signatures of one function, of a method in a type, or as `...args: [A] \\| [A, B]`',
    'refuses',
    'nothing would check that the body keeps them: unions, optional parameters, or a name for each say the same',
  ),
  difference(
    'parameter-words',
    '`<const T>`, `<in T>`, `<out T>`',
    'refuses',
    '`as const` stands where the value is; how a parameter is used can be seen',
  ),
  difference(
    'call-signature',
    'call signatures and constructor types: `{ (x: T): U }`, `new (x: T) => U`',
    'refuses',
    '`(x: T) => U` says the first; there are no classes for the second',
  ),
  difference(
    'asserts',
    'a function with the result `asserts x is T`',
    'refuses',
    'a function with the result `x is T` says it where it is called; `assert(condition)` from `"mu"` narrows',
  ),
  difference(
    'left-out',
    '`class`, `enum`, `namespace`, `var`, generators, `get` and `set`',
    'refuses',
    'services, unions of texts, modules, `let`, loops and functions say the same, and what they make is data',
  ),
  difference('bigint', '`10n`', 'refuses', 'JSON has no bigint: nothing could store it or send it'),
  difference(
    'escaped-name',
    'an escape in a name: `\\u0061b`',
    'refuses',
    'the name it stands for can be written',
  ),
  difference('tagged', 'a tagged template: `` tag`x` ``', 'refuses', 'a call of a function says the same'),
  difference(
    'service-value',
    '`const { open } = this`, or a service in a variable',
    'refuses',
    'a service is a place, no value: `this.open` reads what is stored at that moment',
  ),
  difference(
    'state-await',
    'what is known of `this.last` behind an `await`',
    'refuses',
    'another request may have changed it meanwhile',
  ),
  difference(
    'outside-turn',
    '`const newId = () => crypto.randomUUID()` at the top of a module',
    'refuses',
    'time, chance and the log belong to a turn: a `function` gets that of whoever calls it',
  ),
  difference(
    'too-early',
    '`const x = f()` where `f` looks at a constant further down',
    'refuses',
    'the module could not be loaded: the constant has no value yet',
  ),
  difference(
    'function-members',
    '`f.length`, `f.name` of a function',
    'refuses',
    'what runs is compiled: it has other parameters and other names',
  ),
  difference(
    'chain-undefined',
    'members of `x` in a case or `default` that comes after `case undefined:` of `switch (x?.z)`',
    'accepts',
    'there is an `x` wherever `x?.z` is not `undefined`, as `if` has it in both languages',
  ),
];

export function differencesTable(): string {
  const rows = differences.map(
    ({ written, typescript, mu, because }) => `| ${written} | ${typescript} | ${mu} | ${because} |`,
  );
  return ['| written | `tsc --strict` | mu | because |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
