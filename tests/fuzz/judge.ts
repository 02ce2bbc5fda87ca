// What must hold whatever the text is: the compiler comes to an end without a crash, every place that it names lies in the
// text, and what it formats means the same, and is formatted already.
import { compile } from '../../compiler/index.ts';
import { print, type Span } from '../../grammar/index.ts';
import { meaning, read } from '../grammar/reading.ts';

export interface Verdict {
  /** The text is a program without an error. */
  readonly accepted: boolean;
  readonly parsed: boolean;
}

/** Throws what is wrong. */
export function judge(text: string): Verdict {
  const { module, diagnostics } = read(text);
  const parsed = diagnostics.length === 0;
  if (parsed) {
    const printed = print(module);
    const again = read(printed);
    if (again.diagnostics.length > 0) throw new Error(`formatted, it does not parse any more:\n${printed}`);
    if (withoutDocs(meaning(again.module)) !== withoutDocs(meaning(module)))
      throw new Error(`formatted, it means something else:\n${printed}`);
    const twice = print(again.module);
    if (twice !== printed) throw new Error(`formatted twice, it changes again:\n${printed}\n---\n${twice}`);
  }
  const path = 'main.mu';
  const host = { read: (asked: string) => (asked === path ? text : undefined), list: () => [path] };
  const result = compile(host, '', { name: 'fuzz', optimize: 'balanced' });
  for (const diagnostic of result.diagnostics) {
    within(diagnostic.span, text, diagnostic.code);
    for (const label of diagnostic.labels) within(label.span, text, diagnostic.code);
  }
  const failed = result.diagnostics.some(d => d.severity === 'error');
  if (!failed && result.application === undefined) throw new Error('no application, and no reason for it');
  return { accepted: !failed, parsed };
}

/** A comment may move behind what it documents. */
function withoutDocs(text: string): string {
  return text.replace(/"doc":(?:"(?:[^"\\]|\\.)*"|null)/g, '');
}

function within({ path, start, end }: Span, text: string, what: string): void {
  const length = path === 'main.mu' ? text.length : Infinity;
  if (!(start >= 0 && start <= end && end <= length))
    throw new Error(`${what} at ${start}-${end} of ${length}`);
}
