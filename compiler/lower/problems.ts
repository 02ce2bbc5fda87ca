// What the lowering cannot do yet, or finds out only there. Everything else was refused before.
import type { Problem } from '../../grammar/diagnostic.ts';

interface Named {
  readonly name: string;
}

function later(code: string, title: string, what: string, help: string): Problem<null> {
  return { code, severity: 'error', title, message: () => `${what} is not supported yet.`, help: () => help };
}

export const lowerProblems = {
  notDurable: {
    code: 'MU3801',
    severity: 'error',
    title: 'a value that cannot live across an await',
    message: ({ name, why }: { name: string; why: string }) =>
      `\`${name}\` is still needed after this \`await\`, and ${why}.`,
    help: ({ name, why }) =>
      /^it is a function$/.test(why)
        ? `Give the function a name of its own, \`const f = () => …\`, and choose among such names where it is called.`
        : `Make \`${name}\` again after the \`await\`, or keep the data that it is made of.`,
  } satisfies Problem<{ name: string; why: string }>,
  changingCapture: {
    code: 'MU3802',
    severity: 'error',
    title: 'a variable that changes after a kept function captured it',
    message: ({ name }: Named) =>
      `A function that is kept here shows what \`${name}\` is in its round of the loop, and \`${name}\` changes.`,
    help: ({ name }) => `Give the function a \`const\` of its own: \`const now = ${name};\`.`,
  } satisfies Problem<Named>,
  stateInCallback: {
    code: 'MU3820',
    severity: 'error',
    title: 'state in a function that nobody waits for',
    message: ({ name }: Named) =>
      `The function that is given to \`${name}\` touches state, and \`${name}\` cannot wait for it.`,
    help: ({ name }) =>
      name.startsWith('Iterable.')
        ? 'Make an array first: `[...values].map(…)`.'
        : 'Read the state before, or do it in a loop.',
  } satisfies Problem<Named>,
  saga: later(
    'MU3901',
    'a saga block',
    'A `saga` block',
    'Use a `transaction`, or undo by hand in a `catch`.',
  ),
  compensate: later(
    'MU3902',
    'a compensation',
    'Undoing with `compensate`',
    'Give the undoing a method of its own, and call it by hand in a `catch`.',
  ),
  waiting: {
    code: 'MU3903',
    severity: 'error',
    title: 'waiting with parallel',
    message: ({ name }: Named) => `\`${name}\` is not supported yet.`,
    help: () =>
      'Wait for all of them with `Promise.all(xs.map(x => …))`, or for one after another with `for … of`.',
  } satisfies Problem<Named>,
  forget: later('MU3904', 'fire and forget', 'A call that nobody waits for', 'Await the call.'),
  race: {
    code: 'MU3905',
    severity: 'error',
    title: 'race and any',
    message: ({ name }: Named) => `\`${name}\` is not supported yet.`,
    help: () =>
      'Wait for all of them with `Promise.all` or `Promise.allSettled`, and choose among the results.',
  } satisfies Problem<Named>,
  promiseForm: later(
    'MU3906',
    'a promise that is passed around',
    'A promise used in this way',
    'Put the call in a `const` and await that, or await `Promise.all([…])` of calls, or `Promise.all(xs.map(x => Service.method(x)))`.',
  ),
  overlapping: {
    code: 'MU3907',
    severity: 'error',
    title: 'a call that overlaps several awaits',
    message: ({ name }: Named) =>
      `\`${name}\` is still running at more than one other \`await\`, or is awaited on some ways only, which is not supported yet.`,
    help: ({ name }) =>
      `Await \`${name}\` together with the first of them, \`await Promise.all([…])\`, or start it later.`,
  } satisfies Problem<Named>,
} as const;
