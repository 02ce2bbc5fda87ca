// The picture of the services: who calls whom, and how.
import type { Application } from '../../compiler/ir/workflow.ts';
import { CARD_HEADER, type CallRow, type Form, routeWidth, type ServiceCard } from './calls-cards.ts';
import { type CallRoute, type CallsLayout, layoutCalls } from './calls-layout.ts';
import { callsMermaid } from './calls-mermaid.ts';
import type { Point } from './layout.ts';
import { placeSigns } from './legend.ts';
import { element, escapeText, round } from './markup.ts';
import { linked, svgDocument } from './paint.ts';
import type { Places } from './places.ts';
import { arrowHead, roundedPath } from './routes.ts';
import { FONTS, shorten } from './text.ts';

const MARGIN = 28;
const HEADER = 72;

export interface Drawing {
  readonly svg: string;
  readonly mermaid: string;
}

export async function callsDrawing(application: Application, places: Places): Promise<Drawing> {
  return {
    svg: paintCalls(await layoutCalls(application, places), application),
    mermaid: callsMermaid(application),
  };
}

function paintCalls(layout: CallsLayout, { name, services, calls }: Application): string {
  const content = Math.max(layout.width, 460);
  const used = new Set(layout.routes.map(route => route.form));
  const signs = FORMS.filter(([form]) => used.has(form)).map(([form, text]) => ({
    text,
    markup: formSign(form),
  }));
  const legend = placeSigns([...signs, ...ROW_SIGNS], content);
  const width = Math.ceil(content + 2 * MARGIN);
  const height = Math.ceil(layout.height + legend.height + HEADER + 2 * MARGIN);
  const summary = `${services.length} services, ${layout.routes.length === 0 ? 'no calls' : `${calls.length} calls`}`;
  return svgDocument({ id: 'calls', width, height }, [
    element('g', { transform: `translate(${MARGIN} ${MARGIN})` }, [
      element('text', { class: 'heading', y: 18 }, escapeText(shorten(name, FONTS.heading, content))),
      element('text', { class: 'signature', y: 40 }, escapeText(summary)),
    ]),
    element(
      'g',
      { transform: `translate(${round(MARGIN + (content - layout.width) / 2)} ${MARGIN + HEADER - 16})` },
      [...layout.cards.map(cardMarkup), ...layout.routes.map(routeMarkup)],
    ),
    element(
      'g',
      { class: 'legend', transform: `translate(${MARGIN} ${round(MARGIN + HEADER - 16 + layout.height)})` },
      legend.markup,
    ),
  ]);
}

const FORMS: readonly (readonly [Form, string])[] = [
  ['synchronous', 'waits for the answer'],
  ['asynchronous', 'runs beside the caller'],
  ['fan-out', 'once per element'],
  ['transaction', 'in a transaction'],
  ['own', 'inside the service'],
];

const ROW_SIGNS = [
  { text: 'can be started from outside', markup: entryMark({ x: 9, y: 8 }) },
  { text: 'stored state', markup: cylinder({ x: 7, y: 2 }) },
];

function formSign(form: Form): string {
  return line({
    form,
    points: [
      { x: 0, y: 8 },
      { x: 26, y: 8 },
    ],
  });
}

function routeMarkup(route: CallRoute): string {
  const title = `${route.from} calls ${route.to}: ${FORMS.find(([form]) => form === route.form)?.[1] ?? ''}`;
  const attributes = { class: 'call-edge', 'data-from': route.from, 'data-to': route.to };
  return element('g', attributes, [element('title', {}, escapeText(title)), line(route)]);
}

function line({ form, points }: Pick<CallRoute, 'form' | 'points'>): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (end === undefined || before === undefined) return '';
  const direction = { x: Math.sign(end.x - before.x), y: Math.sign(end.y - before.y) };
  const stop = { x: end.x - direction.x * 7, y: end.y - direction.y * 7 };
  const d = roundedPath([...points.slice(0, -1), stop]);
  const double = form === 'fan-out' ? [element('path', { class: `edge form-${form} gap`, d })] : [];
  return [
    element('path', { class: `edge form-${form}`, d }),
    ...double,
    element('path', { class: `head form-${form}`, d: arrowHead(end, direction) }),
  ].join('');
}

function cardMarkup(card: ServiceCard & Point): string {
  const { width, height } = card;
  const hue = card.hue === undefined ? '' : ` hue${card.hue}`;
  const head = linked(card.origin, { class: 'service-head' }, [
    element('path', {
      class: 'band',
      d: `M0 36V10A10 10 0 0 1 10 0H${width - 10}A10 10 0 0 1 ${width} 10V36Z`,
    }),
    element('text', { class: 'service-name', x: 18, y: 24 }, escapeText(card.title)),
  ]);
  const firstState = card.rows.find(row => row.kind === 'state');
  const divided = firstState !== undefined && firstState.y > CARD_HEADER;
  return element(
    'g',
    {
      class: `service${hue}`,
      'data-service': card.id,
      transform: `translate(${round(card.x)} ${round(card.y)})`,
    },
    [
      element('rect', { class: 'shade', x: 0.5, y: 2.5, width: width - 1, height, rx: 10 }),
      element('rect', { class: 'card', width, height, rx: 10 }),
      head,
      divided ? element('path', { class: 'rule', d: `M14 ${round(firstState.y - 5)}H${width - 14}` }) : '',
      ...card.rows.map(row => rowMarkup(row, width)),
    ],
  );
}

function rowMarkup(row: CallRow, width: number): string {
  const baseline = row.height > 30 ? row.y + 17 : row.y + 18;
  const middle = { x: 18, y: baseline - 4.5 };
  const mark =
    row.kind === 'state' ? cylinder({ x: 12, y: baseline - 11 }) : row.entry ? entryMark(middle) : '';
  const shift = routeWidth(row.route);
  const badge =
    row.route === ''
      ? ''
      : element('rect', { class: 'badge', x: 34, y: row.y + 23, width: shift - 8, height: 15, rx: 7.5 }) +
        element('text', { class: 'kicker', x: 40, y: row.y + 34 }, escapeText(row.route));
  const detail =
    row.detail === ''
      ? ''
      : element('text', { class: 'detail', x: 34 + shift, y: row.y + 34 }, escapeText(row.detail));
  return linked(row.origin, { class: row.dimmed ? 'method dimmed' : row.kind, 'data-row': row.id }, [
    element('rect', { class: 'hit', x: 4, y: row.y, width: width - 8, height: row.height, rx: 6 }),
    mark,
    element('text', { class: 'label', x: 34, y: baseline }, escapeText(row.text)),
    badge,
    detail,
  ]);
}

function entryMark({ x, y }: Point): string {
  return element('path', {
    class: 'entry',
    d: `M${round(x - 4)} ${round(y - 5)}L${round(x + 5)} ${round(y)}L${round(x - 4)} ${round(y + 5)}Z`,
  });
}

function cylinder({ x, y }: Point): string {
  const [left, top] = [round(x), round(y + 2.5)];
  const d = `M${left} ${top}a6 2.5 0 0 1 12 0v8a6 2.5 0 0 1 -12 0zM${left} ${top}a6 2.5 0 0 0 12 0`;
  return element('path', { class: 'cylinder', d });
}
