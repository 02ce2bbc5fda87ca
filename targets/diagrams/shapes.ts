// Shapes of the cards as markup, at the origin. A kind of node is told by its shape as well as by its colour, for readers who
// do not see the colour and for paper.
import { LINE, PADDING, textHeight } from './cards.ts';
import { element, escapeText, round } from './markup.ts';
import type { Card, CardLook } from './scene.ts';

export function cardMarkup(card: Card): readonly string[] {
  return [...BODIES[card.look](card), ...texts(card), ...ledgerDot(card)];
}

type Size = Pick<Card, 'width' | 'height'>;

const BODIES: { readonly [Look in CardLook]: (card: Card) => readonly string[] } = {
  start: pill,
  turn: size => box(size, 9),
  transaction: card => [
    ...box(card, 5),
    element('rect', {
      class: 'inner',
      x: 3.5,
      y: 3.5,
      width: card.width - 7,
      height: card.height - 7,
      rx: 3,
    }),
    lock(card.width - 27, 12),
  ],
  call: card => [
    ...box(card, 3),
    element('path', {
      class: 'bar',
      d: `M3 0H6V${round(card.height)}H3A3 3 0 0 1 0 ${round(card.height - 3)}V3A3 3 0 0 1 3 0Z`,
    }),
  ],
  extern: card => [
    ...box(card, 3),
    element('rect', { class: 'inner', x: 4, y: 4, width: card.width - 8, height: card.height - 8, rx: 2 }),
    leaving(card.width - 26, 12),
  ],
  timer: card => [...box(card, Math.min(20, card.height / 2)), clock(16, card.height / 2)],
  signal: card => [...box(card, Math.min(20, card.height / 2)), envelope(15, card.height / 2)],
  begin: card => [...box(card, 3), branching(card.width - 28, 11)],
  await: card => [...box(card, Math.min(20, card.height / 2)), hourglass(17, card.height / 2)],
  settle: pill,
  choice: ({ width, height }) => {
    const [x, y] = [width / 2, height / 2];
    return outlined(`M${round(x)} 0L${round(width)} ${round(y)}L${round(x)} ${round(height)}L0 ${round(y)}Z`);
  },
  return: pill,
  throw: ({ width: w, height: h }) => {
    const c = 10;
    const corners = [
      `M${c} 0`,
      `H${round(w - c)}`,
      `L${round(w)} ${c}`,
      `V${round(h - c)}`,
      `L${round(w - c)} ${round(h)}`,
    ];
    return outlined([...corners, `H${c}`, `L0 ${round(h - c)}`, `V${c}Z`].join(''));
  },
  leave: pill,
};

function pill(size: Size): readonly string[] {
  return box(size, Math.min(18, size.height / 2));
}

function box({ width, height }: Size, rx: number): readonly string[] {
  return [
    element('rect', { class: 'shade', x: 0.5, y: 2, width: width - 1, height, rx }),
    element('rect', { class: 'card', width, height, rx }),
  ];
}

function outlined(d: string): readonly string[] {
  return [element('path', { class: 'card', d, 'stroke-linejoin': 'round' })];
}

function lock(x: number, y: number): string {
  const d = `M${round(x + 1)} ${round(y + 6)}h10v7h-10zM${round(x + 3)} ${round(y + 6)}v-2.5a3 3 0 0 1 6 0v2.5`;
  return element('path', { class: 'glyph', d });
}

/** A face with two hands. */
function clock(x: number, y: number): string {
  const face = `M${round(x)} ${round(y)}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0`;
  return element('path', { class: 'glyph', d: `${face}M${round(x + 7)} ${round(y - 4)}v4l3 2` });
}

function hourglass(x: number, y: number): string {
  const glass = `M${round(x)} ${round(y - 7)}h11M${round(x)} ${round(y + 7)}h11`;
  const sand = `M${round(x + 1.5)} ${round(y - 7)}v2l4 5l-4 5v2M${round(x + 9.5)} ${round(y - 7)}v2l-4 5l4 5v2`;
  return element('path', { class: 'glyph', d: `${glass}${sand}` });
}

/** A way that leaves another and goes on beside it. */
function branching(x: number, y: number): string {
  const main = `M${round(x + 3)} ${round(y)}v14`;
  const side = `M${round(x + 3)} ${round(y + 3)}c0 5 8 3 8 8v2m-3 -3l3 4l3 -4`;
  return element('path', { class: 'glyph', d: `${main}${side}` });
}

function envelope(x: number, y: number): string {
  const paper = `M${round(x)} ${round(y - 5)}h15v10h-15z`;
  return element('path', { class: 'glyph', d: `${paper}M${round(x)} ${round(y - 5)}l7.5 6l7.5 -6` });
}

/** An arrow out of a box. */
function leaving(x: number, y: number): string {
  const box = `M${round(x + 4)} ${round(y + 2)}h-4v9h9v-4`;
  const arrow = `M${round(x + 5)} ${round(y + 6)}l6 -6M${round(x + 7)} ${round(y)}h4v4`;
  return element('path', { class: 'glyph', d: `${box}${arrow}` });
}

/** Room at the left for a bar, a border or a sign. */
const INDENTS: { readonly [Look in CardLook]: number } = {
  start: 0,
  turn: 0,
  transaction: 4,
  call: 4,
  extern: 4,
  timer: 22,
  signal: 24,
  begin: 0,
  await: 22,
  settle: 0,
  choice: 0,
  return: 0,
  throw: 0,
  leave: 0,
};

const CENTRED: ReadonlySet<CardLook> = new Set(['start', 'settle', 'choice', 'return', 'throw', 'leave']);

function texts(card: Card): readonly string[] {
  const middle = CENTRED.has(card.look);
  const left = PADDING.x + INDENTS[card.look];
  const x = middle ? card.width / 2 : left;
  const result: string[] = [];
  let y = (card.height - textHeight(card)) / 2;
  const write = (text: string, name: string, height: number, baseline: number) => {
    result.push(
      element('text', { class: middle ? `${name} middle` : name, x, y: y + baseline }, escapeText(text)),
    );
    y += height;
  };
  if (card.kicker !== undefined) write(card.kicker, 'kicker', LINE.kicker, 10);
  for (const line of card.lines) write(line, 'label', LINE.label, 13);
  if (card.rows.length > 0) y += 4;
  for (const row of card.rows) {
    result.push(rowMarkup(row.text, row.hue, { x, y, width: card.width - 2 * left }));
    y += LINE.row;
  }
  if (card.rows.length > 0) y += 2;
  if (card.details.length > 0) y += 2;
  for (const detail of card.details) write(detail, 'detail', LINE.detail, 11);
  return result;
}

interface Strip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A call inside a transaction: a small card of its own, in the colour of its service. */
function rowMarkup(text: string, hue: number | undefined, { x, y, width }: Strip): string {
  return element('g', { class: hue === undefined ? 'inside' : `inside hue${hue}` }, [
    element('rect', { class: 'chip', x, y, width, height: LINE.row - 4, rx: 2 }),
    element('rect', { class: 'bar', x, y, width: 2.5, height: LINE.row - 4 }),
    element('text', { class: 'row', x: x + 10, y: y + 13 }, escapeText(text)),
  ]);
}

function ledgerDot(card: Card): readonly string[] {
  if (card.ledger === 'none') return [];
  const shift = card.look === 'transaction' ? 34 : 0;
  return [element('circle', { class: `ledger ${card.ledger}`, cx: card.width - 15 - shift, cy: 17, r: 3.5 })];
}
