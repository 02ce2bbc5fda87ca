// How wide a text is, without a browser. The table is the widest of Inter, DejaVu Sans (which is Verdana's width) and Arial
// for each character, so that whatever `system-ui` turns out to be, a text is at most as wide as we think.

/** Hundredths of the font size, for the characters from U+0020 to U+007E. */
const WIDTHS = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 52, 84, 32, 46, 32, 37, 65, 64, 64, 64, 65, 64, 64, 64, 64, 64, 34,
  34, 84, 84, 84, 56, 102, 70, 69, 74, 77, 67, 61, 78, 75, 29, 55, 67, 56, 90, 75, 79, 67, 79, 72, 67, 65, 74,
  70, 99, 69, 68, 69, 39, 37, 39, 84, 56, 50, 61, 63, 57, 63, 62, 37, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63,
  63, 41, 54, 39, 63, 59, 82, 59, 59, 55, 64, 34, 64, 84,
];

/** A font size, and how much heavier than the table's weight the text is set: 1 for weights up to 500. */
export interface Font {
  readonly size: number;
  readonly factor: number;
}

export const FONTS = {
  heading: { size: 20, factor: 1.1 },
  signature: { size: 12, factor: 1 },
  label: { size: 13, factor: 1 },
  kicker: { size: 10, factor: 1.2 },
  detail: { size: 11, factor: 1 },
  edge: { size: 11, factor: 1 },
  frame: { size: 11, factor: 1.1 },
} as const satisfies Record<string, Font>;

/** The width of a text in pixels: at most this, in any font that a browser is likely to take. */
export function textWidth(text: string, font: Font): number {
  let hundredths = 0;
  for (const character of text) hundredths += characterWidth(character.codePointAt(0) ?? 0);
  return (hundredths * font.size * font.factor) / 100;
}

function characterWidth(code: number): number {
  if (code < 0x20) return 0;
  const known = WIDTHS[code - 0x20];
  if (known !== undefined) return known;
  if (isCombining(code)) return 0;
  if (code >= 0x1f000) return 138;
  if (code >= 0x1100) return 104;
  return 84;
}

function isCombining(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}

/** Breaks a text into at most `lines` lines of at most `width` pixels; what is left over ends in an ellipsis. */
export function wrap(text: string, font: Font, width: number, lines: number): readonly string[] {
  const words = text
    .replace(/\s+/gu, ' ')
    .trim()
    .split(/(?<= )/u);
  const result = filled(
    words.flatMap(word => pieces(word, font, width)),
    font,
    width,
  );
  if (result.length <= lines) return result.map(line => line.trimEnd());
  const kept = result.slice(0, lines - 1).map(line => line.trimEnd());
  return [...kept, shorten(result.slice(lines - 1).join(''), font, width)];
}

/** Puts as many words into each line as it holds. */
function filled(words: readonly string[], font: Font, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && textWidth((line + word).trimEnd(), font) > width) {
      lines.push(line);
      line = word;
    } else {
      line += word;
    }
  }
  return [...lines, line];
}

/** A word that is too long for a line is broken after punctuation, or else between characters. */
function pieces(word: string, font: Font, width: number): readonly string[] {
  if (textWidth(word.trimEnd(), font) <= width) return [word];
  const parts = word.split(/(?<=[.,;:()[\]{}=/&|-])(?=\S)/u);
  const broken = parts.flatMap(part =>
    textWidth(part, font) <= width ? [part] : filled([...part], font, width),
  );
  return filled(broken, font, width);
}

/** A text that fits, cut at its end if it must be. */
export function shorten(text: string, font: Font, width: number): string {
  if (textWidth(text, font) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, font) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

export function widest(lines: readonly string[], font: Font): number {
  return Math.max(0, ...lines.map(line => textWidth(line, font)));
}
