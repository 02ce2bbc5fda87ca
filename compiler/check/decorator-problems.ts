// What can be wrong with decorators: their names, places and arguments, and the routes and schedules that they make.
import type { Problem } from '../../grammar/diagnostic.ts';

function meant(near: string | undefined): string | undefined {
  return near === undefined ? undefined : `Did you mean \`${near}\`?`;
}

export const decoratorProblems = {
  unknownDecorator: {
    code: 'MU2515',
    severity: 'error',
    title: 'unknown decorator',
    message: ({ name }) => `There is no decorator \`@${name}\`.`,
    help: ({ near, known }) => meant(near === undefined ? undefined : `@${near}`) ?? `There are ${known}.`,
  } satisfies Problem<{ name: string; near: string | undefined; known: string }>,
  decoratorArguments: {
    code: 'MU2516',
    severity: 'error',
    title: 'wrong arguments of a decorator',
    message: ({ name, wrong }) => `\`@${name}\`: ${wrong}`,
    help: ({ example }) =>
      example === undefined ? 'Leave out `private`, or the decorator.' : `Write \`${example}\`.`,
  } satisfies Problem<{ name: string; wrong: string; example: string | undefined }>,
  routeParameter: {
    code: 'MU2517',
    severity: 'error',
    title: 'a path parameter without a parameter of the method',
    message: ({ name, method }) =>
      `The path names \`{${name}}\`, but \`${method}\` has no parameter \`${name}\`.`,
    help: ({ near, name }) =>
      meant(near) ?? `Add \`${name}\` to the parameters, or name one of them in the path.`,
  } satisfies Problem<{ name: string; method: string; near: string | undefined }>,
  routeTwice: {
    code: 'MU2518',
    severity: 'error',
    title: 'a route that two methods have',
    message: ({ route, method }) => `\`${route}\` already leads to \`${method}\`.`,
    help: () => 'Let one of the two paths say more, such as `/rooms/{id}/size`, or choose another verb.',
  } satisfies Problem<{ route: string; method: string }>,
  decoratorPlace: {
    code: 'MU2540',
    severity: 'error',
    title: 'a decorator that cannot stand here',
    message: ({ name, place }) => `\`@${name}\` says nothing about ${article(place)} ${place}.`,
    help: ({ name, places }) =>
      `\`@${name}\` stands before ${places.map(place => `${article(place)} ${place}`).join(', or ')}.`,
  } satisfies Problem<{ name: string; place: string; places: readonly string[] }>,
  decoratorTwice: {
    code: 'MU2541',
    severity: 'error',
    title: 'a decorator that stands there twice',
    message: ({ name }) => `\`@${name}\` stands there already.`,
    help: ({ name }) =>
      name === 'http' || name === 'schedule'
        ? 'Write another method that calls this one, and decorate that.'
        : 'Leave one of them out.',
  } satisfies Problem<{ name: string }>,
  twoMachineTypes: {
    code: 'MU2542',
    severity: 'error',
    title: '@express and @standard',
    message: () => 'A method is `@express` or `@standard`, not both.',
    help: () => 'Without either it is standard: recorded durably, and carried on after a crash.',
  } satisfies Problem<null>,
  routeParameterType: {
    code: 'MU2543',
    severity: 'error',
    title: 'a parameter that no address can hold',
    message: ({ method, name, type, place }) =>
      `\`${name}\` of \`${method}\` comes from the ${place}, but nobody can write a \`${type}\` there.`,
    help: ({ place }) =>
      place === 'path'
        ? 'A path holds texts, numbers and booleans; take the rest from the body of a POST.'
        : 'A query holds texts, numbers, booleans and arrays of them; make it a POST, whose body is JSON.',
  } satisfies Problem<{ method: string; name: string; type: string; place: 'path' | 'query' }>,
  decoratorError: {
    code: 'MU2544',
    severity: 'error',
    title: 'a decorator that names no error',
    message: ({ name }) => `\`${name}\` is no error.`,
    help: ({ near }) => meant(near) ?? 'Declare it with `error`, or name one that is declared.',
  } satisfies Problem<{ name: string; near: string | undefined }>,
  scheduleParameters: {
    code: 'MU2545',
    severity: 'error',
    title: 'a scheduled method that wants arguments',
    message: ({ method }) => `Nobody is there to give \`${method}\` its arguments.`,
    help: () =>
      'A scheduled method takes no parameters, or one number: the time for which it was due, in milliseconds since 1970.',
  } satisfies Problem<{ method: string }>,
  statusWithoutBody: {
    code: 'MU2546',
    severity: 'error',
    title: 'a status that has no body, and a result',
    message: ({ method, status, type }) =>
      `An answer with the status ${status} has no body, but \`${method}\` gives \`${type}\`.`,
    help: () => 'Leave the status out, or let the method give nothing: then it is 204 by itself.',
  } satisfies Problem<{ method: string; status: number; type: string }>,
};

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? 'an' : 'a';
}
