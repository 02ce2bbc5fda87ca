// A drawing before it has coordinates: frames in frames, cards in frames, dots on the borders of frames, and edges.
// `workflow-scene.ts` builds it from the workflow graph, `layout.ts` gives it coordinates, `paint.ts` and `mermaid.ts` write it.
import type { Place } from './places.ts';

export type CardLook =
  | 'start'
  | 'turn'
  | 'transaction'
  | 'call'
  | 'extern'
  | 'timer'
  | 'signal'
  | 'begin'
  | 'await'
  | 'settle'
  | 'choice'
  | 'return'
  | 'throw'
  | 'leave';

export type FrameLook =
  | 'workflow'
  | 'run'
  | 'fork'
  | 'branch'
  | 'each'
  | 'inlined'
  | 'loop'
  | 'try'
  | 'catch'
  | 'finally'
  | 'saga'
  | 'undo'
  | 'atomic';

/** What every drawn thing says when it is pointed at. */
export interface Origin {
  /** Id of the IR node; undefined for what is drawn for people only. */
  readonly node: string | undefined;
  readonly place: Place | undefined;
  readonly tooltip: string;
}

export interface Card {
  readonly kind: 'card';
  readonly id: string;
  readonly look: CardLook;
  readonly origin: Origin;
  /** Small and above the label: the service of a call. */
  readonly kicker: string | undefined;
  readonly lines: readonly string[];
  /** Calls that a transaction makes. */
  readonly rows: readonly Row[];
  /** Small and below: state read and written. */
  readonly details: readonly string[];
  readonly ledger: 'none' | 'carried' | 'always';
  /** Number of the service's colour. */
  readonly hue: number | undefined;
  readonly width: number;
  readonly height: number;
}

export interface Row {
  readonly text: string;
  readonly hue: number | undefined;
}

export interface Frame {
  readonly kind: 'frame';
  readonly id: string;
  readonly look: FrameLook;
  readonly origin: Origin;
  readonly label: string;
  readonly hue: number | undefined;
  readonly children: readonly Item[];
  readonly dots: readonly Dot[];
}

/** A place on a frame's border where edges go in or out. */
export interface Dot {
  readonly id: string;
  readonly side: 'top' | 'bottom' | 'side';
  readonly look: 'entry' | 'exit' | 'join' | 'error';
  /** Drawn for an IR node (`leave`, `return` of a branch), or else for the frame alone. */
  readonly origin: Origin | undefined;
}

export type Item = Card | Frame;

export interface Edge {
  readonly id: string;
  /** Ids of cards, frames or dots. */
  readonly from: string;
  readonly to: string;
  readonly look: 'normal' | 'error';
  readonly label: string | undefined;
}

export interface Scene {
  readonly id: string;
  readonly heading: string;
  readonly signature: string;
  /** The first paragraph of the doc comment, or nothing. */
  readonly doc: string;
  readonly root: Frame;
  readonly edges: readonly Edge[];
}

/** All items below a frame, frames before what they hold. */
export function itemsIn(frame: Frame): readonly Item[] {
  return frame.children.flatMap(item => (item.kind === 'frame' ? [item, ...itemsIn(item)] : [item]));
}
