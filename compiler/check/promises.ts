// `Promise.all` and its kin: the types of what they give, for tuples element by element.
import type { CallExpression } from '../../grammar/syntax.ts';
import { awaitedType } from './awaited.ts';
import {
  anyTuple,
  array,
  invalidType,
  isInvalid,
  literal,
  object,
  promise,
  property,
  tuple,
  union,
  unknownType,
} from './construct.ts';
import { type Checker, complain } from './context.ts';
import { iterated } from './members.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import type { Type } from './types.ts';

export function isCombinator(name: string): boolean {
  return ['Promise.all', 'Promise.allSettled', 'Promise.race', 'Promise.any'].includes(name);
}

/** The result of a combinator; its one argument has been counted. */
export function checkCombinator(checker: Checker, node: CallExpression, name: string): Type {
  const [arg] = node.args;
  if (arg === undefined || arg.kind === 'SpreadElement' || node.args.length > 1) {
    const args = {
      name,
      least: 1,
      most: 1,
      given: node.args.length,
      signature: `${name}(promises: Promise<T>[])`,
    };
    complain(checker, checkProblems.argumentCount, { args, span: node.callee.span });
    return invalidType;
  }
  const type = checker.visit.expression(arg, arg.kind === 'ArrayLiteral' ? anyTuple : undefined);
  if (isInvalid(type)) return type;
  const element = iterated(type);
  if (element === undefined) {
    const args = { name, source: print(type), single: type.kind === 'promise' };
    complain(checker, checkProblems.combinatorArgument, { args, span: arg.span });
    return invalidType;
  }
  if (name === 'Promise.race' || name === 'Promise.any') return promise(awaitedType(element));
  const change = name === 'Promise.all' ? awaitedType : (part: Type): Type => settled(awaitedType(part));
  if (type.kind === 'tuple' && type.elements.every(part => !part.rest)) {
    return promise(tuple(type.elements.map(part => change(part.type))));
  }
  return promise(array(change(element)));
}

function settled(value: Type): Type {
  return union([
    object([
      ['status', property(literal('fulfilled'))],
      ['value', property(value)],
    ]),
    object([
      ['status', property(literal('rejected'))],
      ['reason', property(unknownType)],
    ]),
  ]);
}
