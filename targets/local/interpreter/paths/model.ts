// Paths as data.
import type { Json } from '../json.ts';

export type Step =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | {
      readonly kind: 'slice';
      readonly from: number | undefined;
      readonly to: number | undefined;
      readonly by: number;
    }
  | { readonly kind: 'all' }
  /** The next step holds for every value inside. */
  | { readonly kind: 'deep' }
  | { readonly kind: 'filter'; readonly filter: Filter };

export type Root =
  | { readonly kind: 'data' }
  | { readonly kind: 'context' }
  | { readonly kind: 'variable'; readonly name: string };

export interface Path {
  readonly text: string;
  readonly root: Root;
  readonly steps: readonly Step[];
  /** It names one place: what is not there is missing. Others select any number of values. */
  readonly definite: boolean;
}

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly sides: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'exists'; readonly operand: Operand }
  | { readonly kind: 'compare'; readonly operator: string; readonly left: Operand; readonly right: Operand };

export type Operand =
  | { readonly kind: 'element' | 'root'; readonly steps: readonly Step[] }
  | { readonly kind: 'constant'; readonly value: Json };
