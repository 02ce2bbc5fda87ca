// What the tests of the grammar share: reading a text, writing a tree down as text, and the samples.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Diagnostic,
  lineStarts,
  type Parsed,
  parse,
  positionAt,
  type Span,
} from '../../grammar/index.ts';

export const samplesFolder = fileURLToPath(new URL('../samples/syntax/', import.meta.url));

export interface Sample {
  readonly name: string;
  readonly text: string;
}

export function samples(): readonly Sample[] {
  return readdirSync(samplesFolder)
    .filter(name => existsSync(`${samplesFolder}${name}/input.mu`))
    .sort()
    .map(name => ({ name, text: readFileSync(`${samplesFolder}${name}/input.mu`, 'utf8') }));
}

export function read(text: string): Parsed {
  return parse({ path: 'main.mu', text });
}

/** The expression of `const x = …`, or of the first statement of a function. */
export function codes(text: string): readonly string[] {
  return read(text).diagnostics.map(diagnostic => diagnostic.code);
}

/** A tree as text: a line for each node, with its span as lines and columns and its plain fields. */
export function treeText(node: unknown, text: string): string {
  const starts = lineStarts(text);
  const place = (span: Span): string => {
    const from = positionAt(starts, span.start);
    const to = positionAt(starts, span.end);
    return `${from.line}:${from.column}-${to.line}:${to.column}`;
  };
  const lines: string[] = [];
  const write = (value: unknown, label: string, depth: number): void => {
    if (Array.isArray(value)) {
      value.forEach((each, i) => void write(each, `${label}[${i}]`, depth));
      return;
    }
    const pad = '  '.repeat(depth);
    if (typeof value !== 'object' || value === null) {
      if (value === undefined) lines.push(`${pad}${label}: nothing`);
      return;
    }
    const entries = Object.entries(value).filter(([key]) => !hidden.has(key));
    const plain = entries.filter(([, each]) => typeof each !== 'object' && each !== undefined);
    const kind = 'kind' in value ? String(value.kind) : 'part';
    const fields = plain
      .filter(([key]) => key !== 'kind')
      .map(([key, each]) => ` ${key}=${JSON.stringify(each)}`);
    const span = 'span' in value ? ` ${place(value.span as Span)}` : '';
    lines.push(`${pad}${label === '' ? '' : `${label}: `}${kind}${span}${fields.join('')}`);
    for (const [key, each] of entries) if (typeof each === 'object') write(each, key, depth + 1);
  };
  write(node, '', 0);
  return `${lines.join('\n')}\n`;
}

const hidden = new Set(['span', 'fromSpan', 'source', 'comments']);

/** What two trees must have in common to mean the same: all but places and the raw forms of numbers and names. */
export function meaning(node: unknown): string {
  return JSON.stringify(node, (key, value: unknown) => {
    if (places.has(key)) return undefined;
    return value === undefined ? null : value;
  });
}

const places = new Set(['span', 'fromSpan', 'source', 'comments']);

/** `3:5 MU1021 Expected an expression, found `;`.` and what belongs to it. */
export function problemText(diagnostics: readonly Diagnostic[], text: string): string {
  const starts = lineStarts(text);
  const lines = diagnostics.flatMap(diagnostic => {
    const { line, column } = positionAt(starts, diagnostic.span.start);
    const marked = text.slice(diagnostic.span.start, diagnostic.span.end).split('\n')[0] ?? '';
    const labels = diagnostic.labels.map(label => {
      const at = positionAt(starts, label.span.start);
      return `    ${at.line}:${at.column} ${label.text}`;
    });
    return [`${line}:${column} ${diagnostic.code} «${marked}» ${diagnostic.message}`, ...labels];
  });
  return lines.map(line => `${line}\n`).join('');
}
