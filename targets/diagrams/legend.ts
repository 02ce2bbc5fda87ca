// The legend of a drawing: only what occurs in it.
import { element, escapeText } from './markup.ts';
import { itemsIn, type Scene } from './scene.ts';
import { FONTS, textWidth } from './text.ts';

interface Sign {
  readonly text: string;
  /** Drawn in a box of 26 × 16. */
  readonly markup: string;
}

interface Block {
  readonly height: number;
  readonly markup: readonly string[];
}

const ROW = 24;
const GAP = 22;

export function legendMarkup(scene: Scene, width: number): Block {
  return placeSigns(signsOf(scene), width);
}

/** Signs from left to right, in as many rows as they need, below a line. */
export function placeSigns(signs: readonly Sign[], width: number): Block {
  let x = 0;
  let y = 40;
  const markup = signs.map(sign => {
    const needed = 34 + textWidth(sign.text, FONTS.detail);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += ROW;
    }
    const transform = `translate(${Math.round(x)} ${y})`;
    x += needed + GAP;
    return element('g', { transform }, [
      sign.markup,
      element('text', { x: 34, y: 12 }, escapeText(sign.text)),
    ]);
  });
  const rule = element('path', { class: 'rule', d: `M0 24H${Math.round(width)}` });
  return { height: signs.length === 0 ? 0 : y + ROW, markup: signs.length === 0 ? [] : [rule, ...markup] };
}

function signsOf(scene: Scene): readonly Sign[] {
  const items = itemsIn(scene.root);
  const cards = new Set<string>(items.map(item => (item.kind === 'card' ? item.look : '')));
  const frames = new Set<string>(items.map(item => (item.kind === 'frame' ? item.look : '')));
  const ledgers = new Set<string>(items.map(item => (item.kind === 'card' ? item.ledger : '')));
  const signs: readonly (readonly [boolean, Sign])[] = [
    [cards.has('turn'), { text: 'turn', markup: sign('turn', rect(6)) }],
    [cards.has('transaction'), { text: 'transaction', markup: sign('transaction', rect(3) + inner()) }],
    [cards.has('call'), { text: 'call of a service', markup: sign('call', rect(2) + bar()) }],
    [cards.has('extern'), { text: 'call outside', markup: sign('extern', rect(2) + inner()) }],
    [cards.has('timer'), { text: 'waits for a time', markup: sign('timer', rect(8)) }],
    [cards.has('signal'), { text: 'waits for a message', markup: sign('signal', rect(8)) }],
    [cards.has('begin'), { text: 'begins calls that run on by themselves', markup: sign('begin', rect(3)) }],
    [cards.has('await'), { text: 'waits for such calls', markup: sign('await', rect(8)) }],
    [cards.has('settle'), { text: 'such a call ends', markup: sign('settle', rect(8)) }],
    [cards.has('choice'), { text: 'choice', markup: sign('choice', path('M13 0L26 8L13 16L0 8Z')) }],
    [cards.has('throw'), { text: 'error', markup: sign('throw', path('M5 0H21L26 5V11L21 16H5L0 11V5Z')) }],
    [frames.has('run'), { text: 'one function invocation', markup: sign('run', frameRect(5)) }],
    [frames.has('each'), { text: 'once per element', markup: sign('each', frameRect(4, 3) + frameRect(4)) }],
    [scene.edges.some(({ look }) => look === 'error'), { text: 'way of an error', markup: line('error') }],
    [ledgers.has('always'), { text: 'writes a ledger entry', markup: ledger('always') }],
    [ledgers.has('carried'), { text: 'its record carries the entry', markup: ledger('carried') }],
  ];
  return signs.filter(([shown]) => shown).map(([, each]) => each);
}

const sign = (name: string, markup: string) => element('g', { class: `${name} hue0` }, markup);

const rect = (rx: number) => element('rect', { class: 'card', width: 26, height: 16, rx });

const inner = () => element('rect', { class: 'inner', x: 3, y: 3, width: 20, height: 10, rx: 1.5 });

const bar = () => element('rect', { class: 'bar', width: 4, height: 16, rx: 1.5 });

const path = (d: string) => element('path', { class: 'card', d });

const frameRect = (rx: number, offset = 0) =>
  element('rect', { class: 'frame', x: offset, y: offset, width: 23, height: 13, rx });

const line = (look: string) =>
  element('path', { class: `edge ${look}`, d: 'M0 8H19' }) +
  element('path', { class: `head ${look}`, d: 'M26 8L18 4V12Z' });

const ledger = (name: string) => element('circle', { class: `ledger ${name}`, cx: 13, cy: 8, r: 3.5 });
