// A page of docs/diagnostics: what it is called, and its two programs.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Page {
  readonly code: string;
  readonly title: string;
  /** The text between the title and the programs. */
  readonly text: string;
  readonly wrong: PageProgram;
  readonly right: PageProgram;
}

/** A program, and the files beside it: ```` ```ts payments.ts ````. */
export interface PageProgram {
  readonly text: string;
  readonly files: ReadonlyMap<string, string>;
}

const folder = fileURLToPath(new URL('../../docs/diagnostics/', import.meta.url));

export function pageNames(): readonly string[] {
  return readdirSync(folder)
    .filter(name => /^MU\d{4}\.md$/.test(name))
    .sort();
}

const form =
  /^# (?<code>MU\d{4}): (?<title>[^\n]+)\n(?<text>[\s\S]*?)\n## Wrong\n(?<wrong>[\s\S]*?)\n## Right\n(?<right>[\s\S]*)$/;

/** Undefined if the page does not have the form that all have. */
export function readPage(name: string): Page | undefined {
  const { groups } = form.exec(readFileSync(folder + name, 'utf8')) ?? {};
  const { code, title, text } = groups ?? {};
  const wrong = onlyProgram(groups?.wrong);
  const right = onlyProgram(groups?.right);
  if (code === undefined || title === undefined || text === undefined) return undefined;
  if (wrong === undefined || right === undefined) return undefined;
  return { code, title, text: text.trim(), wrong, right };
}

function onlyProgram(section: string | undefined): PageProgram | undefined {
  const blocks = [...(section ?? '').matchAll(/```(?<kind>\S+)(?: (?<name>\S+))?\n(?<text>[\s\S]*?)```/g)];
  const programs = blocks.filter(({ groups }) => groups?.kind === 'mu');
  const files = blocks.flatMap(({ groups }) =>
    groups?.name === undefined ? [] : [[groups.name, groups.text ?? ''] as const],
  );
  const text = programs[0]?.groups?.text;
  return programs.length === 1 && text !== undefined ? { text, files: new Map(files) } : undefined;
}
