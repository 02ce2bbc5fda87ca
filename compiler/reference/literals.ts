// Values that are written down: templates, arrays, objects.
import type {
  ArrayLiteral,
  Expression,
  ObjectLiteral,
  SpreadElement,
  TemplateLiteral,
} from '../../grammar/syntax.ts';
import { define } from './durable.ts';
import { makeFunction } from './functions.ts';
import type { Evaluation, Frame } from './machine.ts';

export function* evaluateTemplate(node: TemplateLiteral, frame: Frame): Evaluation {
  let text = node.parts[0]?.cooked ?? '';
  for (const [i, expression] of node.expressions.entries()) {
    const value = yield* frame.machine.evaluate(expression, frame);
    text += `${value}${node.parts[i + 1]?.cooked ?? ''}`;
  }
  return text;
}

export function* evaluateArray(node: ArrayLiteral, frame: Frame): Evaluation {
  return yield* evaluateList(node.elements, frame);
}

/** The elements of an array, or arguments. */
export function* evaluateList(
  elements: readonly (Expression | SpreadElement)[],
  frame: Frame,
): Evaluation<unknown[]> {
  const values: unknown[] = [];
  for (const element of elements) {
    if (element.kind !== 'SpreadElement') values.push(yield* frame.machine.evaluate(element, frame));
    else values.push(...((yield* frame.machine.evaluate(element.argument, frame)) as Iterable<unknown>));
  }
  return values;
}

export function* evaluateObject(node: ObjectLiteral, frame: Frame): Evaluation {
  const { machine } = frame;
  const object = {};
  for (const member of node.members) {
    switch (member.kind) {
      case 'PropertyMember':
        define(object, member.name.text, yield* machine.evaluate(member.value, frame));
        break;
      case 'ShorthandMember':
        define(object, member.name.name, yield* machine.evaluate(member.name, frame));
        break;
      case 'ComputedMember': {
        const key = yield* machine.evaluate(member.key, frame);
        define(object, key as PropertyKey, yield* machine.evaluate(member.value, frame));
        break;
      }
      case 'MethodMember':
        define(object, member.name.text, makeFunction(member.value, frame));
        break;
      case 'SpreadElement':
        Object.assign(object, yield* machine.evaluate(member.argument, frame));
        break;
      default:
        member satisfies never;
    }
  }
  return object;
}
