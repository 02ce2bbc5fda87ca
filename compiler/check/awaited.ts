import { union } from './construct.ts';
import type { Type } from './types.ts';

/** What `await` gives. */
export function awaitedType(type: Type): Type {
  if (type.kind === 'promise') return awaitedType(type.value);
  if (type.kind !== 'union') return type;
  return type.types.some(part => part.kind === 'promise') ? union(type.types.map(awaitedType)) : type;
}
