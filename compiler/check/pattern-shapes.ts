// What a pattern says about the value that it takes apart: the types that its targets want, for the literals in the value, and
// which properties of a literal nobody would ever see.
import type { ArrayPattern, Expression, ObjectPattern, Pattern } from '../../grammar/syntax.ts';
import { object, property, unknownType } from './construct.ts';
import { attempt, type Checker } from './context.ts';
import { reportExcess } from './fit.ts';
import { iterated, memberOf, tupleElement } from './members.ts';
import { variableType, writtenType } from './targets.ts';
import type { Type } from './types.ts';

/** The type of what one target takes. */
type Leaf = (
  target: Extract<Pattern, { kind: 'Identifier' | 'MemberExpression' | 'IndexExpression' }>,
) => Type;

/** What a pattern that assigns wants of its value. */
export function wantedFor(checker: Checker, pattern: Pattern): Type {
  const { flow } = checker;
  const leaf: Leaf = target =>
    target.kind === 'Identifier'
      ? (variableType(checker, target) ?? unknownType)
      : writtenType(checker, target);
  const { value } = attempt(checker, () => shapeOf(pattern, leaf));
  checker.flow = flow;
  return value;
}

/** `const { a } = { a: 1, b: 2 }`: nobody takes `b`. */
export function reportUntaken(
  checker: Checker,
  pattern: Pattern,
  value: { node: Expression; type: Type },
): void {
  if (pattern.kind !== 'Identifier') reportExcess(checker, value.node, named(checker, pattern, value.type));
}

/** The shape of a pattern that declares, with the types that its names get. */
function named(checker: Checker, pattern: Pattern, type: Type): Type {
  if (pattern.kind === 'ObjectPattern')
    return objectShape(pattern, (value, name) =>
      named(checker, value, memberOf(checker.members, type, name)?.type ?? unknownType),
    );
  if (pattern.kind !== 'ArrayPattern') return type;
  return arrayShape(pattern, (value, i) => {
    const element = type.kind === 'tuple' ? tupleElement(type, i) : iterated(type);
    return named(checker, value, element ?? unknownType);
  });
}

function shapeOf(pattern: Pattern, leaf: Leaf): Type {
  if (pattern.kind === 'ObjectPattern') return objectShape(pattern, value => shapeOf(value, leaf));
  if (pattern.kind === 'ArrayPattern') return arrayShape(pattern, value => shapeOf(value, leaf));
  return leaf(pattern);
}

/** A rest takes all properties, and a computed key may take any. */
function objectShape(
  { properties, rest }: ObjectPattern,
  shape: (value: Pattern, name: string) => Type,
): Type {
  const known = properties.flatMap(({ key, value }) =>
    key.kind === 'PropertyName' ? [[key.text, property(shape(value, key.text))] as const] : [],
  );
  const open = rest !== undefined || known.length < properties.length;
  return object(known, open ? { key: 'string', value: unknownType, readonly: false } : undefined);
}

/** An array literal that is taken apart at once, as in `[a, b] = [b, a]`, is a tuple. */
function arrayShape({ elements, rest }: ArrayPattern, shape: (value: Pattern, index: number) => Type): Type {
  const types = elements.map((element, i) => (element === undefined ? unknownType : shape(element.value, i)));
  const others = rest === undefined ? unknownType : (iterated(shape(rest, elements.length)) ?? unknownType);
  return {
    kind: 'tuple',
    elements: [
      ...types.map(type => ({ type, optional: false, rest: false })),
      { type: others, optional: false, rest: true },
    ],
    readonly: false,
  };
}
