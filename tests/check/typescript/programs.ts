// The programs that mu and TypeScript both judge: many in one file, each under a line `// --- name`. A line that both
// refuse ends with `// refused`; a program without one is accepted. Where the two differ on purpose a line
// `// differs: id` under the name says why, and the lines are marked `// refused by mu` or `// refused by tsc`.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Program {
  /** `narrowing/truthiness: a string`. */
  readonly name: string;
  readonly text: string;
  /** The lines that each of the two refuses, counted from the line after the name. */
  readonly refused: Readonly<Record<Judge, readonly number[]>>;
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
      differs: /^\/\/ differs: (?<id>[\w-]+)$/m.exec(program)?.groups?.id,
    });
  }
  return programs;
}

function marked(text: string, judge: Judge): readonly number[] {
  return text.split('\n').flatMap((line, i) => {
    const mark = /\/\/ refused(?: by (?<judge>mu|tsc))?$/.exec(line)?.groups;
    return mark !== undefined && (mark.judge ?? judge) === judge ? [i + 1] : [];
  });
}
