// The cards of a workflow: an IR node that holds no other nodes becomes a card, with its texts broken into lines and its size.
import type {
  Application,
  CallNode,
  ExternNode,
  Node,
  SettledNode,
  SignalNode,
  StartNode,
  TimerNode,
  TurnNode,
  Workflow,
} from '../../compiler/ir/workflow.ts';
import type { Headlines } from './headlines.ts';
import type { Places } from './places.ts';
import type { Card, CardLook, Row } from './scene.ts';
import { FONTS, shorten, widest, wrap } from './text.ts';
import { originOf, stateWords } from './words.ts';

/** Nodes that are drawn as cards; the others are frames or dots on them. */
export type CardNode = Exclude<Node, { readonly kind: 'run' | 'fork' | 'each' }>;

export interface Setting {
  readonly workflow: Workflow;
  readonly application: Application;
  readonly places: Places;
  readonly headline: Headlines;
}

const TEXT_WIDTH = 230;
const START_WIDTH = 340;
const LABEL_LINES = 3;
/** Cards of one width make a calm column, and leave room beside the edge for the name of the run around them. */
const CARD_WIDTH = 200;
export const LINE = { kicker: 14, label: 17, row: 22, detail: 15 } as const;
export const PADDING = { x: 16, y: 11 } as const;
/** Room at the right of the first line for the ledger dot or the lock. */
const MARK = 18;

/** The number of a service's colour. */
export function hueOf(application: Application, service: string): number | undefined {
  const index = application.services.findIndex(({ name }) => name === service);
  return index < 0 ? undefined : index % 8;
}

type Texts = Omit<Card, 'kind' | 'id' | 'origin' | 'width' | 'height'>;

const EMPTY = { kicker: undefined, rows: [], details: [], ledger: 'none', hue: undefined } as const;

export function cardOf(node: CardNode, setting: Setting): Card {
  const texts = textsOf(node, setting);
  return { kind: 'card', id: node.id, origin: originOf(node, setting.places), ...texts, ...sizeOf(texts) };
}

/** Where the workflow begins, with the names of its parameters. */
export function startCard({ workflow, places }: Setting): Card {
  const texts: Texts = {
    ...EMPTY,
    look: 'start',
    lines: wrap(startLabel(workflow), FONTS.label, START_WIDTH, 3),
  };
  const origin = { node: undefined, place: places(workflow.span), tooltip: workflow.doc ?? workflow.id };
  return { kind: 'card', id: 'start', origin, ...texts, ...sizeOf(texts) };
}

const startLabel = ({ id, parameters }: Workflow) => `${id}(${parameters.join(', ')})`;

function textsOf(node: CardNode, setting: Setting): Texts {
  switch (node.kind) {
    case 'turn':
      return turnTexts(node, setting);
    case 'call':
      return callTexts(node, setting);
    case 'extern':
      return externTexts(node, setting);
    case 'timer':
    case 'signal':
      return waitTexts(node);
    case 'start':
      return beginTexts(node, setting);
    case 'settled':
      return awaitTexts(node, setting);
    case 'settle':
      return {
        ...EMPTY,
        look: 'settle',
        lines: [node.outcome === 'value' ? 'settles' : 'settles with the error'],
      };
    case 'choice':
      // Where nothing is decided, something is computed.
      return {
        ...EMPTY,
        look: node.choices.length === 0 ? 'turn' : 'choice',
        lines: lines(setting.headline(node.label, node.span) || node.kind),
      };
    case 'return':
    case 'throw':
    case 'leave':
      return {
        ...EMPTY,
        look: node.kind,
        lines: lines(setting.headline(node.label, node.span) || node.kind),
      };
    default:
      return node satisfies never;
  }
}

function turnTexts(node: TurnNode, { workflow, application, headline }: Setting): Texts {
  const foreign = node.service !== workflow.service;
  return {
    look: node.transaction ? 'transaction' : 'turn',
    kicker: foreign ? node.service : undefined,
    lines: lines(headline(node.label, node.span)),
    rows: node.transaction ? callsInside(node, application) : [],
    details: details(stateWords(node.effects, node.service)),
    ledger: node.ledger.entry,
    hue: foreign ? hueOf(application, node.service) : undefined,
  };
}

function callTexts(node: CallNode, { application }: Setting): Texts {
  const prefix = `${node.service}.`;
  return {
    look: 'call',
    kicker: shorten(node.service, FONTS.kicker, TEXT_WIDTH),
    lines: lines(node.label.startsWith(prefix) ? node.label.slice(prefix.length) : node.label),
    rows: [],
    details: details(stateWords(node.effects, node.service)),
    ledger: node.ledger.entry,
    hue: hueOf(application, node.service),
  };
}

/** Outside: which module, and how often it is tried for how long. */
function externTexts(node: ExternNode, { application }: Setting): Texts {
  const unit = application.externs.find(({ name }) => name === node.service);
  const name = node.method.slice(node.service.length + 1);
  const method = unit?.methods.find(each => each.name === name);
  const attempts = method?.retry.attempts ?? 1;
  const tried = attempts === 1 ? 'one attempt' : `up to ${attempts} attempts`;
  return {
    ...EMPTY,
    look: 'extern',
    kicker: shorten(`${node.service}, outside`, FONTS.kicker, TEXT_WIDTH),
    lines: lines(name),
    details: method === undefined ? [] : details([`${tried} of ${method.timeout} s`]),
  };
}

/** The time or the name, if it is known before: `sleep 5 minutes`; and how long a message is waited for. */
function waitTexts(node: TimerNode | SignalNode): Texts {
  const { kind, label } = node;
  const limit = node.kind === 'signal' ? node.timeout : undefined;
  const known =
    limit?.kind === 'constant' ? `at most ${durationText(Number(limit.value))}` : 'for a limited time';
  return {
    ...EMPTY,
    look: kind,
    lines: lines(label),
    details: limit === undefined ? [] : details([known]),
  };
}

/** Which calls run on by themselves from here. */
function beginTexts({ workflows }: StartNode, { application }: Setting): Texts {
  const rows = workflows.map(id => ({
    text: shorten(id.replace(/\.started$/, ''), FONTS.detail, TEXT_WIDTH - 20),
    hue: hueOf(application, id.slice(0, id.indexOf('.'))),
  }));
  return { ...EMPTY, look: 'begin', lines: ['begins'], rows };
}

const AWAITED: { readonly [mode in SettledNode['mode']]: string | undefined } = {
  one: undefined,
  all: 'all of them',
  settled: 'all of them, whatever becomes of them',
  race: 'the first; then the others end or are cancelled',
  any: 'the first that succeeds; then the others end or are cancelled',
};

function awaitTexts(node: SettledNode, { headline }: Setting): Texts {
  const what = AWAITED[node.mode];
  return {
    ...EMPTY,
    look: 'await',
    lines: lines(headline(node.label, node.span) || 'await'),
    details: what === undefined ? [] : details([what]),
  };
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `259200` is `3 days`. */
function durationText(seconds: number): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const [name, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.join(' ');
}

/** The IR keeps a transaction as one turn; the call graph still knows what stands between its braces. */
function callsInside(node: TurnNode, application: Application): readonly Row[] {
  const inside = application.calls.filter(
    ({ form, span }) =>
      form === 'transaction' &&
      span.path === node.span.path &&
      span.start >= node.span.start &&
      span.end <= node.span.end,
  );
  return [...new Set(inside.map(call => call.to))].map(method => ({
    text: shorten(method, FONTS.detail, TEXT_WIDTH - 20),
    hue: hueOf(application, method.slice(0, method.indexOf('.'))),
  }));
}

function lines(label: string): readonly string[] {
  return wrap(label, FONTS.label, TEXT_WIDTH, LABEL_LINES);
}

function details(words: readonly string[]): readonly string[] {
  return words.flatMap(text => wrap(text, FONTS.detail, TEXT_WIDTH, 2));
}

function sizeOf(texts: Texts): { readonly width: number; readonly height: number } {
  const marked = texts.ledger !== 'none' || texts.look === 'transaction';
  const text = {
    width: Math.max(
      widest(texts.lines, FONTS.label) + (marked ? MARK : 0),
      widest(texts.kicker === undefined ? [] : [texts.kicker], FONTS.kicker) + (marked ? MARK : 0),
      widest(texts.details, FONTS.detail),
      widest(
        texts.rows.map(row => row.text),
        FONTS.detail,
      ) + 20,
    ),
    height: textHeight(texts),
  };
  return SHAPES[texts.look](Math.ceil(text.width), text.height);
}

/** Height of all the text of a card, line by line. */
export function textHeight({
  kicker,
  lines,
  rows,
  details,
}: Pick<Card, 'kicker' | 'lines' | 'rows' | 'details'>): number {
  return (
    (kicker === undefined ? 0 : LINE.kicker) +
    lines.length * LINE.label +
    (rows.length === 0 ? 0 : rows.length * LINE.row + 6) +
    details.length * LINE.detail +
    (details.length === 0 ? 0 : 2)
  );
}

type Fit = (width: number, height: number) => { readonly width: number; readonly height: number };

const rectangle: Fit = (width, height) => ({
  width: Math.max(CARD_WIDTH, width + 2 * PADDING.x),
  height: height + 2 * PADDING.y,
});

const pill: Fit = (width, height) => ({ width: Math.max(84, width + 36), height: height + 17 });

/** A rhombus holds a box where box.width / width + box.height / height ≤ 1. */
const diamond: Fit = (width, height) => {
  const tall = height * 2.4 + 16;
  return { width: Math.max(120, Math.ceil((width + 12) / (1 - (height + 4) / tall))), height: tall };
};

/** Round ends, and a sign before the text. */
const waiting: Fit = (width, height) => ({ width: Math.max(120, width + 60), height: height + 20 });

const SHAPES: { readonly [Look in CardLook]: Fit } = {
  start: pill,
  turn: rectangle,
  transaction: (width, height) => rectangle(width + 8, height + 6),
  call: (width, height) => rectangle(width + 6, height),
  extern: (width, height) => rectangle(width + 24, height),
  timer: waiting,
  signal: waiting,
  begin: (width, height) => rectangle(width + 24, height),
  await: waiting,
  settle: pill,
  choice: diamond,
  return: pill,
  throw: (width, height) => ({ width: Math.max(96, width + 40), height: height + 20 }),
  leave: pill,
};
