// Every problem that any phase can report: the catalogues are the files called `*problems.ts` of the compiler's folders.
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../grammar/diagnostic.ts';

export interface Entry {
  readonly problem: Problem<never>;
  /** `compiler/graph/problems.ts`. */
  readonly file: string;
  readonly key: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

export async function catalogue(): Promise<readonly Entry[]> {
  const files = globSync('{grammar,compiler,targets}/**/*problems.ts', { cwd: root }).sort();
  const entries: Entry[] = [];
  for (const file of files) {
    const module: Readonly<Record<string, unknown>> = await import(root + file);
    for (const exported of Object.values(module))
      if (typeof exported === 'object' && exported !== null)
        for (const [key, problem] of Object.entries(exported))
          if (isProblem(problem)) entries.push({ problem, file, key });
  }
  return entries;
}

function isProblem(value: unknown): value is Problem<never> {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}
