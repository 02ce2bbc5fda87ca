// Expressions that mean the same in JSONata as in JavaScript, so that the state machine itself can evaluate them. The set is
// closed and small on purpose: what could differ for some value is not in it (numbers in texts, code points, `Infinity`,
// the identity of objects). Every one gives an encoded value (stdlib/runtime/codec.ts), never JSONata's own `undefined`.
import type { Operand, Variable } from './operand.ts';

export type Native =
  | { readonly kind: 'operand'; readonly operand: Operand }
  /** A property. `absent`: it may be missing, and is `undefined` then. */
  | {
      readonly kind: 'member';
      readonly object: Native;
      readonly name: string;
      readonly absent: boolean;
    }
  /** A field of an error. */
  | { readonly kind: 'field'; readonly error: Native; readonly name: string }
  /** `index` is a whole number from 0 on; beyond the end, it gives `undefined`. */
  | { readonly kind: 'element'; readonly array: Native; readonly index: Native }
  | { readonly kind: 'count'; readonly array: Native }
  | { readonly kind: 'not'; readonly value: Native }
  | { readonly kind: 'both' | 'either'; readonly left: Native; readonly right: Native }
  /** `===` of values that are no objects. */
  | { readonly kind: 'equal'; readonly left: Native; readonly right: Native }
  /** `<` and its like, of numbers. */
  | {
      readonly kind: 'compare';
      readonly operator: '<' | '<=' | '>' | '>=';
      readonly left: Native;
      readonly right: Native;
    }
  /** Of two numbers whose sum is finite whatever they are. */
  | { readonly kind: 'sum'; readonly operator: '+' | '-'; readonly left: Native; readonly right: Native }
  /** Texts one after another. */
  | { readonly kind: 'text'; readonly parts: readonly Native[] }
  | { readonly kind: 'conditional'; readonly test: Native; readonly yes: Native; readonly no: Native }
  /** `typeof value === type`. */
  | { readonly kind: 'is'; readonly value: Native; readonly type: 'string' | 'number' | 'boolean' }
  | { readonly kind: 'array'; readonly elements: readonly Native[] }
  | {
      readonly kind: 'object';
      readonly properties: readonly { readonly name: string; readonly value: Native }[];
    };

/** A variable that a choice sets on its way. */
export interface NativeSet {
  readonly variable: Variable;
  readonly value: Native;
}

/** One way through code that needs no function: taken if `when` holds (and no way before it was). */
export interface NativeWay {
  readonly when: Native | undefined;
  readonly exit: number;
  readonly sets: readonly NativeSet[];
}

/** The expressions directly in one. */
export function partsOf(native: Native): readonly Native[] {
  switch (native.kind) {
    case 'operand':
      return [];
    case 'member':
      return [native.object];
    case 'field':
      return [native.error];
    case 'element':
      return [native.array, native.index];
    case 'count':
      return [native.array];
    case 'not':
    case 'is':
      return [native.value];
    case 'both':
    case 'either':
    case 'equal':
    case 'compare':
    case 'sum':
      return [native.left, native.right];
    case 'text':
      return native.parts;
    case 'conditional':
      return [native.test, native.yes, native.no];
    case 'array':
      return native.elements;
    case 'object':
      return native.properties.map(p => p.value);
    default:
      return native satisfies never;
  }
}

/** The operands in an expression. */
export function operandsOf(native: Native): readonly Operand[] {
  return native.kind === 'operand' ? [native.operand] : partsOf(native).flatMap(operandsOf);
}

/** How many operators and operands an expression has. */
export function sizeOf(native: Native): number {
  return 1 + partsOf(native).reduce((sum, part) => sum + sizeOf(part), 0);
}

/** The same expression over other operands. */
export function mapOperands(native: Native, map: (operand: Operand) => Operand): Native {
  const go = (part: Native): Native => mapOperands(part, map);
  switch (native.kind) {
    case 'operand':
      return { kind: 'operand', operand: map(native.operand) };
    case 'member':
      return { ...native, object: go(native.object) };
    case 'field':
      return { ...native, error: go(native.error) };
    case 'element':
      return { ...native, array: go(native.array), index: go(native.index) };
    case 'count':
      return { ...native, array: go(native.array) };
    case 'not':
    case 'is':
      return { ...native, value: go(native.value) };
    case 'both':
    case 'either':
    case 'equal':
    case 'compare':
    case 'sum':
      return { ...native, left: go(native.left), right: go(native.right) };
    case 'text':
      return { ...native, parts: native.parts.map(go) };
    case 'conditional':
      return { ...native, test: go(native.test), yes: go(native.yes), no: go(native.no) };
    case 'array':
      return { ...native, elements: native.elements.map(go) };
    case 'object':
      return {
        ...native,
        properties: native.properties.map(p => ({ ...p, value: go(p.value) })),
      };
    default:
      return native satisfies never;
  }
}
