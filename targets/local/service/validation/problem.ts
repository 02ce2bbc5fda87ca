// A problem of a definition as the service lists it.
import type { Json } from '../../interpreter/index.ts';
import type { MachineType } from '../records.ts';

export interface Problem {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  /** A JSON pointer. */
  readonly location: string | undefined;
}

export function error(code: string, message: string, location: string | undefined): Problem {
  return { severity: 'ERROR', code, message, location };
}

export type Fields = { readonly [field: string]: Json };

/** What holds for the whole machine. */
export interface Rules {
  readonly type: MachineType;
  readonly machine: 'JSONPath' | 'JSONata';
  /** The machine says its language. */
  readonly declared: boolean;
}

/** Problems of a block within a state; given by problems.ts, which knows states. */
export type InBlock = (block: Fields, at: string, rules: Rules) => readonly Problem[];
