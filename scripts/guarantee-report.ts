// docs/guarantee-report.md, section by section: each search writes its own, and leaves those of the others as they are.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '..', 'docs', 'guarantee-report.md');

const head = `# What was measured

Written by \`npm run test:long\`; what the figures are about is in [guarantee.md](guarantee.md).
`;

/** In place of the section with this title, or behind all others. */
export function writeSection(title: string, text: string): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : head;
  writeFileSync(file, withSection(before, title, text));
}

export function withSection(page: string, title: string, text: string): string {
  const [top = '', ...sections] = page.split(/^(?=## )/m);
  const section = `## ${title}\n\n${text.trim()}\n`;
  const at = sections.findIndex(each => each.startsWith(`## ${title}\n`));
  if (at < 0) sections.push(section);
  else sections[at] = section;
  return [top, ...sections]
    .map(part => part.trimEnd())
    .join('\n\n')
    .concat('\n');
}
