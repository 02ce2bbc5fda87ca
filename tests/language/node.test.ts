// The samples as TypeScript: Node runs the same text, with services in memory, and must answer the same.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import type { CallStep } from '../../cli/scenario/format.ts';
import { difference } from '../../cli/scenario/match.ts';
import { MuError } from '../../stdlib/runtime/errors.ts';
import { callFromOutside } from './node/runtime.ts';
import { toJavaScript } from './node/translate.ts';
import { programFolders, programsIn, readModules } from './programs.ts';

const runtime = pathToFileURL(join(import.meta.dirname, 'node', 'runtime.ts')).href;
const temporary = mkdtempSync(join(tmpdir(), 'mu-node-'));
test.after.always(() => {
  rmSync(temporary, { recursive: true, force: true });
});

for (const folder of programFolders()) {
  const texts = readModules(folder);
  const write = (): void => {
    for (const [path, text] of texts) {
      const read = (from: string): string => texts.get(basename(from)) ?? '';
      const js = toJavaScript(path, text, { read, runtime });
      writeFileSync(
        join(temporary, `${folder}-${path.replace(/\.mu$/, '.mjs')}`),
        js.replaceAll('from "./', `from "./${folder}-`),
      );
    }
  };
  let written = false;
  for (const program of programsIn(folder)) {
    if (program.notInNode !== undefined) continue;
    test.serial(`${program.path} in Node`, async t => {
      if (!written) write();
      written = true;
      await import(
        pathToFileURL(join(temporary, program.path.replace('/', '-').replace(/\.mu$/, '.mjs'))).href
      );
      for (const step of program.steps) t.is(await problem(step), undefined);
    });
  }
}

async function problem(step: CallStep): Promise<string | undefined> {
  try {
    const value = (await callFromOutside(step.call, step.args)) ?? null;
    if (step.error !== undefined)
      return `${step.call} gave ${JSON.stringify(value)} instead of ${step.error.name}`;
    return step.result === undefined ? undefined : difference(value as never, step.result, step.call);
  } catch (thrown) {
    const { message } = thrown as Error;
    const name = thrown instanceof MuError ? MuError.declaredName(thrown) : (thrown as Error).name;
    if (step.error?.name !== name) return `${step.call} threw ${name}: ${message}`;
    const fields = thrown instanceof MuError ? MuError.fields(thrown) : {};
    return step.error.fields === undefined ? undefined : difference(fields as never, step.error.fields, name);
  }
}
