// Runs a turn's blocks with symbols for values: if all that it does can be said in native expressions, it gives the ways
// through it, each with its condition and what it hands on. Loops, calls, errors and long code stay JavaScript.
import type * as js from 'estree';
import type { Expression } from '../../../grammar/syntax.ts';
import type { Type } from '../../check/types.ts';
import { type Native, sizeOf } from '../../ir/native.ts';
import type { Flow, FlowBlock } from '../split/flow.ts';
import { counterType, type Translation, translate, truth } from './translate.ts';

/** A way through a turn, in the names of its code. */
export interface Way {
  readonly when: Native | undefined;
  readonly exit: number;
  /** What is handed on: `value` for a result. */
  readonly values: ReadonlyMap<string, Native>;
}

/** What the way through a turn needs to know. */
export interface TurnCode {
  readonly flow: Flow;
  readonly blocks: readonly FlowBlock[];
  readonly inputs: readonly string[];
  /** Number and names of the exit at the end of a block. */
  exitAt(block: FlowBlock): { readonly exit: number; readonly carries: readonly string[] } | undefined;
  readonly returnExit: number;
  readonly types: CodeTypes;
}

/** What the lowering remembers of the expressions that it translated. */
export interface CodeTypes {
  originType(node: js.Expression): Type | undefined;
  readonly doubtful: boolean;
}

export type Origins = WeakMap<js.Expression, Expression>;

const mostWays = 8;
const largest = 60;

type Values = ReadonlyMap<string, Native>;

/** The ways, in the order in which they are tried, the last without a condition; undefined: it needs a function. */
export function waysThrough(code: TurnCode): readonly Way[] | undefined {
  const given: Values = new Map(
    code.inputs.map(name => [name, { kind: 'operand', operand: { kind: 'variable', variable: name } }]),
  );
  const ways: Way[] = [];
  const done = walk(code, code.blocks[0], { values: given, when: undefined, seen: [] }, ways);
  if (!done || ways.length === 0 || ways.length > mostWays) return undefined;
  const last = ways.length - 1;
  const trimmed = ways.map((way, i) => (i === last ? { ...way, when: undefined } : way));
  const sizes = trimmed.flatMap(w =>
    [w.when, ...w.values.values()].map(n => (n === undefined ? 0 : sizeOf(n))),
  );
  return sizes.some(size => size > largest) ? undefined : trimmed;
}

interface At {
  readonly values: Values;
  readonly when: Native | undefined;
  readonly seen: readonly FlowBlock[];
}

function walk(code: TurnCode, block: FlowBlock | undefined, at: At, ways: Way[]): boolean {
  if (block === undefined || at.seen.includes(block) || ways.length > mostWays) return false;
  if (block.touches.state || block.transaction) return false;
  const inside = { ...at, seen: [...at.seen, block] };
  return run(block.statements, inside, { code, ways, goOn: after => ended(code, block, after, ways) });
}

/** Where the ways through a list of statements go on. */
interface Onward {
  readonly code: TurnCode;
  readonly ways: Way[];
  goOn(at: At): boolean;
}

/** Runs statements one after another; false: they need a function. */
function run(statements: readonly js.Statement[], at: At, onward: Onward): boolean {
  const [first, ...rest] = statements;
  const { code, ways } = onward;
  if (first === undefined) return onward.goOn(at);
  const next: Onward = { ...onward, goOn: after => run(rest, after, onward) };
  switch (first.type) {
    case 'EmptyStatement':
      return next.goOn(at);
    case 'BlockStatement':
      return run(first.body, at, next);
    case 'IfStatement': {
      const test = truth(first.test, translation(code, at.values));
      if (test === undefined) return false;
      const otherwise = first.alternate === null || first.alternate === undefined ? [] : [first.alternate];
      return run([first.consequent], { ...at, when: and(at.when, test) }, next) && run(otherwise, at, next);
    }
    case 'ReturnStatement': {
      const value = returned(first, at, code);
      if (value === undefined) return false;
      ways.push({ when: at.when, exit: code.returnExit, values: new Map([['value', value]]) });
      return true;
    }
    default: {
      const values = executed(first, at.values, code);
      return values !== undefined && next.goOn({ ...at, values });
    }
  }
}

/** `return { exit: 0, values: { value: … } }` from inside a statement. */
function returned({ argument }: js.ReturnStatement, at: At, code: TurnCode): Native | undefined {
  const values = argument === null ? undefined : propertyOf(argument, 'values');
  if (values === undefined || argument === null) return undefined;
  const exit = propertyOf(argument as js.Expression, 'exit');
  if (exit?.type !== 'Literal' || exit.value !== code.returnExit) return undefined;
  const value = propertyOf(values, 'value');
  return value === undefined ? nothing : translate(value, translation(code, at.values));
}

function propertyOf(node: js.Expression | undefined | null, name: string): js.Expression | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
    if (property.key.name === name) return property.value as js.Expression;
  }
  return undefined;
}

function ended(code: TurnCode, block: FlowBlock, at: At, ways: Way[]): boolean {
  const to = (id: number): FlowBlock | undefined => code.blocks.find(b => b.id === id);
  const { end } = block;
  if (end.kind === 'goto') return walk(code, to(end.to), at, ways);
  if (end.kind === 'branch') {
    const test = truth(end.test, translation(code, at.values));
    if (test === undefined) return false;
    return (
      walk(code, to(end.yes), { ...at, when: and(at.when, test) }, ways) && walk(code, to(end.no), at, ways)
    );
  }
  const way = leaves(code, block, at.values);
  if (way === undefined) return false;
  ways.push({ ...way, when: at.when });
  return true;
}

function and(left: Native | undefined, right: Native): Native {
  return left === undefined ? right : { kind: 'both', left, right };
}

function leaves(code: TurnCode, block: FlowBlock, values: Values): Omit<Way, 'when'> | undefined {
  const { end } = block;
  if (end.kind === 'return') {
    const value = end.value === undefined ? nothing : translate(end.value, translation(code, values));
    return value === undefined ? undefined : { exit: code.returnExit, values: new Map([['value', value]]) };
  }
  const exit = code.exitAt(block);
  if (exit === undefined || (end.kind !== 'wait' && end.kind !== 'boundary')) return undefined;
  return {
    exit: exit.exit,
    values: new Map(exit.carries.map(name => [name, values.get(name) ?? nothing])),
  };
}

const nothing: Native = { kind: 'operand', operand: { kind: 'undefined' } };

/** What the variables hold after a statement; undefined: nobody knows. */
function executed(statement: js.Statement, values: Values, code: TurnCode): Values | undefined {
  if (statement.type === 'VariableDeclaration') return declared(statement, values, code);
  if (statement.type !== 'ExpressionStatement') return undefined;
  const { expression } = statement;
  if (expression.type === 'UpdateExpression' && expression.argument.type === 'Identifier') {
    const right: js.Expression = { type: 'Literal', value: 1 };
    const operator = expression.operator === '++' ? '+' : '-';
    return assigned(expression.argument.name, { left: expression.argument, operator, right }, values, code);
  }
  if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'Identifier') return undefined;
  const { operator, left, right } = expression;
  if (operator === '=') return assigned(left.name, right, values, code);
  if (operator !== '+=' && operator !== '-=') return undefined;
  return assigned(left.name, { left, operator: operator === '+=' ? '+' : '-', right }, values, code);
}

interface Sum {
  readonly left: js.Identifier;
  readonly operator: '+' | '-';
  readonly right: js.Expression;
}

function assigned(
  name: string,
  value: js.Expression | Sum,
  values: Values,
  code: TurnCode,
): Values | undefined {
  if (!code.flow.variables.has(name) && !values.has(name)) return undefined;
  const written: js.Expression = 'type' in value ? value : { type: 'BinaryExpression', ...value };
  const translated = translate(written, translation(code, values));
  return translated === undefined ? undefined : new Map([...values, [name, translated]]);
}

function declared(statement: js.VariableDeclaration, values: Values, code: TurnCode): Values | undefined {
  let known = values;
  for (const { id, init } of statement.declarations) {
    if (id.type !== 'Identifier') return undefined;
    const value = init === null || init === undefined ? nothing : translate(init, translation(code, known));
    if (value === undefined) return undefined;
    known = new Map([...known, [id.name, value]]);
  }
  return known;
}

function translation(code: TurnCode, values: Values): Translation {
  const { flow, types } = code;
  const counters = new Set(flow.regions.flatMap(r => (r.iteration === undefined ? [] : [r.iteration])));
  return {
    doubtful: types.doubtful,
    valueOf: name => values.get(name) ?? (flow.variables.has(name) ? nothing : undefined),
    typeOf: node => {
      if (node.type === 'Identifier' && counters.has(node.name)) return counterType;
      const known = types.originType(node);
      if (known !== undefined) return known;
      if (node.type === 'Identifier') return flow.variables.get(node.name)?.type;
      return node.type === 'Literal' ? literalType(node.value) : undefined;
    },
  };
}

function literalType(value: js.Literal['value']): Type | undefined {
  if (value === null) return { kind: 'primitive', name: 'null' };
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? { kind: 'literal', value }
    : undefined;
}
