// Names, and members of values: `x`, `a.b`, `a?.[b]`, `this.rooms`.
import { Bug } from '../../grammar/diagnostic.ts';
import type { Identifier, IndexExpression, MemberExpression } from '../../grammar/syntax.ts';
import { StateList, StateMap, StateValue } from './collections.ts';
import { broken, type Evaluation, type Frame } from './machine.ts';
import { cellOf } from './places.ts';

export function evaluateName(node: Identifier, frame: Frame): unknown {
  const { machine } = frame;
  const symbol = machine.program.names.get(node);
  switch (symbol?.kind) {
    case 'builtin':
      return machine.builtin(symbol.name);
    case 'function':
      return symbol.topLevel
        ? machine.moduleScope(symbol.module).cell(symbol.name).value
        : frame.scope.cell(node.name).value;
    case 'variable':
      return cellOf(node, frame).value;
    default:
      if (node.name === 'undefined') return undefined;
      throw new Bug(`${node.name} is no value`, node.span);
  }
}

/** A member, as a link of a chain. */
export function* linkMember(node: MemberExpression | IndexExpression, frame: Frame): Evaluation {
  const { machine } = frame;
  const state = machine.program.states.get(node);
  if (state !== undefined) {
    const stored = machine.collection(state);
    return stored instanceof StateValue ? stored.get() : stored;
  }
  const object = yield* machine.link(node.object, frame);
  if (object === broken) return broken;
  if (node.optional && (object === undefined || object === null)) return broken;
  const name =
    node.kind === 'MemberExpression' ? node.property.name : yield* machine.evaluate(node.index, frame);
  return memberOf(object, name, node.kind === 'IndexExpression');
}

export function memberOf(object: unknown, name: unknown, indexed: boolean): unknown {
  if (indexed && object instanceof StateMap) return object.get(object.keyOf(name));
  if (indexed && object instanceof StateList) return object.values()[Number(name)];
  return (object as Record<PropertyKey, unknown>)[name as PropertyKey];
}
