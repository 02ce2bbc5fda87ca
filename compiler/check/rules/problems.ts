// What can be wrong with promises, snapshots and calls once names and types are right. The rules that need to know what
// callees do are in compiler/graph.
import type { Problem } from '../../../grammar/diagnostic.ts';

const inState = (state: string | undefined): string => (state === undefined ? '' : ` in \`${state}\``);

export const ruleProblems = {
  constantTooEarly: {
    code: 'MU3601',
    severity: 'error',
    title: 'a constant that has no value yet',
    message: ({ name, constant }) =>
      `\`${name}\` looks at \`${constant}\`, which has no value yet when it is called here.`,
    help: ({ constant }) => `Move \`${constant}\` up, above what needs it, or give its value as an argument.`,
  } satisfies Problem<{ name: string; constant: string }>,
  changedConstant: {
    code: 'MU3602',
    severity: 'error',
    title: 'a change to a constant of a module',
    message: ({ name, pattern }) =>
      pattern
        ? `\`${name}\` remembers where it was, and it is shared by all requests.`
        : `\`${name}\` is shared by all requests: it cannot be changed.`,
    help: ({ name, pattern }) =>
      pattern
        ? 'Leave out the flags `g` and `y`, or make the regular expression where it is used.'
        : `What lives on is the \`state\` of a service; to work on a copy write \`const copy = structuredClone(${name});\`.`,
  } satisfies Problem<{ name: string; pattern: boolean }>,
  outsideTurn: {
    code: 'MU3603',
    severity: 'error',
    title: 'the time, chance or the log outside of a turn',
    message: ({ name, what }) => `\`${name}\` belongs to a turn, and ${what} is there before any.`,
    help: () =>
      'Ask for it in a method, or in a `function` that methods call; what a state has at first can be set then.',
  } satisfies Problem<{ name: string; what: string }>,
  circleOfConstants: {
    code: 'MU3604',
    severity: 'error',
    title: 'a constant of a module that imports this one',
    message: ({ name, path }) =>
      `\`${name}\` may have no value yet: \`${path}\` and this module import each other, and either may be loaded first.`,
    help: ({ name }) => `Move \`${name}\` into a module that both import.`,
  } satisfies Problem<{ name: string; path: string }>,
  floating: {
    code: 'MU3001',
    severity: 'error',
    title: 'a call that nobody waits for',
    message: ({ what }) => `Nobody waits for ${what}.`,
    help: ({ isList }) =>
      isList
        ? 'Write `await Promise.all(…)` around it.'
        : 'Write `await` before it, keep the promise in a `const` and await it later, or write `void` before it if nobody needs to know.',
  } satisfies Problem<{ what: string; isList: boolean }>,
  neverAwaited: {
    code: 'MU3002',
    severity: 'error',
    title: 'a promise that is never awaited',
    message: ({ name }) => `Nobody ever waits for \`${name}\`.`,
    help: ({ name, many, data }) => {
      if (data) return `Wait for the promises in \`${name}\` before it goes out of scope.`;
      return many
        ? `Write \`await Promise.all(${name})\` before it goes out of scope.`
        : `Write \`await ${name}\` where its result is needed, at the latest before the method ends.`;
    },
  } satisfies Problem<{ name: string; many: boolean; data: boolean }>,
  notAwaitedOnPath: {
    code: 'MU3003',
    severity: 'error',
    title: 'a promise that is not awaited on every path',
    message: ({ name }) => `On one path, nobody waits for \`${name}\`.`,
    help: ({ name, many, data }) => {
      const wait = `Write \`await ${many ? `Promise.all(${name})` : name}\``;
      return `${data ? 'Wait for what is in it' : wait} on that path too, or start the call later, where it is surely awaited.`;
    },
  } satisfies Problem<{ name: string; many: boolean; data: boolean }>,
  promiseAsValue: {
    code: 'MU3004',
    severity: 'error',
    title: 'a promise used as a value',
    message: ({ use }) => `This is the promise of a result, not the result, and it is ${use}.`,
    help: ({ waits }) =>
      waits
        ? 'Write `await` before the call.'
        : 'An invariant calls nobody: here it may look at what another service stores, `Stock.left`.',
  } satisfies Problem<{ use: string; waits: boolean }>,
  overwritten: {
    code: 'MU3005',
    severity: 'error',
    title: 'a promise that is overwritten before it is awaited',
    message: ({ name }) => `\`${name}\` is assigned again before anybody waited for the call that it holds.`,
    help: ({ name }) => `Write \`await ${name}\` first, or use another variable.`,
  } satisfies Problem<{ name: string }>,
  callbackPromise: {
    code: 'MU3006',
    severity: 'error',
    title: 'a promise given to a method that does not wait',
    message: ({ method }) => `\`${method}\` does not wait for promises, and this function gives one.`,
    help: ({ method }) =>
      method === 'forEach'
        ? 'Write a loop, `for (const x of xs) await …`, or all at once, `await Promise.all(xs.map(x => …))`.'
        : 'Get the results first, `const results = await Promise.all(xs.map(x => …))`, and work with those.',
  } satisfies Problem<{ method: string }>,
  awaitArray: {
    code: 'MU3007',
    severity: 'error',
    title: 'await of an array of promises',
    message: () => '`await` waits for one promise, and this is an array of promises.',
    help: () => 'Write `await Promise.all(…)`.',
  } satisfies Problem<null>,

  promiseForResult: {
    code: 'MU3008',
    severity: 'error',
    title: 'a promise where its result is wanted',
    message: ({ place }) => `This is the promise of a result, and it is ${place} where the result is wanted.`,
    help: () => 'Write `await` before the call.',
  } satisfies Problem<{ place: string }>,

  changedSnapshot: {
    code: 'MU3101',
    severity: 'error',
    title: 'a change to a snapshot',
    message: ({ state }) => `This changes a snapshot: what is stored${inState(state)} stays as it is.`,
    help: ({ instead }) => instead,
  } satisfies Problem<{ state: string | undefined; instead: string }>,
  mutatedSnapshot: {
    code: 'MU3102',
    severity: 'error',
    title: 'a method that changes a snapshot',
    message: ({ method, state }) =>
      `\`${method}\` changes a snapshot in place: what is stored${inState(state)} stays as it is.`,
    help: ({ instead }) => instead,
  } satisfies Problem<{ method: string; state: string | undefined; instead: string }>,
  returnedInTry: {
    code: 'MU3009',
    severity: 'error',
    title: 'a promise that is returned out of a try',
    message: ({ caught }) =>
      caught
        ? 'This `try` is over before the call has ended: its `catch` would not see the error of the call.'
        : 'This `try` is over before the call has ended: its `finally` would not wait for the call.',
    help: () => 'Write `return await …`; or return the promise after the `try`, if that is what is meant.',
  } satisfies Problem<{ caught: boolean }>,
  writtenInVain: {
    code: 'MU3103',
    severity: 'warning',
    title: 'a write that an error takes back',
    message: ({ write }) =>
      `\`${write}\` stores nothing: the error leaves the method, and takes back what its turn wrote.`,
    help: () =>
      'To keep it, write it in a turn of its own: in an `async` method that is awaited before the `throw`; or return what went wrong.',
  } satisfies Problem<{ write: string }>,

  stateNotDurable: {
    code: 'MU3201',
    severity: 'error',
    title: 'a state that cannot be stored',
    message: ({ name, why }) => `\`${name}\` cannot be stored: ${why}.`,
    help: () => 'Store plain data: strings, numbers, booleans, null, and objects and arrays of these.',
  } satisfies Problem<{ name: string; why: string }>,
  parameterNotDurable: {
    code: 'MU3202',
    severity: 'error',
    title: 'a parameter that cannot be sent',
    message: ({ name, why }) => `\`${name}\` cannot be sent in a call: ${why}.`,
    help: () => 'Send plain data, and do what needs the rest inside the method.',
  } satisfies Problem<{ name: string; why: string }>,
  resultNotDurable: {
    code: 'MU3203',
    severity: 'error',
    title: 'a result that cannot be sent',
    message: ({ name, why }) => `The result of \`${name}\` cannot be sent back: ${why}.`,
    help: () => 'Return plain data.',
  } satisfies Problem<{ name: string; why: string }>,
  fieldNotDurable: {
    code: 'MU3204',
    severity: 'error',
    title: 'an error field that cannot be sent',
    message: ({ name, why }) => `The field \`${name}\` cannot travel with the error: ${why}.`,
    help: () => 'Errors carry plain data to whoever catches them, in other services too.',
  } satisfies Problem<{ name: string; why: string }>,
  argumentNotDurable: {
    code: 'MU3205',
    severity: 'error',
    title: 'an argument that cannot be sent',
    message: ({ why }) => `This cannot be sent in a call: ${why}.`,
    help: () => 'Send plain data: what is not can be left out with `{ a: x.a, b: x.b }`.',
  } satisfies Problem<{ why: string }>,
  collectionAsValue: {
    code: 'MU3206',
    severity: 'error',
    title: 'a state collection used as a value',
    message: ({ name }) => `\`${name}\` is stored data, not a value that can be handed on.`,
    help: ({ instead }) => instead,
  } satisfies Problem<{ name: string; instead: string }>,

  stillRunning: {
    code: 'MU3303',
    severity: 'error',
    title: 'a call that is still running when its transaction ends',
    message: ({ name }) => `The transaction ends while ${name} may still be running.`,
    help: ({ returned }) =>
      returned
        ? 'Write `return await …`: a transaction is over when all of it has happened.'
        : 'Await it inside the block: a transaction is over when all of it has happened.',
  } satisfies Problem<{ name: string; returned: boolean }>,
  startedOutside: {
    code: 'MU3304',
    severity: 'error',
    title: 'a call from outside awaited in a transaction',
    message: ({ name }) => `\`${name}\` was started before this transaction and is no part of it.`,
    help: () => 'Await it before the block, or start it inside.',
  } satisfies Problem<{ name: string }>,

  callInPureFunction: {
    code: 'MU3401',
    severity: 'error',
    title: 'a call of a service in a function',
    message: ({ target, name }) => `\`${name}\` is a function outside of services, and calls \`${target}\`.`,
    help: () =>
      'Functions at the top of a module compute; let a method make the call and hand the result in.',
  } satisfies Problem<{ target: string; name: string }>,
  serviceAsValue: {
    code: 'MU3403',
    severity: 'error',
    title: 'a service used as a value',
    message: ({ name }) => `\`${name}\` is a service, and a service is no value.`,
    help: ({ name }) =>
      name === 'this'
        ? 'Use its members, `this.rooms` or `this.release(…)`; arrow functions see the same `this`.'
        : `Call its methods: \`${name}.method(…)\`.`,
  } satisfies Problem<{ name: string }>,
  callInPlainMethod: {
    code: 'MU3404',
    severity: 'error',
    title: 'a call in a method that is not async',
    message: ({ name, target }) => `\`${name}\` calls \`${target}\`, so it must be async.`,
    help: ({ name }) => `Write \`async ${name}(…)\` and await the call.`,
  } satisfies Problem<{ name: string; target: string }>,
  reservedName: {
    code: 'MU3405',
    severity: 'error',
    title: 'a name with a dollar sign',
    message: ({ name, what }) => `\`${name}\` cannot be the name of a ${what}.`,
    help: () => '`$` separates names in what the compiler writes: use letters, digits and `_`.',
  } satisfies Problem<{ name: string; what: string }>,
} as const;
