// What can be wrong with services: their states, methods, decorators, and how they are called.
import type { Problem } from '../../grammar/diagnostic.ts';

type Nothing = Record<never, never>;
const meant = (near: string | undefined): string | undefined =>
  near === undefined ? undefined : `Did you mean \`${near}\`?`;

export const serviceProblems = {
  thisOutside: {
    code: 'MU2501',
    severity: 'error',
    title: 'this outside a service',
    message: () => '`this` is the service that a method belongs to: there is none here.',
    help: () =>
      'Pass what the function needs as arguments. Inside a method, write an arrow function: it keeps `this`.',
  } satisfies Problem<Nothing>,
  noOwnMember: {
    code: 'MU2502',
    severity: 'error',
    title: 'no such state or method of the own service',
    message: ({ service, name }) => `\`${service}\` has no state or method \`${name}\`.`,
    help: ({ near }) => meant(near),
  } satisfies Problem<{ service: string; name: string; near: string | undefined }>,
  noMethod: {
    code: 'MU2503',
    severity: 'error',
    title: 'no such method of a service',
    message: ({ service, name, state }) =>
      state
        ? `\`${name}\` is state of \`${service}\`: only its own methods can reach it.`
        : `\`${service}\` has no method \`${name}\`.`,
    help: ({ near, state, service, name }) =>
      state
        ? `Give \`${service}\` a method that reads it.`
        : (meant(near) ?? `Give \`${service}\` a method \`${name}\`, or call one that it has.`),
  } satisfies Problem<{ service: string; name: string; near: string | undefined; state: boolean }>,
  privateMethod: {
    code: 'MU2504',
    severity: 'error',
    title: 'a call of a private method',
    message: ({ method }) => `\`${method}\` is private.`,
    help: ({ own, name }) =>
      own
        ? `Inside its service it is called \`this.${name}(…)\`.`
        : 'Only methods of its own service can call it.',
  } satisfies Problem<{ method: string; name: string; own: boolean }>,
  methodAsValue: {
    code: 'MU2505',
    severity: 'error',
    title: 'a method used as a value',
    message: ({ method }) => `\`${method}\` is a method: it can only be called.`,
    help: ({ method }) => `Write a function that calls it: \`x => ${method}(x)\`.`,
  } satisfies Problem<{ method: string }>,
  serviceAsValue: {
    code: 'MU2506',
    severity: 'error',
    title: 'a service used as a function',
    message: ({ name }) => `\`${name}\` is a service: call one of its methods.`,
  } satisfies Problem<{ name: string }>,
  methodAssigned: {
    code: 'MU2507',
    severity: 'error',
    title: 'an assignment to a method',
    message: ({ method }) => `\`${method}\` is a method: it cannot be assigned.`,
  } satisfies Problem<{ method: string }>,
  stateMemberAssigned: {
    code: 'MU2508',
    severity: 'error',
    title: 'an assignment to a member of a collection',
    message: ({ name, object }) => `\`${name}\` of \`${object}\` cannot be assigned.`,
    help: ({ object, name }) =>
      name === 'value'
        ? `Write \`${object}.add(n)\`.`
        : `Change its entries: \`${object}.set(…)\`, \`${object}.delete(…)\`.`,
  } satisfies Problem<{ name: string; object: string }>,
  indexedState: {
    code: 'MU2509',
    severity: 'error',
    title: 'reading a collection with an index',
    message: ({ object }) => `\`${object}[…]\` is only for assigning through the state.`,
    help: ({ collection, object }) =>
      collection === 'map'
        ? `Write \`${object}.get(key)\`.`
        : collection === 'list'
          ? `Write \`${object}.at(index)\`.`
          : `Write \`${object}.has(value)\`.`,
  } satisfies Problem<{ collection: string; object: string }>,
  stateArguments: {
    code: 'MU2510',
    severity: 'error',
    title: 'wrong type arguments of a state',
    message: ({ name, arity }) => `\`${name}\` takes ${arity} type argument${arity === 1 ? '' : 's'}.`,
    help: ({ name }) =>
      ({
        Map: 'Write `Map<string, Room>`.',
        Set: 'Write `Set<string>`.',
        List: 'Write `List<Entry>`.',
        Counter: 'Write `Counter`.',
      })[name],
  } satisfies Problem<{ name: string; arity: number }>,
  stateKey: {
    code: 'MU2511',
    severity: 'error',
    title: 'keys of a state that are neither strings nor numbers',
    message: ({ collection, type }) =>
      `The keys of a state \`${collection}\` are strings or numbers, not \`${type}\`.`,
    help: () => 'Make a text of the key: `user + "/" + day`.',
  } satisfies Problem<{ collection: string; type: string }>,
  stateWithoutInitial: {
    code: 'MU2512',
    severity: 'error',
    title: 'a state without a first value',
    message: ({ name, type }) => `The state \`${name}\` of type \`${type}\` needs a first value.`,
    help: ({ name, type }) => `Write \`state ${name}: ${type} = …;\`, or let it be \`undefined\` at first.`,
  } satisfies Problem<{ name: string; type: string }>,
  collectionWithInitial: {
    code: 'MU2513',
    severity: 'error',
    title: 'a collection with a first value',
    message: ({ name }) => `The collection \`${name}\` begins empty: it takes no first value.`,
    help: () => 'Leave the value out, and fill it in a method.',
  } satisfies Problem<{ name: string }>,
  genericMethod: {
    code: 'MU2514',
    severity: 'error',
    title: 'a generic method',
    message: ({ name }) => `\`${name}\` cannot be generic: what is sent in a call has a known type.`,
    help: () => 'Write the type, or a function at the top of the module for what all types share.',
  } satisfies Problem<{ name: string }>,
  externResult: {
    code: 'MU2519',
    severity: 'error',
    title: 'an extern method that gives no promise',
    message: ({ method, result }) => `\`${method}\` runs outside: it gives a promise, not \`${result}\`.`,
    help: ({ result }) => `Write \`Promise<${result}>\`.`,
  } satisfies Problem<{ method: string; result: string }>,
  externRest: {
    code: 'MU2561',
    severity: 'error',
    title: 'a rest parameter of an extern method',
    message: ({ method }) =>
      `\`${method}\` cannot have a rest parameter: behind its arguments the function gets the call's key and attempt.`,
    help: () => 'Take an array instead.',
  } satisfies Problem<{ method: string }>,
  externDefault: {
    code: 'MU2562',
    severity: 'error',
    title: 'a default of an extern method',
    message: ({ method }) => `\`${method}\` is only declared here: a default belongs to its code.`,
    help: () => 'Make the parameter optional, `name?: type`, and choose the value in the module.',
  } satisfies Problem<{ method: string }>,
  duration: {
    code: 'MU2520',
    severity: 'error',
    title: 'a text that is no duration',
    message: ({ text }) => `"${text}" is no duration.`,
    help: ({ meant }) =>
      meant === undefined
        ? 'Write numbers with their units: "30 seconds", "1 hour 30 minutes", "3 days"; at most three years.'
        : `Did you mean "${meant}"?`,
  } satisfies Problem<{ text: string; meant: string | undefined }>,
  invariantType: {
    code: 'MU2521',
    severity: 'error',
    title: 'an invariant that is no condition',
    message: ({ type }) => `An invariant is true or false, but this is \`${type}\`.`,
    help: () => 'Say what must hold of it: `… >= 0`, `… === this.total`.',
  } satisfies Problem<{ type: string }>,
};
