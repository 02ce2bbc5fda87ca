// What can be wrong with how methods call each other.
import type { Problem } from '../../grammar/diagnostic.ts';

export const graphProblems = {
  waitsInTransaction: {
    code: 'MU3301',
    severity: 'error',
    title: 'waiting inside a transaction',
    message: ({ what, through }) =>
      through.length === 0
        ? `A transaction cannot wait for \`${what}\`: nothing outside can be undone or held back.`
        : `A transaction cannot call \`${through[0]}\`, which waits for \`${what}\`.`,
    help: ({ what, through }) =>
      through.length < 2
        ? `Wait before the transaction or after it.`
        : `The way there: ${[...through, what].map(step => `\`${step}\``).join(' → ')}. Wait before the transaction or after it.`,
  } satisfies Problem<{ what: string; through: readonly string[] }>,
  forgetInTransaction: {
    code: 'MU3302',
    severity: 'error',
    title: 'fire and forget inside a transaction',
    message: ({ name }) => `Nobody waits for \`${name}\`, so it cannot be part of the transaction.`,
    help: () => 'Await it, or make the call after the transaction, when it is certain that it happened.',
  } satisfies Problem<{ name: string }>,
  endless: {
    code: 'MU3501',
    severity: 'error',
    title: 'a call that never ends',
    message: ({ circle }) =>
      circle.length === 1
        ? `\`${circle[0]}\` always calls itself: it never ends.`
        : `${circle.map(name => `\`${name}\``).join(' and ')} always call each other: they never end.`,
    help: () => 'Return before the call in the case that needs no more of it.',
  } satisfies Problem<{ circle: readonly string[] }>,
  recursion: {
    code: 'MU3502',
    severity: 'error',
    title: 'recursion across awaits',
    message: ({ circle }) =>
      circle.length === 1
        ? `\`${circle[0]}\` calls itself and waits for the answer, which is not supported yet.`
        : `${circle.map(name => `\`${name}\``).join(' and ')} call each other and wait for the answers, which is not supported yet.`,
    help: () =>
      'Write it as a loop, or, where all of it may be one transaction, call it inside `transaction`.',
  } satisfies Problem<{ circle: readonly string[] }>,
  unreachable: {
    code: 'MU3503',
    severity: 'warning',
    title: 'a private method that nobody calls',
    message: ({ name }) => `Nobody calls \`${name}\`.`,
    help: () => 'Remove it, or leave out `private` so that it can be called from outside.',
  } satisfies Problem<{ name: string }>,
} as const;
