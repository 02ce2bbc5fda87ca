// What the lowering cannot do yet, or finds out only there. Everything else was refused before.
import type { Problem } from '../../grammar/diagnostic.ts';

interface Named {
  readonly name: string;
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
        : /^it is an `Iterable/.test(why)
          ? `What it gives can be kept in an array: \`[...${name}]\`.`
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
  changesCaptured: {
    code: 'MU3811',
    severity: 'error',
    title: 'a shared variable changed by an async function that runs beside others',
    message: ({ name }: Named) =>
      `\`${name}\` is changed here by an async function that runs beside other code.`,
    help: ({ name }) =>
      `What runs at the same time shares no variables: return what it found, and put it into \`${name}\` after the \`await\`.`,
  } satisfies Problem<Named>,
  changedWhileRunning: {
    code: 'MU3812',
    severity: 'error',
    title: 'a variable that changes while an async function that uses it is running',
    message: ({ name }: Named) =>
      `\`${name}\` changes here, while an async function that uses it may still be running.`,
    help: ({ name }) =>
      `The function has \`${name}\` as it was when it was called. Give it the value as an argument, or change a copy.`,
  } satisfies Problem<Named>,
  changedInLoop: {
    code: 'MU3814',
    severity: 'error',
    title: 'a map or set that may change while a loop with awaits goes over it',
    message: ({ text }: { text: string }) =>
      `\`${text}\` may change here, while the loop goes over it and waits in its rounds.`,
    help: ({ text }) =>
      `Say what the loop goes over: \`[...${text}]\` is what is there when it begins; or keep what is still to do in an array.`,
  } satisfies Problem<{ text: string }>,
  undoneAlone: {
    code: 'MU3815',
    severity: 'error',
    title: 'a call with a compensation in an async function that runs on by itself',
    message: () =>
      'A call in this function can be undone, and the function may still run when its method undoes what it did.',
    help: () =>
      'Make the function an `async` method of the service, or wait for it where it is called: `await f()`, `await Promise.all(xs.map(f))`.',
  } satisfies Problem<null>,
  concurrency: {
    code: 'MU3813',
    severity: 'error',
    title: 'a limit of concurrency for a function that is not known',
    message: () =>
      'A limit needs to know what is done for each element: an async function of this method that does not call itself.',
    help: () => 'Write `parallel(xs, async x => { … }, { concurrency: 3 })`.',
  } satisfies Problem<null>,
} as const;
