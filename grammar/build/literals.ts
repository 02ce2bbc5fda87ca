// The values of literals: escapes are resolved, and wrong ones reported.
import type { CstNode, IToken } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type * as s from '../syntax.ts';
import { type Builder, nodeSpan, nodes, tokenEnd, tokenSpan, tokens } from './concrete.ts';

export function stringLiteral(b: Builder, token: IToken): s.StringLiteral {
  return { kind: 'StringLiteral', span: tokenSpan(b, token), value: stringValue(b, token) };
}

export function stringValue(b: Builder, token: IToken): string {
  const closed = token.image.length > 1 && token.image.endsWith(token.image.charAt(0));
  const text = token.image.slice(1, closed ? -1 : undefined);
  return cook(b, text, token.startOffset + 1);
}

export function numberLiteral(b: Builder, token: IToken): s.NumberLiteral {
  const value = numberValue(token.image);
  return { kind: 'NumberLiteral', span: tokenSpan(b, token), value, raw: token.image };
}

/** A malformed number has been reported by the lexer. */
export function numberValue(image: string): number {
  const value = Number(image.replaceAll('_', '').replace(/n$/, ''));
  return Number.isNaN(value) ? 0 : value;
}

export function regularExpression(b: Builder, token: IToken): s.RegExpLiteral {
  const end = token.image.lastIndexOf('/');
  const pattern = token.image.slice(1, end);
  const flags = token.image.slice(end + 1);
  try {
    new RegExp(pattern, flags);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const why = message.replace(/^Invalid regular expression: (?:\/.*\/\w*: )?/, '') || 'it cannot be read';
    b.report(problems.badRegularExpression, { why: lowerFirst(why) }, tokenSpan(b, token));
  }
  return { kind: 'RegExpLiteral', span: tokenSpan(b, token), pattern, flags };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function template(b: Builder, node: CstNode): s.TemplateLiteral {
  const texts = tokens(node, 'TemplateText');
  const opens = tokens(node, 'TemplateOpen');
  const closes = tokens(node, 'BraceClose');
  const end = tokens(node, 'TemplateEnd')[0];
  const start = (tokens(node, 'TemplateStart')[0] as IToken).startOffset + 1;
  const parts = [...opens, end].map((open, i) => {
    const close = closes[i - 1];
    const from = i === 0 || close === undefined ? start : tokenEnd(close);
    const to = open?.startOffset ?? from;
    const raw = texts
      .filter(text => text.startOffset >= from && text.startOffset < to)
      .map(text => text.image)
      .join('');
    return { cooked: cook(b, raw.replace(/\r\n?/g, '\n'), from), raw, span: b.span(from, from + raw.length) };
  });
  const expressions = nodes(node, 'sequence').map(b.sequence);
  return { kind: 'TemplateLiteral', span: nodeSpan(b, node), parts, expressions };
}

const simple: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };
const escapes =
  /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|[\n\r\u2028\u2029])|0(?!\d)|([\s\S])|$)/g;

function cook(b: Builder, text: string, offset: number): string {
  if (!text.includes('\\')) return text;
  return text.replace(escapes, (whole: string, ...groups: unknown[]) => {
    const [brace, four, two, line, other] = groups as (string | undefined)[];
    const at = groups[5] as number;
    if (whole === '\\0' && other === undefined) return '\0';
    if (line !== undefined) return '';
    const digits = brace ?? four ?? two;
    if (digits !== undefined) {
      const code = Number.parseInt(digits, 16);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      return badEscape(b, whole, offset + at, 'there is no such character');
    }
    if (other === 'u') return badEscape(b, whole, offset + at, '`\\u` needs four hex digits or `{…}`');
    if (other === 'x') return badEscape(b, whole, offset + at, '`\\x` needs two hex digits');
    if (other !== undefined && /^\d/.test(other))
      return badEscape(b, whole, offset + at, 'write the character as `\\x…` or `\\u…`');
    return simple[other ?? ''] ?? other ?? '';
  });
}

function badEscape(b: Builder, text: string, offset: number, why: string): string {
  b.report(problems.badEscape, { text, why }, b.span(offset, offset + text.length));
  return '';
}
