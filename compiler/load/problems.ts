// What can be wrong with the files of an application and how they import each other.
import type { Problem } from '../../grammar/diagnostic.ts';

const didYouMean = (near: string | undefined): string | undefined =>
  near === undefined ? undefined : `Did you mean \`${near}\`?`;

export const loadProblems = {
  missingModule: {
    code: 'MU2001',
    severity: 'error',
    title: 'missing module',
    message: ({ path }) => `There is no module \`${path}\`.`,
    help: ({ near }) =>
      didYouMean(near) ?? 'A path begins at the folder of this file, with `./` or `../`, and ends in `.mu`.',
  } satisfies Problem<{ path: string; near: string | undefined }>,
  importLeavesRoot: {
    code: 'MU2002',
    severity: 'error',
    title: 'import outside the application',
    message: ({ from }) => `\`${from}\` lies outside the application's folder.`,
    help: () => 'An application is one folder: move the module into it.',
  } satisfies Problem<{ from: string }>,
  packageImport: {
    code: 'MU2003',
    severity: 'error',
    title: 'import of a package',
    message: ({ from }) => `mu code cannot import the package \`${from}\`.`,
    help: ({ from }) =>
      from === 'mu.js' || from === 'Mu'
        ? 'The library of the language is imported from "mu".'
        : 'A program imports from "mu" and from `.mu` files; packages are imported by the TypeScript module of an `extern service`.',
  } satisfies Problem<{ from: string }>,
  importExtension: {
    code: 'MU2004',
    severity: 'error',
    title: 'import of something that is not a .mu file',
    message: ({ from }) => `\`${from}\` is not a \`.mu\` module.`,
    help: ({ suggestion }) => `Write \`${suggestion}\`.`,
  } satisfies Problem<{ from: string; suggestion: string }>,
  externPath: {
    code: 'MU2011',
    severity: 'error',
    title: 'a module of an extern service that is no TypeScript or JavaScript file',
    message: ({ from }) =>
      `\`${from}\` is no path of a module: an extern service has its code in a file of the application.`,
    help: ({ suggestion }) =>
      `Write \`${suggestion}\`, which may import any package; the file may also end in .mts, .js or .mjs.`,
  } satisfies Problem<{ from: string; suggestion: string }>,
  externMissing: {
    code: 'MU2012',
    severity: 'error',
    title: 'a missing module of an extern service',
    message: ({ path }) => `There is no file \`${path}\`.`,
    help: ({ near }) =>
      didYouMean(near) ?? 'Write it: `muc types` writes the interface that it has to satisfy beside it.',
  } satisfies Problem<{ path: string; near: string | undefined }>,
};
