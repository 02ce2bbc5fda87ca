// What keeps the module of an extern service from becoming a function.
import type { Problem } from '../../grammar/diagnostic.ts';

export const bundleProblems = {
  missingExport: {
    code: 'MU4101',
    severity: 'error',
    title: 'an extern module without a function that is declared',
    message: ({ module, name, method }) =>
      `\`${method}\` is declared here, but \`${module}\` exports no \`${name}\`.`,
    help: ({ module, name }) => `Write \`export async function ${name}(…)\` in \`${module}\`.`,
  } satisfies Problem<{ readonly module: string; readonly name: string; readonly method: string }>,
  missingPackage: {
    code: 'MU4102',
    severity: 'error',
    title: 'an extern module that imports what is not there',
    message: ({ name, at }) => `\`${name}\`, which is imported at ${at}, is not there.`,
    help: ({ name }) =>
      /^[./]/.test(name)
        ? 'Correct the path: it is relative to the module that imports it.'
        : `Install it in the application's folder: \`npm install ${packageName(name)}\`.`,
  } satisfies Problem<{ readonly name: string; readonly at: string }>,
  nativeAddon: {
    code: 'MU4103',
    severity: 'error',
    title: 'a native addon in an extern module',
    message: ({ addon, module }) =>
      `\`${module}\` uses \`${addon}\`, which is a native addon: it is compiled for one machine, and the function runs on another.`,
    help: () => 'Use a package that is JavaScript or WebAssembly only, or call a service that does the work.',
  } satisfies Problem<{ readonly addon: string; readonly module: string }>,
  notBundled: {
    code: 'MU4104',
    severity: 'error',
    title: 'an extern module that cannot be bundled',
    message: ({ at, text }) => `${at}: ${text}`,
  } satisfies Problem<{ readonly at: string; readonly text: string }>,
} as const;

/** `@scope/name` of `@scope/name/part`. */
function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
