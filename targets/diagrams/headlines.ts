// Labels in the words of the source. The lowering names what it makes (`while`, `then`, `return`); where the source begins
// with the same word, a person would rather read the line that they wrote.
//
//   return   →   return { paid: total }          then    →   total += await Prices.of(item)
//   while    →   while (attempts < 3)            catch   →   catch (refused)
//   Prices.of for each   →   for each name of names → Prices.of
import type { Source, Span } from '../../grammar/source.ts';

export type Headlines = (label: string, span: Span) => string;

export function headlinesOf(sources: readonly Source[]): Headlines {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  return (label, span) => {
    const text = texts.get(span.path) ?? '';
    const eachOf = fanOut(label, text.slice(span.start, span.end));
    if (eachOf !== undefined) return eachOf;
    const word = /^[a-z]+(?![\w.])/u.exec(label)?.[0];
    if (word === undefined) return label;
    const here = firstLine(text.slice(span.start, span.end));
    const line = firstLine(text.slice(text.lastIndexOf('\n', span.start - 1) + 1));
    if (label === 'then') {
      const inside = text[span.start] === '{' ? firstLine(text.slice(span.start + 1)) : line;
      return inside === '' ? label : inside;
    }
    return [here, line].find(candidate => beginsWith(candidate, word)) ?? label;
  };
}

/** `Prices.of for each`, written as `names.map(name => Prices.of(name))`. */
function fanOut(label: string, source: string): string | undefined {
  const method = /^(\S+) for each$/u.exec(label)?.[1];
  const [, over, element] = /([\w.]+)\s*\.map\(\s*(?:async\s*)?\(?\s*(\w+)/u.exec(source) ?? [];
  if (method === undefined || over === undefined || element === undefined) return undefined;
  return `for each ${element} of ${over} → ${method}`;
}

const beginsWith = (line: string, word: string) =>
  line.startsWith(word) && !/^\w/u.test(line.slice(word.length));

/** Without what only opens or closes something. */
function firstLine(text: string): string {
  const line = text.replace(/^[}\s]+/u, '').split('\n')[0] ?? '';
  return line.replace(/\/\/.*$/u, '').replace(/[\s;{]+$/u, '');
}
