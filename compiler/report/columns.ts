// Text in the columns of a terminal: tabs become spaces, wide characters take two columns and combining ones none, so
// that an underline stands below what it means. The widths follow the common terminals, not every font.

const tabStop = 4;

/** The columns that `text` takes when it starts at column `from` (0-based; tabs depend on it). */
export function columnsOf(text: string, from = 0): number {
  let column = from;
  for (const character of text) column += characterColumns(character, column);
  return column - from;
}

/** Tabs as spaces, other control characters as visible ones: nothing in the text moves the cursor. */
export function expand(text: string): string {
  let result = '';
  let column = 0;
  for (const character of text) {
    const columns = characterColumns(character, column);
    if (character === '\t') result += ' '.repeat(columns);
    else result += isControl(character) ? '\u00b7' : character;
    column += columns;
  }
  return result;
}

/** Words in lines of at most `width` columns; a word that is longer stands alone. Keeps the line breaks of `text`. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap(paragraph => wrapParagraph(paragraph, width));
}

function wrapParagraph(paragraph: string, width: number): readonly string[] {
  const indent = /^ */.exec(paragraph)?.[0] ?? '';
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.slice(indent.length).split(' ')) {
    const longer = line === '' ? indent + word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}

function characterColumns(character: string, column: number): number {
  if (character === '\t') return tabStop - (column % tabStop);
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (combining.test(character)) return 0;
  return wideRanges.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

const combining = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u;

/** East Asian wide and full-width blocks, and emoji. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
