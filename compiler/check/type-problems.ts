// What can be wrong with types as they are written.
import type { Problem } from '../../grammar/diagnostic.ts';

const elsewhereHelp = (near: string | undefined, elsewhere: string | undefined): string | undefined => {
  if (elsewhere !== undefined) return `\`${elsewhere}\` declares it: import it from there.`;
  return near === undefined ? undefined : `Did you mean \`${near}\`?`;
};

export const typeProblems = {
  ambient: {
    code: 'MU2250',
    severity: 'error',
    title: 'a declaration without what it declares',
    message: ({ name, form }) =>
      `\`declare ${form} ${name}\` says that something is there; in a program nothing is there that it does not write.`,
    help: ({ form }) =>
      form === 'const'
        ? 'Give the constant its value: `const limit = 10;`.'
        : 'Write the function with its body; what is written in TypeScript is an `extern service`.',
  } satisfies Problem<{ name: string; form: 'const' | 'function' }>,
  unknownType: {
    code: 'MU2201',
    severity: 'error',
    title: 'unknown type',
    message: ({ name }) => `There is no type \`${name}\` here.`,
    help: ({ near, elsewhere, instead }) =>
      elsewhere === undefined && instead !== undefined ? instead : elsewhereHelp(near, elsewhere),
  } satisfies Problem<{
    name: string;
    near: string | undefined;
    elsewhere: string | undefined;
    instead?: string | undefined;
  }>,
  anyType: {
    code: 'MU2202',
    severity: 'error',
    title: 'any',
    message: () => 'mu has no `any`.',
    help: () =>
      'Write the type; for a value of which nothing is known write `unknown` and narrow it before use.',
  } satisfies Problem<Record<never, never>>,
  refusedKeyword: {
    code: 'MU2203',
    severity: 'error',
    title: 'a type that mu does not have',
    message: ({ name }) => `mu has no type \`${name}\`.`,
    help: ({ name }) =>
      name === 'bigint'
        ? 'Use `number` for whole numbers up to 2^53, or a string.'
        : 'Use a string: symbols cannot be stored or sent.',
  } satisfies Problem<{ name: string }>,
  valueUsedAsType: {
    code: 'MU2204',
    severity: 'error',
    title: 'a value used as a type',
    message: ({ name, what }) => `\`${name}\` is ${what}, not a type.`,
    help: ({ name, what }) =>
      what === 'a service'
        ? 'Services are not values: call their methods by the name of the service.'
        : `Write \`typeof ${name}\`.`,
  } satisfies Problem<{ name: string; what: string }>,
  typeArgumentCount: {
    code: 'MU2205',
    severity: 'error',
    title: 'wrong number of type arguments',
    message: ({ name, least, most, given }) =>
      most === 0
        ? `\`${name}\` takes no type arguments.`
        : `\`${name}\` takes ${least === most ? most : `${least} to ${most}`} type argument${most === 1 ? '' : 's'}, but got ${given}.`,
  } satisfies Problem<{ name: string; least: number; most: number; given: number }>,
  circularType: {
    code: 'MU2206',
    severity: 'error',
    title: 'a type that is defined by itself alone',
    message: ({ name }) => `The type \`${name}\` is defined by itself.`,
    help: () =>
      'A type may refer to itself inside an object, an array or a function, where there is an end to it.',
  } satisfies Problem<{ name: string }>,
  constraintNotMet: {
    code: 'MU2207',
    severity: 'error',
    title: 'type argument that does not fit',
    message: ({ given, constraint, name }) => `\`${given}\` does not fit \`${name} extends ${constraint}\`.`,
  } satisfies Problem<{ given: string; constraint: string; name: string }>,
  noIndexedType: {
    code: 'MU2208',
    severity: 'error',
    title: 'no such member in a type',
    message: ({ type, key }) => `\`${type}\` has no member \`${key}\`.`,
    help: ({ type, key, open, keys }) => {
      if (open) return `Say that it has one: \`${type} extends { ${key.replaceAll('"', '')}: … }\`.`;
      return keys === undefined ? undefined : `It has ${keys}.`;
    },
  } satisfies Problem<{ type: string; key: string; open: boolean; keys: string | undefined }>,
  emptyIntersection: {
    code: 'MU2214',
    severity: 'error',
    title: 'a text or number with members of its own',
    message: ({ plain, object }) => `No \`${plain}\` has the members of \`${object}\`.`,
    help: ({ plain }) => `Write \`type Id = ${plain}\`, or an object that holds the \`${plain}\`.`,
  } satisfies Problem<{ plain: string; object: string }>,
  duplicateMember: {
    code: 'MU2209',
    severity: 'error',
    title: 'a member that stands twice in a type or an object',
    message: ({ name }) => `\`${name}\` stands here twice.`,
    help: ({ method }) =>
      method ? 'A method has one signature: write unions or optional parameters.' : undefined,
  } satisfies Problem<{ name: string; method?: boolean }>,
  extendsNonObject: {
    code: 'MU2210',
    severity: 'error',
    title: 'an interface that extends something other than an object type',
    message: ({ type }) => `An interface cannot extend \`${type}\`.`,
    help: () => 'It can extend object types: interfaces and types of the form `{ … }`.',
  } satisfies Problem<{ type: string }>,
  indexMismatch: {
    code: 'MU2212',
    severity: 'error',
    title: 'a property that breaks its index signature',
    message: ({ name, type, index }) =>
      `\`${name}\` is \`${type}\`, but every property is to be \`${index}\`.`,
    help: ({ index, type }) =>
      `Let the index signature give \`${index} | ${type}\`, or keep the two in types of their own.`,
  } satisfies Problem<{ name: string; type: string; index: string }>,
  inheritedMismatch: {
    code: 'MU2213',
    severity: 'error',
    title: 'an interface that changes what it inherits',
    message: ({ name, type, base }) =>
      `\`${name}\` is \`${type}\` here, but \`${base}\` in what the interface extends.`,
    help: () => 'Whoever takes the wider interface may be given this one: its properties must fit.',
  } satisfies Problem<{ name: string; type: string; base: string }>,
  stateTypeElsewhere: {
    code: 'MU2211',
    severity: 'error',
    title: 'a type of states used elsewhere',
    message: ({ name }) => `\`${name}\` is only the type of a \`state\`.`,
    help: ({ name }) => (name === 'List' ? 'Use an array: `T[]`.' : 'Use `number`.'),
  } satisfies Problem<{ name: string }>,
};
