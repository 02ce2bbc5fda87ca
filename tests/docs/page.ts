// A page of docs/diagnostics: what it is called, and its two programs.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Page {
  readonly code: string;
  readonly title: string;
  /** The text between the title and the programs. */
  readonly text: string;
  readonly wrong: string;
  readonly right: string;
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

function onlyProgram(section: string | undefined): string | undefined {
  const programs = [...(section ?? '').matchAll(/```mu\n(?<program>[\s\S]*?)```/g)];
  return programs.length === 1 ? programs[0]?.groups?.program : undefined;
}
