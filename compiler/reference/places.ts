// What can be assigned: variables, members of values, and places in what is stored. `this.rooms[id].capacity -= 1` reads the
// stored value, changes a copy, and stores that.
import { Bug } from '../../grammar/diagnostic.ts';
import type { Expression, Identifier } from '../../grammar/syntax.ts';
import { StateList, StateMap, StateValue } from './collections.ts';
import { define } from './durable.ts';
import { ProgramError } from './errors.ts';
import { broken, type Evaluation, type Frame } from './machine.ts';
import type { Cell } from './scope.ts';

export interface Place {
  readonly get: () => unknown;
  readonly set: (value: unknown) => void;
  readonly delete: () => boolean;
}

/** Evaluates what leads to the place, once, in the order of the text. */
export function* placeOf(node: Expression, frame: Frame): Evaluation<Place> {
  const { machine } = frame;
  const state = machine.program.states.get(node);
  if (state !== undefined) return placeOfState(machine.collection(state), node);
  switch (node.kind) {
    case 'Identifier':
      return placeOfVariable(cellOf(node, frame), frame);
    case 'MemberExpression':
    case 'IndexExpression':
      return yield* placeOfMember(node, frame);
    case 'AsExpression':
    case 'SatisfiesExpression':
    case 'NonNullExpression':
      return yield* placeOf(node.expression, frame);
    default:
      throw new Bug('this cannot be assigned', node.span);
  }
}

export function cellOf(node: Identifier, frame: Frame): Cell {
  const symbol = frame.machine.program.names.get(node);
  if (symbol?.kind === 'variable' && symbol.form === 'module')
    return frame.machine.moduleScope(symbol.module).cell(symbol.name);
  return frame.scope.cell(node.name);
}

function placeOfVariable(cell: Cell, { machine: { journal } }: Frame): Place {
  return {
    get: () => cell.value,
    set(value) {
      const before = cell.value;
      cell.value = value;
      journal.note(() => {
        cell.value = before;
      });
    },
    delete: () => false,
  };
}

function placeOfState(stored: unknown, node: Expression): Place {
  if (!(stored instanceof StateValue)) throw new Bug('a collection cannot be assigned', node.span);
  return { get: () => stored.get(), set: value => stored.set(value), delete: () => false };
}

type Member = Extract<Expression, { kind: 'MemberExpression' | 'IndexExpression' }>;

function* placeOfMember(node: Member, frame: Frame): Evaluation<Place> {
  const { machine } = frame;
  if (!isStored(node.object, frame) || isCollection(node.object, frame)) {
    const object = yield* machine.link(node.object, frame);
    if (object === broken || (node.optional && (object === undefined || object === null))) return nowhere;
    const name =
      node.kind === 'MemberExpression' ? node.property.name : yield* machine.evaluate(node.index, frame);
    return placeIn(object, name);
  }
  const outer = yield* placeOf(node.object, frame);
  if (node.optional && (outer.get() ?? undefined) === undefined) return nowhere;
  const name =
    node.kind === 'MemberExpression' ? node.property.name : yield* machine.evaluate(node.index, frame);
  return placeInStored(outer, name as PropertyKey);
}

/** Where `delete a?.b` has nothing to delete from. */
const nowhere: Place = { get: () => undefined, set: () => undefined, delete: () => true };

function placeIn(object: unknown, name: unknown): Place {
  if (object instanceof StateMap) {
    const key = object.keyOf(name);
    return {
      get: () => object.get(key),
      set: value => object.set(key, value),
      delete: () => object.delete(key),
    };
  }
  if (object instanceof StateList) {
    const index = Number(name);
    return { get: () => object.at(index), set: value => object.set(index, value), delete: () => false };
  }
  const members = object as Record<PropertyKey, unknown>;
  const key = name as PropertyKey;
  return {
    get: () => members[key],
    set(value) {
      if (!Reflect.set(members, key, value)) throw unchangeable(key);
    },
    delete() {
      if (!Reflect.deleteProperty(members, key)) throw unchangeable(key);
      return true;
    },
  };
}

/** Of an object that the program has frozen. */
function unchangeable(name: PropertyKey): ProgramError {
  return new ProgramError('TypeError', {}, `Cannot change \`${String(name)}\` of a frozen object`);
}

function placeInStored(outer: Place, name: PropertyKey): Place {
  const change = (how: (copy: object) => void): void => {
    const before = outer.get();
    if (before === undefined || before === null) throw nothingThere(before, name);
    const copy = Array.isArray(before) ? [...before] : { ...(before as object) };
    how(copy);
    outer.set(copy);
  };
  return {
    get() {
      const container = outer.get();
      if (container === undefined || container === null) throw nothingThere(container, name);
      return (container as Record<PropertyKey, unknown>)[name];
    },
    set: value =>
      change(copy => (Array.isArray(copy) ? setElement(copy, name, value) : define(copy, name, value))),
    delete() {
      change(copy => Reflect.deleteProperty(copy, name));
      return true;
    },
  };
}

/** As JavaScript says it. */
function nothingThere(value: undefined | null, name: PropertyKey): ProgramError {
  return new ProgramError('TypeError', {}, `Cannot read properties of ${value} (reading '${String(name)}')`);
}

function setElement(array: unknown[], name: PropertyKey, value: unknown): void {
  Reflect.set(array, name, value);
}

/** Whether the place lies in what is stored. */
function isStored(node: Expression, frame: Frame): boolean {
  if (frame.machine.program.states.has(node)) return true;
  return (
    (node.kind === 'MemberExpression' || node.kind === 'IndexExpression') && isStored(node.object, frame)
  );
}

function isCollection(node: Expression, { machine }: Frame): boolean {
  const state = machine.program.states.get(node);
  return state !== undefined && !(machine.collection(state) instanceof StateValue);
}
