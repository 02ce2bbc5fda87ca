// The cards of the call graph: one per service, with a row per method and a row per state.
import type {
  Application,
  CallEdge,
  MethodSummary,
  Service,
  StateTable,
} from '../../compiler/ir/workflow.ts';
import { hueOf } from './cards.ts';
import { type Places, placeText } from './places.ts';
import type { Origin } from './scene.ts';
import { FONTS, shorten, textWidth, widest } from './text.ts';
import { stateWords } from './words.ts';

export type Form = CallEdge['form'];

export interface ServiceCard {
  readonly id: string;
  readonly hue: number | undefined;
  readonly origin: Origin;
  readonly title: string;
  readonly rows: readonly CallRow[];
  readonly width: number;
  readonly height: number;
}

export interface CallRow {
  readonly kind: 'method' | 'state';
  /** `Hotel.reserve`, `Hotel.rooms`. */
  readonly id: string;
  readonly origin: Origin;
  readonly text: string;
  readonly detail: string;
  readonly route: string;
  readonly entry: boolean;
  readonly dimmed: boolean;
  /** Top of the row in the card. */
  readonly y: number;
  readonly height: number;
}

const TEXT_WIDTH = 260;
export const CARD_HEADER = 44;
const ROW = { one: 28, two: 42, gap: 10 } as const;
const CARD_PADDING = { left: 34, right: 20, bottom: 12 } as const;

export function serviceCard(service: Service, application: Application, places: Places): ServiceCard {
  const methods = service.methods.map(method => methodRow(method, service, application, places));
  const states = service.states.map(state => stateRow(state, service, places));
  const rows = stacked([...methods, ...states]);
  const title = shorten(service.name, FONTS.heading, TEXT_WIDTH);
  const place = places(service.span);
  const text = Math.max(
    textWidth(title, FONTS.heading),
    widest(
      rows.map(row => row.text),
      FONTS.label,
    ) + 10,
    ...rows.map(row => textWidth(row.detail, FONTS.detail) + routeWidth(row.route)),
  );
  const last = rows.at(-1);
  return {
    id: service.name,
    hue: hueOf(application, service.name),
    origin: {
      node: undefined,
      place,
      tooltip: [service.name, placeText(place), service.doc ?? ''].join('\n').trim(),
    },
    title,
    rows,
    width: Math.ceil(Math.max(190, text + CARD_PADDING.left + CARD_PADDING.right)),
    height: (last === undefined ? CARD_HEADER : last.y + last.height) + CARD_PADDING.bottom,
  };
}

/** A route stands in a small badge before the detail. */
export function routeWidth(route: string): number {
  return route === '' ? 0 : textWidth(route, FONTS.kicker) + 20;
}

type Unplaced = Omit<CallRow, 'y' | 'height'>;

function methodRow(
  method: MethodSummary,
  service: Service,
  application: Application,
  places: Places,
): Unplaced {
  const place = places(method.span);
  const entry = application.entries.find(each => each.method === method.id);
  const http = entry?.http;
  const { reads, writes, throws } = method.effects;
  const facts = [
    method.signature,
    placeText(place),
    method.doc ?? '',
    reads.length === 0 ? '' : `reads ${reads.join(', ')}`,
    writes.length === 0 ? '' : `writes ${writes.join(', ')}`,
    throws.length === 0 ? '' : `may throw ${throws.join(', ')}`,
  ];
  const own = (state: string) => state.startsWith(`${service.name}.`);
  const touched = stateWords({ reads: reads.filter(own), writes: writes.filter(own), throws }, service.name);
  return {
    kind: 'method',
    id: method.id,
    origin: { node: undefined, place, tooltip: facts.filter(fact => fact !== '').join('\n') },
    text: shorten(method.name, FONTS.label, TEXT_WIDTH),
    detail: shorten(touched.join(' · '), FONTS.detail, TEXT_WIDTH),
    route: http === undefined ? '' : shorten(`${http.method} ${http.path}`, FONTS.kicker, TEXT_WIDTH),
    entry: entry !== undefined,
    dimmed: method.private,
  };
}

function stateRow(state: StateTable, service: Service, places: Places): Unplaced {
  const place = places(state.span);
  const kind = state.collection === 'value' ? 'one value' : state.collection;
  const detail = state.key === undefined ? kind : `${kind} by ${state.key}`;
  return {
    kind: 'state',
    id: `${service.name}.${state.name}`,
    origin: { node: undefined, place, tooltip: `state ${state.name}: ${detail}\n${placeText(place)}` },
    text: shorten(state.name, FONTS.label, TEXT_WIDTH),
    detail,
    route: '',
    entry: false,
    dimmed: false,
  };
}

function stacked(rows: readonly Unplaced[]): readonly CallRow[] {
  let y = CARD_HEADER;
  return rows.map((row, index) => {
    if (index > 0 && row.kind !== rows[index - 1]?.kind) y += ROW.gap;
    const height = row.detail === '' && row.route === '' ? ROW.one : ROW.two;
    const placed = { ...row, y, height };
    y += height;
    return placed;
  });
}
