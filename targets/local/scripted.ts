// Answers that a scenario writes down for extern services.
import type { Json } from '../../stdlib/runtime/ports.ts';

/** Exactly one of the members that say what happens. */
export interface ScriptedAnswer {
  readonly returns?: Json;
  /** It answers without a value. */
  readonly nothing?: true;
  /** An error that the program declares. */
  readonly throws?: { readonly name: string; readonly fields?: { readonly [field: string]: Json } };
  /** What goes wrong instead: the program sees `CallFailed`. */
  readonly fails?: string;
  /** There is no answer in time. */
  readonly late?: true;
  /** For so many attempts; 1 if absent. */
  readonly times?: number;
}

/** By method: `Payments.charge`. */
export type ScriptedAnswers = { readonly [method: string]: readonly ScriptedAnswer[] };
