// What can be wrong with expressions and statements: values that do not fit, members that are not there, and the parts of
// TypeScript that mu leaves out, with what to write instead.
import type { Problem } from '../../grammar/diagnostic.ts';

const meant = (near: string | undefined): string | undefined =>
  near === undefined ? undefined : `Did you mean \`${near}\`?`;
const list = (names: readonly string[]): string => names.map(name => `\`${name}\``).join(', ');
const count = (least: number, most: number): string =>
  most === Infinity ? `at least ${least}` : least === most ? `${most}` : `${least} to ${most}`;
const arguments_ = (least: number, most: number): string =>
  `${count(least, most)} argument${(most === Infinity ? least : most) === 1 ? '' : 's'}`;

const conversion = (source: string, target: string): string | undefined =>
  source === 'string' && target === 'number'
    ? 'Make a number of it: `Number(text)`.'
    : source === 'number' && target === 'string'
      ? 'Make a text of it: `String(n)`, or `${n}` in a template.'
      : undefined;

type Found = { source: string; target: string; reason: string | undefined };

export const checkProblems = {
  notAssignable: {
    code: 'MU2301',
    severity: 'error',
    title: 'a value of the wrong type',
    message: ({ source, target }) => `A value of type \`${source}\` does not fit \`${target}\`.`,
    help: ({ reason, source, target }) => reason ?? conversion(source, target),
  } satisfies Problem<Found>,
  missingProperties: {
    code: 'MU2302',
    severity: 'error',
    title: 'missing properties',
    message: ({ names, target }) =>
      `${list(names)} ${names.length === 1 ? 'is' : 'are'} missing: \`${target}\` has ${names.length === 1 ? 'it' : 'them'}.`,
  } satisfies Problem<{ names: readonly string[]; target: string }>,
  excessProperty: {
    code: 'MU2303',
    severity: 'error',
    title: 'a property that the type does not have',
    message: ({ name, target }) => `\`${target}\` has no \`${name}\`.`,
    help: ({ near }) => meant(near),
  } satisfies Problem<{ name: string; target: string; near: string | undefined }>,
  unknownMember: {
    code: 'MU2304',
    severity: 'error',
    title: 'unknown member',
    message: ({ name, type, lacking }) =>
      lacking === undefined
        ? `\`${type}\` has no \`${name}\`.`
        : `\`${lacking}\`, one of \`${type}\`, has no \`${name}\`.`,
    help: ({ near, lacking, instead }) =>
      lacking === undefined ? (instead ?? meant(near)) : 'Test first which of them it is.',
  } satisfies Problem<{
    name: string;
    type: string;
    near: string | undefined;
    lacking: string | undefined;
    instead?: string | undefined;
  }>,
  possiblyNullish: {
    code: 'MU2305',
    severity: 'error',
    title: 'a value that may be missing',
    message: ({ value, what }) => `${value === undefined ? 'This' : `\`${value}\``} may be \`${what}\`.`,
    help: ({ value = 'value', what, map }) =>
      map === undefined
        ? `Test it first: \`if (${value} === ${what === 'null' ? 'null' : 'undefined'}) …\`; or write \`?.\`, or \`??\` with another value.`
        : `Say what it is without an entry: \`${map}.update(key, value => (value ?? 0) + 1)\`.`,
  } satisfies Problem<{ value: string | undefined; what: string; map?: string | undefined }>,
  memberOfPromise: {
    code: 'MU2306',
    severity: 'error',
    title: 'a member of a promise',
    message: ({ name, type }) => `\`${type}\` has no \`${name}\`.`,
    help: ({ name, awaited }) =>
      awaited
        ? `The value that the promise gives has it: write \`(await …).${name}\`.`
        : ['then', 'catch', 'finally'].includes(name)
          ? 'mu waits with `await`: `const x = await p`, with `try { … } catch (e) { … }` around it.'
          : undefined,
  } satisfies Problem<{ name: string; type: string; awaited: boolean }>,
  memberOfUnknown: {
    code: 'MU2307',
    severity: 'error',
    title: 'a member of an unknown value',
    message: ({ value, name }) =>
      `Nothing is known about ${value === undefined ? 'this value' : `\`${value}\``}: it may have no \`${name}\`.`,
    help: ({ value = 'e' }) =>
      `Narrow it first: \`if (${value} instanceof SomeError) …\` for an error, \`typeof ${value} === "string"\` for a primitive.`,
  } satisfies Problem<{ value: string | undefined; name: string }>,
  readonlyArray: {
    code: 'MU2308',
    severity: 'error',
    title: 'a change to a readonly array',
    message: ({ name, type }) => `\`${name}\` would change a \`${type}\`.`,
    help: ({ value = 'value', snapshot }) =>
      snapshot
        ? `What a state gives is a snapshot. Make a changed copy, \`[...${value}, item]\`, and store it with \`set\`, \`update\` or an assignment through the state.`
        : `Make a changed copy, such as \`[...${value}, item]\` or \`${value}.toSorted()\`; or leave out \`readonly\` where it is declared.`,
  } satisfies Problem<{ name: string; type: string; value: string | undefined; snapshot: boolean }>,
  readonlyProperty: {
    code: 'MU2309',
    severity: 'error',
    title: 'an assignment to a readonly property',
    message: ({ name, type }) => `\`${name}\` of \`${type}\` is readonly.`,
    help: ({ snapshot }) =>
      snapshot
        ? 'It is a snapshot of what is stored. Store a changed copy with `set` or `update`, or assign through the state: `this.rooms[id].capacity -= 1`.'
        : 'Make a changed copy: `{ ...value, name: other }`.',
  } satisfies Problem<{ name: string; type: string; snapshot: boolean }>,
  cannotIndex: {
    code: 'MU2310',
    severity: 'error',
    title: 'an index of the wrong type',
    message: ({ type, key }) => `\`${type}\` cannot be indexed with \`${key}\`.`,
    help: () => 'For keys that are known only at run time use `Record<string, T>` or a `Map`.',
  } satisfies Problem<{ type: string; key: string }>,
  tupleIndex: {
    code: 'MU2311',
    severity: 'error',
    title: 'an index beyond the end of a tuple',
    message: ({ type, length, index }) =>
      `\`${type}\` has ${length} element${length === 1 ? '' : 's'}: there is none at ${index}.`,
  } satisfies Problem<{ type: string; length: number; index: number }>,
  notCallable: {
    code: 'MU2312',
    severity: 'error',
    title: 'a call of something that is no function',
    message: ({ value, type }) =>
      `${value === undefined ? 'This' : `\`${value}\``} is no function: its type is \`${type}\`.`,
    help: ({ isNew }) => (isNew ? 'Write `new` before it.' : undefined),
  } satisfies Problem<{ value: string | undefined; type: string; isNew: boolean }>,
  argumentCount: {
    code: 'MU2313',
    severity: 'error',
    title: 'wrong number of arguments',
    message: ({ name, least, most, given }) =>
      `\`${name}\` takes ${arguments_(least, most)}, but got ${given}.`,
    help: ({ signature }) => `It is \`${signature}\`.`,
  } satisfies Problem<{ name: string; least: number; most: number; given: number; signature: string }>,
  argumentType: {
    code: 'MU2314',
    severity: 'error',
    title: 'an argument of the wrong type',
    message: ({ parameter, source, target }) =>
      `\`${parameter}\` takes \`${target}\`, but got \`${source}\`.`,
    help: ({ signature, reason }) => `${reason === undefined ? '' : `${reason} `}It is \`${signature}\`.`,
  } satisfies Problem<Found & { name: string; parameter: string; signature: string }>,
  typeArgumentCount: {
    code: 'MU2315',
    severity: 'error',
    title: 'wrong number of type arguments of a call',
    message: ({ name, wanted, given }) =>
      `\`${name}\` takes ${wanted} type argument${wanted === 1 ? '' : 's'}, but got ${given}.`,
  } satisfies Problem<{ name: string; wanted: number; given: number }>,
  constraintNotMet: {
    code: 'MU2316',
    severity: 'error',
    title: 'a type that a type parameter does not take',
    message: ({ given, name, constraint }) => `\`${given}\` does not fit \`${name} extends ${constraint}\`.`,
  } satisfies Problem<{ given: string; name: string; constraint: string }>,
  cannotInfer: {
    code: 'MU2317',
    severity: 'error',
    title: 'an empty collection without types',
    message: ({ name }) => `What \`${name}\` will hold is not known here.`,
    help: ({ name }) => `Write the types: \`${name}<string${name === 'new Map' ? ', number' : ''}>()\`.`,
  } satisfies Problem<{ name: string }>,
  spreadArgument: {
    code: 'MU2318',
    severity: 'error',
    title: 'a spread argument where arguments are needed',
    message: () => 'An array can be spread only where arguments may be left out: its length is not known.',
    help: () => 'Take it apart: `const [first = 0, second = 0] = values;`, or give it the type of a tuple.',
  } satisfies Problem<Record<never, never>>,
  combinatorArgument: {
    code: 'MU2319',
    severity: 'error',
    title: 'promises that are not in an array',
    message: ({ name, source }) => `\`${name}\` takes an array of promises, but got \`${source}\`.`,
    help: ({ single, name }) =>
      single
        ? `For one promise write \`await p\`; for several, \`${name}([p, q])\`.`
        : `Write \`${name}([p, q])\`.`,
  } satisfies Problem<{ name: string; source: string; single: boolean }>,
  missingNew: {
    code: 'MU2320',
    severity: 'error',
    title: 'an error without new',
    message: ({ name }) => `\`${name}\` is an error: it is made with \`new\`.`,
    help: ({ name }) => `Write \`throw new ${name}({ … })\`.`,
  } satisfies Problem<{ name: string }>,
  newError: {
    code: 'MU2321',
    severity: 'error',
    title: 'an error without a name',
    message: ({ name }) => `mu throws declared errors, not \`new ${name}(…)\`.`,
    help: () =>
      'Declare one, `error NotFound { id: string }`, and write `throw new NotFound({ id })`: callers can then tell it from others.',
  } satisfies Problem<{ name: string }>,
  newPromise: {
    code: 'MU2322',
    severity: 'error',
    title: 'new Promise',
    message: () => 'mu has no `new Promise`.',
    help: () =>
      'Calls to services give promises; to wait for a time or a message use `sleep` and `signal` from "mu".',
  } satisfies Problem<Record<never, never>>,
  notConstructible: {
    code: 'MU2323',
    severity: 'error',
    title: 'new of something that cannot be constructed',
    message: ({ value }) =>
      `${value === undefined ? 'This' : `\`${value}\``} cannot be constructed with \`new\`.`,
    help: ({ value, service }) =>
      service
        ? `There is one \`${value}\`, and it is there already: call its methods, \`${value}.method(…)\`.`
        : 'mu has no classes: write an object literal, or call the function.',
  } satisfies Problem<{ value: string | undefined; service: boolean }>,
  looseEquality: {
    code: 'MU2324',
    severity: 'error',
    title: 'loose equality',
    message: ({ operator }) => `mu has no \`${operator}\`: it compares after conversions that surprise.`,
    help: ({ operator }) => `Write \`${operator}=\`.`,
  } satisfies Problem<{ operator: '==' | '!=' }>,
  noOverlap: {
    code: 'MU2325',
    severity: 'error',
    title: 'a comparison that is always the same',
    message: ({ left, right }) => `\`${left}\` and \`${right}\` are never equal.`,
    help: ({ promise, near }) =>
      promise ? 'One of them is a promise: write `await` before it.' : meant(near),
  } satisfies Problem<{ left: string; right: string; promise: boolean; near: string | undefined }>,
  operandTypes: {
    code: 'MU2326',
    severity: 'error',
    title: 'operands that do not go together',
    message: ({ operator, left, right }) => `\`${operator}\` does not go with \`${left}\` and \`${right}\`.`,
    help: ({ left, right }) =>
      [left, right].includes('string') && [left, right].includes('number')
        ? 'Convert one of them: `Number(text)`, or `String(n)`.'
        : undefined,
  } satisfies Problem<{ operator: string; left: string; right: string }>,
  arithmeticOperand: {
    code: 'MU2327',
    severity: 'error',
    title: 'arithmetic with something that is no number',
    message: ({ operator, type }) => `\`${operator}\` takes numbers, but this is \`${type}\`.`,
    help: ({ type }) => (type === 'string' ? 'Make a number of it: `Number(text)`.' : undefined),
  } satisfies Problem<{ operator: string; type: string }>,
  inOperand: {
    code: 'MU2328',
    severity: 'error',
    title: 'an operand that `in` does not take',
    message: ({ type, side }) =>
      side === 'left'
        ? `The name left of \`in\` must be a string, but it is \`${type}\`.`
        : `\`in\` looks into objects, but this is \`${type}\`.`,
  } satisfies Problem<{ type: string; side: 'left' | 'right' }>,
  instanceOfOperand: {
    code: 'MU2329',
    severity: 'error',
    title: 'instanceof something that is no error',
    message: ({ value }) =>
      `${value === undefined ? 'This' : `\`${value}\``} is no error that a value could be an instance of.`,
    help: () =>
      'Other values are told apart with `typeof`, `in`, `Array.isArray` or a property that names the kind.',
  } satisfies Problem<{ value: string | undefined }>,
  instanceOfPrimitive: {
    code: 'MU2343',
    severity: 'error',
    title: 'instanceof of a plain value',
    message: ({ type }) => `A \`${type}\` is never an instance of anything.`,
    help: () => 'Plain values are told apart with `typeof value === "string"`.',
  } satisfies Problem<{ type: string }>,
  neverEqual: {
    code: 'MU2344',
    severity: 'error',
    title: 'a comparison with something that is equal to nothing',
    message: ({ number }) =>
      number
        ? 'Nothing is equal to `NaN`, not even `NaN`.'
        : 'An object that has just been made is equal to no other.',
    help: ({ number }) =>
      number ? 'Write `Number.isNaN(value)`.' : 'Compare the properties that matter: `a.x === b.x`.',
  } satisfies Problem<{ number: boolean }>,
  unusedValue: {
    code: 'MU2345',
    severity: 'error',
    title: 'a value before a comma that nobody uses',
    message: () => 'This value is computed and dropped: `(a, b)` gives `b`.',
    help: () => 'Leave it out, or write the call or assignment that was meant.',
  } satisfies Problem<Record<never, never>>,
  alwaysTrue: {
    code: 'MU2346',
    severity: 'error',
    title: 'a condition that says nothing',
    message: ({ value, what }) =>
      what === 'function'
        ? `\`${value}\` is a function, so this is always true.`
        : 'What gives nothing (`void`) is no condition.',
    help: ({ value, what }) =>
      what === 'function'
        ? `Did you mean to call it: \`${value}()\`?`
        : 'Let the function give a `boolean`, or compare with `undefined` what it gives.',
  } satisfies Problem<{ value: string; what: 'function' | 'void' }>,
  nonNull: {
    code: 'MU2330',
    severity: 'error',
    title: 'the ! operator',
    message: () => 'mu has no `!` after a value: it would only silence the check.',
    help: () =>
      'Say what happens if the value is missing: `if (x === undefined) throw new NotFound({ id });`, or `x ?? other`.',
  } satisfies Problem<Record<never, never>>,
  castUnrelated: {
    code: 'MU2331',
    severity: 'error',
    title: 'as between unrelated types',
    message: ({ source, target }) => `A \`${source}\` is never a \`${target}\`.`,
    help: () =>
      '`as` tells the checker what a value is; it does not convert. Convert it: `Number(text)`, `String(n)`, `{ … }`.',
  } satisfies Problem<{ source: string; target: string }>,
  castOfUnknown: {
    code: 'MU2332',
    severity: 'error',
    title: 'as of an unknown value',
    message: ({ target }) => `Nothing is known about this value: it may be no \`${target}\`.`,
    help: () =>
      'Look at it first: `typeof`, `in`, `Array.isArray`, `instanceof`, or a function with the result `value is T`.',
  } satisfies Problem<{ target: string }>,
  usedUnassigned: {
    code: 'MU2333',
    severity: 'error',
    title: 'a variable without a value',
    message: ({ name }) => `\`${name}\` may have no value yet.`,
    help: () => 'Give it a value on every way that leads here, or where it is declared.',
  } satisfies Problem<{ name: string }>,
  deleteOperand: {
    code: 'MU2335',
    severity: 'error',
    title: 'delete of something that is no property',
    message: () => 'Only a property of an object can be deleted.',
    help: () =>
      'Entries of a map or set are removed by their method `delete`, elements of an array by `splice`.',
  } satisfies Problem<Record<never, never>>,
  deleteRequired: {
    code: 'MU2336',
    severity: 'error',
    title: 'delete of a property that must be there',
    message: ({ name }) => `\`${name}\` must not be missing: it is not optional.`,
    help: () => 'Make it optional, `name?: T`, or make a copy without it: `const { name, ...rest } = value`.',
  } satisfies Problem<{ name: string }>,
  cannotBeKey: {
    code: 'MU2338',
    severity: 'error',
    title: 'a key that is neither string nor number',
    message: ({ type }) => `A key of an object is a string or a number, but this is \`${type}\`.`,
    help: () => 'Make a text of it, `String(key)`; the keys of a `Map` may be anything.',
  } satisfies Problem<{ type: string }>,
  spreadOfNonObject: {
    code: 'MU2339',
    severity: 'error',
    title: 'a spread of something that has no properties',
    message: ({ type }) => `A \`${type}\` has no properties to spread.`,
  } satisfies Problem<{ type: string }>,
  overwritten: {
    code: 'MU2342',
    severity: 'error',
    title: 'a property that is overwritten at once',
    message: ({ name }) => `\`${name}\` is always overwritten by what is spread after it.`,
    help: ({ name }) => `Write \`${name}\` after the spread, or leave it out.`,
  } satisfies Problem<{ name: string }>,
  notIterable: {
    code: 'MU2340',
    severity: 'error',
    title: 'something that cannot be iterated',
    message: ({ type }) => `A \`${type}\` cannot be iterated.`,
    help: ({ type }) =>
      type.startsWith('Promise<')
        ? 'It is a promise: write `await` before it.'
        : /^(Map|Set)</.test(type)
          ? 'Iterate over `keys()`, `values()` or `entries()` of the state.'
          : type.startsWith('{') || /^[A-Z]\w*$/.test(type)
            ? 'For the parts of an object use `Object.keys`, `Object.values` or `Object.entries`.'
            : undefined,
  } satisfies Problem<{ type: string }>,
  patternOfNullish: {
    code: 'MU2341',
    severity: 'error',
    title: 'taking apart a value that may be missing',
    message: ({ type }) => `A value of type \`${type}\` may have no parts to take.`,
    help: () => 'Test first that it is there.',
  } satisfies Problem<{ type: string }>,
};
