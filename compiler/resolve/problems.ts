// What can be wrong with names: which declaration they refer to, and whether they may be used there.
import type { Problem } from '../../grammar/diagnostic.ts';

export const resolveProblems = {
  unknownName: {
    code: 'MU2101',
    severity: 'error',
    title: 'unknown name',
    message: ({ name }) => `There is no \`${name}\` here.`,
    help: ({ help }) => help,
  } satisfies Problem<{ name: string; help: string | undefined }>,
  refusedGlobal: {
    code: 'MU2102',
    severity: 'error',
    title: 'a global that mu does not have',
    message: ({ name }) => `mu has no \`${name}\`.`,
    help: ({ instead }) => instead,
  } satisfies Problem<{ name: string; instead: string }>,
  duplicateName: {
    code: 'MU2103',
    severity: 'error',
    title: 'declared twice',
    message: ({ name }) => `\`${name}\` is declared twice.`,
    help: () => 'Give one of them another name.',
  } satisfies Problem<{ name: string }>,
  duplicateInApplication: {
    code: 'MU2104',
    severity: 'error',
    title: 'a service or error name used twice in the application',
    message: ({ what, name, path }) =>
      `The ${what} \`${name}\` is declared in ${path.endsWith('.mu') ? `\`${path}\`` : path} too.`,
    help: ({ what }) =>
      `The names of ${what}s are unique in an application: machines, tables and messages are named after them.`,
  } satisfies Problem<{ what: 'service' | 'error'; name: string; path: string }>,
  usedBeforeDeclaration: {
    code: 'MU2105',
    severity: 'error',
    title: 'used before its declaration',
    message: ({ name }) => `\`${name}\` is used before its declaration.`,
    help: () => 'Move the declaration up.',
  } satisfies Problem<{ name: string }>,
  assignToConstant: {
    code: 'MU2106',
    severity: 'error',
    title: 'assignment to a constant',
    message: ({ name, what }) => `\`${name}\` is ${what}: it cannot be assigned.`,
    help: ({ what }) => (what === 'a constant' ? 'Declare it with `let`.' : undefined),
  } satisfies Problem<{ name: string; what: string }>,
  notExported: {
    code: 'MU2107',
    severity: 'error',
    title: 'import of a name that is not exported',
    message: ({ name, path }) => `\`${name}\` is declared in \`${path}\` but not exported.`,
    help: () => 'Write `export` before its declaration.',
  } satisfies Problem<{ name: string; path: string }>,
  noSuchExport: {
    code: 'MU2108',
    severity: 'error',
    title: 'import of a name that is not there',
    message: ({ name, path }) => `\`${path}\` has no \`${name}\`.`,
    help: ({ near, known, builtin }) =>
      builtin === true
        ? 'It is built in: use it without an import.'
        : near !== undefined
          ? `Did you mean \`${near}\`?`
          : known.length === 0
            ? 'It exports nothing.'
            : `It exports ${known.map(k => `\`${k}\``).join(', ')}.`,
  } satisfies Problem<{
    name: string;
    path: string;
    near: string | undefined;
    known: readonly string[];
    builtin?: boolean;
  }>,
  typeUsedAsValue: {
    code: 'MU2109',
    severity: 'error',
    title: 'a type used as a value',
    message: ({ name }) => `\`${name}\` is a type: there is nothing at run time that it names.`,
    help: ({ help }) => help,
  } satisfies Problem<{ name: string; help: string | undefined }>,
  unknownLabel: {
    code: 'MU2110',
    severity: 'error',
    title: 'unknown label',
    message: ({ name }) => `No loop around this has the label \`${name}\`.`,
    help: ({ name }) => `Write \`${name}:\` before the loop that is meant.`,
  } satisfies Problem<{ name: string }>,
  jumpOutsideLoop: {
    code: 'MU2111',
    severity: 'error',
    title: 'break or continue outside a loop',
    message: ({ word }) =>
      word === 'break' ? '`break` stands in no loop and no `switch`.' : '`continue` stands in no loop.',
    help: () => 'To leave a function, also one inside of a loop, write `return`.',
  } satisfies Problem<{ word: 'break' | 'continue' }>,
};
