// Markup as text. Everything that a program's author wrote goes through `element` or `escapeText`, nothing else.

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that no XML document may hold, not even escaped: controls, lone surrogates, two non-characters. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/gu, character => ESCAPES[character] ?? character);
}

/** `content` is markup already; attributes are not, and `undefined` ones are left out. */
export function element(
  name: string,
  attributes: Attributes,
  content: readonly string[] | string = '',
): string {
  const inner = typeof content === 'string' ? content : content.join('');
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}`;
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

function attribute([name, value]: readonly [string, string | number | undefined]): string {
  if (value === undefined) return '';
  return ` ${name}="${typeof value === 'number' ? round(value) : escapeText(value)}"`;
}

/** Coordinates to a tenth of a pixel: enough for the eye, and the same text on every machine. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
