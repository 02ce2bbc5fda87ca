// Literal types as written are narrow and widen where something mutable is initialised with them, as in TypeScript.
import { nearest } from '../load/nearest.ts';
import {
  alternatives,
  array,
  booleanType,
  lazyProperty,
  literal,
  numberType,
  stringType,
  tuple,
  union,
} from './construct.ts';
import type { LiteralType, Type } from './types.ts';

export function baseOfLiteral(type: LiteralType): Type {
  switch (typeof type.value) {
    case 'string':
      return stringType;
    case 'number':
      return numberType;
    default:
      return booleanType;
  }
}

/** `"a"` as written becomes `string`; types that were declared stay. */
export function widen(type: Type): Type {
  if (type.kind === 'literal') return type.fresh ? baseOfLiteral(type) : type;
  if (type.kind !== 'union') return type;
  return type.types.some(part => part.kind === 'literal' && part.fresh) ? union(type.types.map(widen)) : type;
}

/** The literal among several that a misspelt one may stand for, as it is written. */
export function nearLiteral(known: Type, misspelt: Type): string | undefined {
  if (misspelt.kind !== 'literal' || typeof misspelt.value !== 'string') return undefined;
  const texts = alternatives(known).flatMap(part =>
    part.kind === 'literal' && typeof part.value === 'string' ? [part.value] : [],
  );
  const near = nearest(misspelt.value, texts);
  return near === undefined ? undefined : JSON.stringify(near);
}

/** The base types of all literals, declared ones too. */
export function widenAll(type: Type): Type {
  if (type.kind === 'literal') return baseOfLiteral(type);
  return type.kind === 'union' && type.types.some(part => part.kind === 'literal')
    ? union(type.types.map(widenAll))
    : type;
}

/** Literals stay, and will not widen any more: what `as const` and declared types have. */
export function regular(type: Type): Type {
  if (type.kind === 'literal') return type.fresh ? literal(type.value) : type;
  if (type.kind !== 'union') return type;
  return type.types.some(part => part.kind === 'literal' && part.fresh)
    ? { kind: 'union', types: type.types.map(regular) }
    : type;
}

/** Whether literals of a kind are wanted where `expected` is: `"a"` stays `"a"` if one of them is. */
export function keepsLiteral(literalType: Type, expected: Type | undefined): boolean {
  if (expected === undefined) return false;
  return alternatives(literalType).some(
    part => part.kind === 'literal' && wantsLiteral(expected, typeof part.value),
  );
}

function wantsLiteral(expected: Type, base: string): boolean {
  switch (expected.kind) {
    case 'literal':
      return typeof expected.value === base;
    case 'union':
    case 'intersection':
      return expected.types.some(part => wantsLiteral(part, base));
    case 'parameter': {
      const { constraint } = expected;
      return (
        constraint !== undefined &&
        alternatives(constraint).some(
          part =>
            (part.kind === 'primitive' && part.name === base) ||
            (part.kind === 'named' && part.name === 'keyof' && base !== 'boolean') ||
            wantsLiteral(part, base),
        )
      );
    }
    default:
      return false;
  }
}

/** A literal expression's type at a place where `expected` is wanted. */
export function literalFor(type: Type, expected: Type | undefined): Type {
  return keepsLiteral(type, expected) ? type : widen(type);
}

/** `as const`: everything readonly, arrays are tuples already. */
export function readonlyLiteral(type: Type): Type {
  switch (type.kind) {
    case 'literal':
      return regular(type);
    case 'tuple':
      return tuple(
        type.elements.map(element => readonlyLiteral(element.type)),
        true,
      );
    case 'array':
      return array(readonlyLiteral(type.element), true);
    case 'union':
      return union(type.types.map(readonlyLiteral));
    case 'object':
      return {
        ...type,
        properties: new Map(
          [...type.properties].map(([name, { type: inner, optional }]) => [
            name,
            lazyProperty(() => readonlyLiteral(inner), optional, true),
          ]),
        ),
      };
    default:
      return type;
  }
}
