// Writes a laid out scene as SVG: frames from the outside in, then edges, dots, cards, and labels on top.

import { frameName } from './frame-names.ts';
import { DOT, type Layout, type Point, type Route, STACK } from './layout.ts';
import { legendMarkup } from './legend.ts';
import { type Attributes, element, escapeText, round } from './markup.ts';
import { sourceLink, spanText } from './places.ts';
import { crosses, routeLabel, routeMarkup } from './routes.ts';
import { type Card, type Dot, type Frame, itemsIn, type Origin, type Scene } from './scene.ts';
import { cardMarkup } from './shapes.ts';
import { FONTS, shorten, textWidth, widest, wrap } from './text.ts';
import { DRAWING_STYLE } from './theme.ts';

const MARGIN = 28;
const HEADER = { width: 560, line: 17 } as const;

export function paintScene(scene: Scene, layout: Layout): string {
  const header = headerMarkup(scene, Math.max(HEADER.width, layout.width));
  const content = Math.max(layout.width, header.width, 300);
  const legend = legendMarkup(scene, content);
  const width = Math.ceil(content + 2 * MARGIN);
  const shift = { x: MARGIN + (content - layout.width) / 2, y: MARGIN + header.height };
  const height = Math.ceil(shift.y + layout.height + legend.height + MARGIN);
  return svgDocument({ id: scene.id, width, height }, [
    element('g', { transform: `translate(${MARGIN} ${MARGIN})` }, header.markup),
    element('g', { transform: `translate(${round(shift.x)} ${round(shift.y)})` }, drawing(scene, layout)),
    element(
      'g',
      { class: 'legend', transform: `translate(${MARGIN} ${round(shift.y + layout.height)})` },
      legend.markup,
    ),
  ]);
}

interface Sheet {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export function svgDocument({ id, width, height }: Sheet, content: readonly string[]): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'mu',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'group',
    'aria-label': id,
    'data-drawing': id,
  };
  const style = `<style>${DRAWING_STYLE}</style>`;
  return `${element('svg', attributes, [style, element('rect', { class: 'canvas', width, height }), ...content])}\n`;
}

interface Block {
  readonly width: number;
  readonly height: number;
  readonly markup: readonly string[];
}

function headerMarkup({ heading, signature, doc }: Scene, width: number): Block {
  const title = shorten(heading, FONTS.heading, width);
  const small = [
    ...wrap(signature, FONTS.signature, width, 2).map(text => ({ text, name: 'signature' })),
    ...(doc === '' ? [] : wrap(doc, FONTS.signature, width, 2).map(text => ({ text, name: 'doc' }))),
  ];
  const texts = small.map(({ text, name }, index) =>
    element('text', { class: name, y: 40 + index * HEADER.line }, escapeText(text)),
  );
  const needed = Math.max(
    textWidth(title, FONTS.heading),
    widest(
      small.map(each => each.text),
      FONTS.signature,
    ),
  );
  return {
    width: Math.min(width, needed),
    height: 44 + small.length * HEADER.line,
    markup: [element('text', { class: 'heading', y: 18 }, escapeText(title)), ...texts],
  };
}

function drawing(scene: Scene, layout: Layout): readonly string[] {
  const items = itemsIn(scene.root);
  const frames = items.filter(item => item.kind === 'frame');
  const cards = items.filter(item => item.kind === 'card');
  const looks = new Map(frames.flatMap(frame => frame.dots.map(dot => [dot.id, dot.look])));
  return [
    ...frames.map(frame => frameMarkup(frame, layout)),
    ...layout.routes.map(route => {
      const look = looks.get(route.edge.to);
      return routeMarkup(fromInside(route, cards, layout), look === undefined || look === 'entry');
    }),
    ...frames.map(frame => frameTitle(frame, layout)),
    ...frames.flatMap(frame => frame.dots.map(dot => dotMarkup(dot, layout))),
    ...cards.map(card => cardGroup(card, layout)),
    ...layout.routes.map(routeLabel),
  ];
}

/** The sides of a rhombus are not where its box ends: its edges begin behind it, in the middle. */
function fromInside(route: Route, cards: readonly Card[], layout: Layout): Route {
  const box = layout.boxes.get(route.edge.from);
  const [first, ...others] = route.points;
  const isChoice = cards.some(card => card.id === route.edge.from && card.look === 'choice');
  if (!isChoice || box === undefined || first === undefined) return route;
  const middle =
    route.edge.look === 'error'
      ? { x: box.x + box.width / 2, y: first.y }
      : { x: first.x, y: box.y + box.height / 2 };
  return { ...route, points: [middle, ...others] };
}

/** The link to the source, with the tooltip: around everything that is drawn for a place in the program. */
export function linked(origin: Origin, attributes: Attributes, content: readonly string[]): string {
  const { node, place, tooltip } = origin;
  const target = place === undefined ? {} : { href: sourceLink(place), 'data-span': spanText(place) };
  return element('a', { ...target, 'data-node': node, ...attributes }, [
    element('title', {}, escapeText(tooltip)),
    ...content,
  ]);
}

const hueClass = (hue: number | undefined) => (hue === undefined ? '' : ` hue${hue}`);

const translate = ({ x, y }: Point) => `translate(${round(x)} ${round(y)})`;

function cardGroup(card: Card, layout: Layout): string {
  const box = layout.boxes.get(card.id) ?? { x: 0, y: 0 };
  const attributes = {
    class: `${card.look}${hueClass(card.hue)}`,
    'data-card': card.id,
    transform: translate(box),
  };
  return linked(card.origin, attributes, cardMarkup(card));
}

function dotMarkup(dot: Dot, layout: Layout): string {
  const { x, y } = layout.dots.get(dot.id) ?? { x: 0, y: 0 };
  const radius = dot.look === 'exit' || dot.look === 'error' ? DOT / 2 : DOT / 3;
  const circle = element('circle', { class: `dot ${dot.look}`, cx: x, cy: y, r: radius });
  return dot.origin === undefined ? circle : linked(dot.origin, { class: 'exit-dot' }, [circle]);
}

function frameMarkup(frame: Frame, layout: Layout): string {
  const box = layout.boxes.get(frame.id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const stack = frame.look === 'each' ? STACK : 0;
  const size = { width: box.width - stack, height: box.height - stack };
  const behind = stack === 0 ? [] : [stack, stack / 2];
  const rx = frame.look === 'run' ? 12 : 9;
  const attributes = {
    class: `${frame.look}${hueClass(frame.hue)}`,
    'data-frame': frame.id,
    transform: translate(box),
  };
  return linked(frame.origin, attributes, [
    ...behind.map(offset => element('rect', { class: 'frame', x: offset, y: offset, ...size, rx })),
    element('rect', { class: 'frame', ...size, rx }),
  ]);
}

/** Painted over the edges: the name stands beside the edges that come in, or else covers them. */
function frameTitle(frame: Frame, layout: Layout): string {
  const box = layout.boxes.get(frame.id) ?? { x: 0, y: 0, width: 0 };
  const [tag, rest] = frameName(frame.look, frame.label);
  const icon = ICONS[frame.look];
  const left = icon === undefined ? 14 : 32;
  const room = box.width - left - 14;
  const name = shorten(rest, FONTS.frame, room - (tag === '' ? 0 : textWidth(`${tag} `, FONTS.frame)));
  if (tag === '' && name === '') return '';
  const main = frame.look === 'run' ? [name, ''] : [tag, name];
  const words = [
    main[0] === '' ? '' : element('tspan', { class: 'tag' }, escapeText(main[0] ?? '')),
    main[1] === ''
      ? ''
      : element('tspan', { class: 'name', dx: main[0] === '' ? undefined : 7 }, escapeText(main[1] ?? '')),
  ];
  const end = box.x + left + textWidth(main.join(' '), FONTS.frame);
  const band = { x: box.x + left, y: box.y + 10, width: end - box.x - left, height: 18 };
  const crossed = layout.routes.some(route => crosses(route, band)) ? ' crossed' : '';
  const attributes = {
    class: `title ${frame.look}${hueClass(frame.hue)}${crossed}`,
    transform: translate(box),
  };
  return element('g', attributes, [
    icon === undefined ? '' : element('path', { class: 'icon', d: icon }),
    element('text', { x: left, y: 23 }, words),
  ]);
}

/** Small pictures before the name of a frame, in a square of 12 at (14, 13). */
const ICONS: { readonly [Look in Frame['look']]?: string } = {
  run: 'M16.5 24.5L21 13.5M21 13.5h2.5M17 18.5h6',
  fork: 'M15 13v12M20 13v12M25 13v12',
  each: 'M20 13v3M20 16c0 4-5 3-5 8M20 16v8M20 16c0 4 5 3 5 8',
  loop: 'M24.5 19a5 5 0 1 1-1.8-3.8M23 12.2v3.2h-3.2',
  try: 'M15 14h10v5c0 3-2.5 5-5 6c-2.5-1-5-3-5-6z',
  catch: 'M20 13.5l6 11h-12zM20 17.5v3M20 22.6v.1',
  undo: 'M24.5 22.5c0-4-2-6-5-6h-4M18.5 13.5l-3 3l3 3',
  atomic: 'M15 18.5h10v6.5h-10zM17 18.5v-2a3 3 0 0 1 6 0v2',
};
