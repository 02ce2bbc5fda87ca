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
  cannotBeUndone: {
    code: 'MU3305',
    severity: 'warning',
    title: 'a call in a saga that nothing undoes',
    message: ({ name }) => `\`${name}\` changes something, and nothing undoes it if a later call fails.`,
    help: () => 'Follow the method with `compensate { … }`, or make the call last.',
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
  invariantWrites: {
    code: 'MU3504',
    severity: 'error',
    title: 'an invariant that changes something',
    message: ({ title, states }) =>
      `The invariant "${title}" changes ${states.map(state => `\`${state}\``).join(', ')}: it may only look.`,
    help: () => 'Say what must hold, and change the state in the methods.',
  } satisfies Problem<{ title: string; states: readonly string[] }>,
  invariantWaits: {
    code: 'MU3505',
    severity: 'error',
    title: 'an invariant that waits',
    message: ({ what }) =>
      `An invariant is looked at in the turn that writes: it cannot wait for \`${what}\`.`,
    help: () =>
      'Read the state itself: `Hotel.rooms.values()`, also of other services, or call a method of its own that does not wait.',
  } satisfies Problem<{ what: string }>,
  invariantOfTheMoment: {
    code: 'MU3506',
    severity: 'error',
    title: 'an invariant that depends on the moment',
    message: ({ what }) =>
      `An invariant holds or does not, whenever one looks; \`${what}\` says something else each time.`,
    help: () => 'Store the time or the choice with what it belongs to, and compare what is stored.',
  } satisfies Problem<{ what: string }>,
  invariantReadsNothing: {
    code: 'MU3507',
    severity: 'error',
    title: 'an invariant about nothing stored',
    message: ({ title }) => `The invariant "${title}" reads no state, so no turn can ever break it.`,
    help: () =>
      'Read what it is about: `this.rooms.values().every(…)`, or `Hotel.rooms` outside of the service.',
  } satisfies Problem<{ title: string }>,
  timeoutOfWaiting: {
    code: 'MU3508',
    severity: 'error',
    title: '@timeout on a method that waits',
    message: ({ method }) =>
      `\`${method}\` waits for calls, and stopping it between two of them would leave the rest of it undone.`,
    help: () =>
      'Put `@timeout` on the methods that it calls, give `signal` a `timeout`, or race the work against `sleep("30 seconds")`.',
  } satisfies Problem<{ method: string }>,
  unreachable: {
    code: 'MU3503',
    severity: 'warning',
    title: 'a private method that nobody calls',
    message: ({ name }) => `Nobody calls \`${name}\`.`,
    help: () => 'Remove it, or leave out `private` so that it can be called from outside.',
  } satisfies Problem<{ name: string }>,
} as const;
