// The programs that mu and TypeScript both judge: many in one file, each under a line `// --- name`. A line that both
// refuse ends with `// refused`, or `// refused twice` if there are two mistakes on it; a program without one is accepted. Where the two differ on purpose a line
// `// differs: id` under the name says why, and the lines are marked `// refused by mu` or `// refused by tsc`.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Program {
  /** `narrowing/truthiness: a string`. */
  readonly name: string;
  readonly text: string;
  /** The lines that each of the two refuses, counted from the line after the name. */
  readonly refused: Readonly<Record<Judge, readonly number[]>>;
  /** How many mistakes mu finds: one for each line, unless it is marked with `twice` or `three times`. */
  readonly mistakes: number;
  /** Which intended difference it shows. */
  readonly differs: string | undefined;
}

export type Judge = 'mu' | 'tsc';

const folder = fileURLToPath(new URL('./programs/', import.meta.url));

export function readPrograms(): readonly Program[] {
  return readdirSync(folder)
    .sort()
    .flatMap(feature =>
      readdirSync(folder + feature)
        .sort()
        .flatMap(file => {
          const text = readFileSync(`${folder}${feature}/${file}`, 'utf8');
          return split(text, `${feature}/${file.replace('.mu', '')}`);
        }),
    );
}

function split(text: string, file: string): readonly Program[] {
  const parts = text.split(/^\/\/ --- (?<name>.*)\n/m);
  const programs: Program[] = [];
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const program = parts[i + 1] ?? '';
    programs.push({
      name: `${file}: ${parts[i]}`,
      text: program,
      refused: { mu: marked(program, 'mu'), tsc: marked(program, 'tsc') },
      mistakes: mistakes(program),
      differs: /^\/\/ differs: (?<id>[\w-]+)$/m.exec(program)?.groups?.id,
    });
  }
  return programs;
}

const mark = /\/\/ refused(?: by (?<judge>mu|tsc))?(?: (?<times>twice|three times))?$/;

function marked(text: string, judge: Judge): readonly number[] {
  return text.split('\n').flatMap((line, i) => {
    const found = mark.exec(line)?.groups;
    return found !== undefined && (found.judge ?? judge) === judge ? [i + 1] : [];
  });
}

function mistakes(text: string): number {
  const counts = text.split('\n').map((line): number => {
    const found = mark.exec(line)?.groups;
    if (found === undefined || found.judge === 'tsc') return 0;
    return found.times === undefined ? 1 : found.times === 'twice' ? 2 : 3;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
