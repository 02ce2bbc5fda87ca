// What can be wrong with functions, statements and the flow of control.
import type { Problem } from '../../grammar/diagnostic.ts';
import type { Body } from './context.ts';

type Nothing = Record<never, never>;

const howToAwait: Readonly<Record<Body['kind'], string>> = {
  method: 'Write `async` before its name, and `Promise<…>` around its result.',
  function: 'Write `async` before `function`, and `Promise<…>` around its result.',
  lambda: 'Write `async` before its parameters: `async x => await …`.',
  compensation: 'Make the call in a method of its own, and await that one.',
  constant: 'This value is there before any call can be made: let a method make the call.',
  invariant: 'An invariant compares what is stored, and calls nobody: name the states, `Stock.items.size`.',
};

export const bodyProblems = {
  asyncResult: {
    code: 'MU2401',
    severity: 'error',
    title: 'an async result that is no promise',
    message: ({ result }) => `An \`async\` function gives a promise: its result is not \`${result}\`.`,
    help: ({ result }) => `Write \`Promise<${result}>\`.`,
  } satisfies Problem<{ result: string }>,
  recursiveResult: {
    code: 'MU2402',
    severity: 'error',
    title: 'a result that depends on itself',
    message: ({ name }) => `\`${name}\` calls itself, so its result cannot be read off its body.`,
    help: () => 'Write the type of its result.',
  } satisfies Problem<{ name: string }>,
  recursiveValue: {
    code: 'MU2419',
    severity: 'error',
    title: 'a value that needs its own type',
    message: ({ name }) => `The type of \`${name}\` is read off its value, and its value needs it.`,
    help: ({ name }) => `Write the type of \`${name}\`, or the result of the function that uses it.`,
  } satisfies Problem<{ name: string }>,
  otherPredicate: {
    code: 'MU2420',
    severity: 'error',
    title: 'a predicate that can never hold',
    message: ({ name, type, tested }) =>
      `\`${name}\` is a \`${type}\`, so it cannot turn out to be a \`${tested}\`.`,
    help: ({ name, tested }) =>
      `Let \`${name}\` be something that a \`${tested}\` can be, such as \`unknown\`.`,
  } satisfies Problem<{ name: string; type: string; tested: string }>,
  restType: {
    code: 'MU2403',
    severity: 'error',
    title: 'a rest parameter that is no array',
    message: ({ type }) => `A rest parameter collects an array, not \`${type}\`.`,
    help: ({ type }) =>
      type.includes('|')
        ? 'Write one form, in which what may be missing is optional: `[A, B?]`.'
        : `Write \`${type}[]\`.`,
  } satisfies Problem<{ type: string }>,
  parameterWithoutType: {
    code: 'MU2404',
    severity: 'error',
    title: 'a parameter without a type',
    message: ({ name }) => `\`${name}\` needs a type.`,
    help: ({ name }) =>
      `Write \`${name}: T\`: only a function given where its type is known may leave it out.`,
  } satisfies Problem<{ name: string }>,
  requiredAfterOptional: {
    code: 'MU2417',
    severity: 'error',
    title: 'a required parameter after an optional one',
    message: ({ name, before }) => `\`${name}\` must be given, but \`${before}\` before it may be left out.`,
    help: ({ name, before }) =>
      `Let \`${name}\` come first, make it optional too, or write \`${before}: T | undefined\`.`,
  } satisfies Problem<{ name: string; before: string }>,
  missingReturn: {
    code: 'MU2405',
    severity: 'error',
    title: 'a missing return',
    message: ({ name, result, some, missing }) =>
      `${name === undefined ? 'This function' : `\`${name}\``} must give \`${result}\`, but ${some ? 'it can end' : 'it ends'} without a \`return\`${missing === undefined ? '' : `: its \`switch\` has no case for ${missing.values}`}.`,
    help: ({ missing }) =>
      missing === undefined ? undefined : `Add ${missing.cases}, or a \`default:\` for all that is left.`,
  } satisfies Problem<{
    name: string | undefined;
    result: string;
    some: boolean;
    missing: { values: string; cases: string } | undefined;
  }>,
  neverReturns: {
    code: 'MU2406',
    severity: 'error',
    title: 'never, but its end is reached',
    message: () => 'A function whose result is `never` must not come to its end.',
    help: () => 'Throw an error on every way, or let its result be `void`.',
  } satisfies Problem<Nothing>,
  returnWithoutValue: {
    code: 'MU2407',
    severity: 'error',
    title: 'a return without a value',
    message: ({ result }) => `\`return\` must give \`${result}\` here.`,
  } satisfies Problem<{ result: string }>,
  awaitInParameter: {
    code: 'MU2418',
    severity: 'error',
    title: 'await in the default value of a parameter',
    message: () => 'Nothing can be awaited while the parameters get their values.',
    help: () =>
      'Make the parameter optional and await in the body: `const all = given ?? (await Stock.count());`.',
  } satisfies Problem<null>,
  awaitOutsideAsync: {
    code: 'MU2408',
    severity: 'error',
    title: 'await in a function that is not async',
    message: ({ name, kind }) =>
      name !== undefined
        ? `\`${name}\` awaits, so it must be \`async\`.`
        : kind === 'lambda'
          ? 'A function that awaits must be `async`.'
          : '`await` stands only in async functions.',
    help: ({ kind }) => howToAwait[kind],
  } satisfies Problem<{ name: string | undefined; kind: Body['kind'] }>,
  unreachable: {
    code: 'MU2409',
    severity: 'error',
    title: 'unreachable code',
    message: () => 'This is never reached.',
    help: () => 'Remove it, or the `return`, `throw`, `break` or endless loop before it.',
  } satisfies Problem<Nothing>,
  emptyArray: {
    code: 'MU2410',
    severity: 'error',
    title: 'an empty array without a type',
    message: ({ name }) => `What \`${name}\` will hold is not known here.`,
    help: ({ name }) => `Write the type of its elements: \`const ${name}: string[] = []\`.`,
  } satisfies Problem<{ name: string }>,
  variableWithoutType: {
    code: 'MU2412',
    severity: 'error',
    title: 'a variable with neither type nor value',
    message: ({ name }) => `\`${name}\` has neither a type nor a value.`,
    help: ({ name }) => `Write \`let ${name}: T;\`, or give it its first value.`,
  } satisfies Problem<{ name: string }>,
  impossibleCase: {
    code: 'MU2413',
    severity: 'error',
    title: 'a case that never comes',
    message: ({ subject, test }) => `\`${subject}\` is never \`${test}\`.`,
    help: ({ near }) => (near === undefined ? undefined : `Did you mean \`${near}\`?`),
  } satisfies Problem<{ subject: string; test: string; near: string | undefined }>,
  throwOfNonError: {
    code: 'MU2414',
    severity: 'error',
    title: 'throw of something that is no error',
    message: ({ type }) => `Only errors are thrown, but this is \`${type}\`.`,
    help: () => 'Declare one, `error NotFound { id: string }`, and write `throw new NotFound({ id })`.',
  } satisfies Problem<{ type: string }>,
  forIn: {
    code: 'MU2415',
    severity: 'error',
    title: 'for … in over what has no keys',
    message: ({ type }) => `\`for … in\` goes over the keys of an object, and this is \`${type}\`.`,
    help: () => 'Write `for (const item of items)` for what is in it.',
  } satisfies Problem<{ type: string }>,
};
