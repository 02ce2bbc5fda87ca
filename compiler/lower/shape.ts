// What a JSON value from outside must look like to be a value of a type.
import type { Type } from '../check/types.ts';
import type { Shape } from '../ir/workflow.ts';

/** How many types deep a value is looked into; the rest is left unchecked. */
const deepest = 12;

/** `around`: the types that it stands in, outermost first. */
export function shapeOf(type: Type, around: readonly Type[] = []): Shape {
  if (around.includes(type)) return { kind: 'again', up: around.length - around.lastIndexOf(type) };
  if (around.length > deepest) return { kind: 'unknown' };
  const inner = (t: Type): Shape => shapeOf(t, [...around, type]);
  switch (type.kind) {
    case 'primitive':
      return primitive(type.name);
    case 'literal':
      return { kind: 'literal', value: type.value };
    case 'array':
      return { kind: 'array', element: inner(type.element) };
    case 'tuple':
      if (type.elements.some(e => e.rest || e.optional))
        return { kind: 'array', element: { kind: 'unknown' } };
      return { kind: 'tuple', elements: type.elements.map(e => inner(e.type)) };
    case 'object':
      if (type.properties.size === 0 && type.index !== undefined)
        return { kind: 'record', value: inner(type.index.value) };
      return {
        kind: 'object',
        properties: [...type.properties].map(([name, p]) => ({
          name,
          optional: p.optional,
          shape: inner(p.type),
        })),
      };
    case 'union':
      return { kind: 'union', shapes: type.types.filter(t => !isUndefined(t)).map(inner) };
    case 'intersection':
      // One object is made of them all: they stand where it stands.
      return intersection(type.types.map(t => shapeOf(t, around)));
    case 'function':
    case 'promise':
    case 'parameter':
    case 'named':
    case 'collection':
    case 'invalid':
      return { kind: 'unknown' };
    default:
      (type) satisfies never;
      return { kind: 'unknown' };
  }
}

function primitive(name: string): Shape {
  return name === 'string' || name === 'number' || name === 'boolean' || name === 'null'
    ? { kind: name }
    : { kind: 'unknown' };
}

export function isUndefined(type: Type): boolean {
  return type.kind === 'primitive' && (type.name === 'undefined' || type.name === 'void');
}

function intersection(shapes: readonly Shape[]): Shape {
  const objects = shapes.filter(s => s.kind === 'object');
  if (objects.length !== shapes.length) return { kind: 'unknown' };
  return { kind: 'object', properties: objects.flatMap(o => o.properties) };
}
