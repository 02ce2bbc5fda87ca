// Checks programs that tests hold as text.
import { type Checked, check, print } from '../../compiler/check/index.ts';
import type { Host } from '../../compiler/load/host.ts';
import { load } from '../../compiler/load/load.ts';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { sortDiagnostics } from '../../grammar/diagnostic.ts';
import { lineStarts, positionAt } from '../../grammar/source.ts';

export interface Outcome extends Checked {
  readonly files: ReadonlyMap<string, string>;
}

/** All files are one application; a text alone is `main.mu`. */
export function checked(program: string | ReadonlyMap<string, string>): Outcome {
  const files = typeof program === 'string' ? new Map([['main.mu', program]]) : program;
  const host: Host = { read: path => files.get(path), list: () => [...files.keys()].sort() };
  const loaded = load(host, '');
  const { program: result, diagnostics } = check(loaded.modules);
  return { program: result, diagnostics: sortDiagnostics([...loaded.diagnostics, ...diagnostics]), files };
}

export function placeOf(
  { files }: Outcome,
  { span }: Pick<Diagnostic, 'span'>,
): { line: number; column: number } {
  return positionAt(lineStarts(files.get(span.path) ?? ''), span.start);
}

/** The lines on which something is reported, each once, in order. */
export function problemLines(text: string): readonly number[] {
  const outcome = checked(text);
  const lines = outcome.diagnostics.map(diagnostic => placeOf(outcome, diagnostic).line);
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** `path:line:column MUnnnn message`, with labels and help below. */
export function rendered(outcome: Outcome): string {
  const lines = outcome.diagnostics.flatMap(diagnostic => {
    const { line, column } = placeOf(outcome, diagnostic);
    const labels = diagnostic.labels.map(label => {
      const at = placeOf(outcome, label);
      return `  ${label.span.path}:${at.line}:${at.column} ${label.text}`;
    });
    const help = diagnostic.help === undefined ? [] : [`  help: ${diagnostic.help}`];
    return [
      `${diagnostic.span.path}:${line}:${column} ${diagnostic.code} ${diagnostic.message}`,
      ...labels,
      ...help,
    ];
  });
  return lines.map(line => `${line}\n`).join('');
}

/** The types of the expressions that a comment with a question mark stands before. */
export function markedTypes(text: string): readonly string[] {
  const marker = '/*?*/';
  const { program } = checked(text);
  const found: string[] = [];
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + 1)) {
    const start = at + marker.length;
    const longest = [...program.types.keys()]
      .filter(node => node.span.start === start)
      .sort((a, b) => b.span.end - a.span.end)[0];
    const type = longest && program.types.get(longest);
    found.push(`${text.slice(start, longest?.span.end)}: ${type === undefined ? 'no type' : print(type)}`);
  }
  return found;
}
