// Labels in the words of the source. The lowering names what it makes (`while`, `then`, `return`); where the source begins
// with the same word, a person would rather read the line that they wrote.
//
//   return   →   return { paid: total }          then   →   total += price
//   while    →   while (attempts < 3)            Hotel.reserve   →   Hotel.reserve
import type { Source, Span } from '../../grammar/source.ts';

export type Headlines = (label: string, span: Span) => string;

export function headlinesOf(sources: readonly Source[]): Headlines {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  return (label, span) => {
    const text = (texts.get(span.path) ?? '').slice(span.start, span.end).trimStart();
    const line = firstLine(text);
    if (line === '') return label;
    if (label === 'then') return line;
    const word = /^[a-z]+(?![\w.])/u.exec(label)?.[0];
    return word !== undefined && new RegExp(`^${word}\\b`, 'u').test(line) ? line : label;
  };
}

/** Without what only opens or closes something. */
function firstLine(text: string): string {
  const line = text.replace(/^[}\s]+/u, '').split('\n')[0] ?? '';
  return line.replace(/\/\/.*$/u, '').replace(/[\s;{]+$/u, '');
}
