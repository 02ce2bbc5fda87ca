// An async function that is called and awaited in one place runs there, with the variables of its method: nothing else of
// the method runs meanwhile.
//
//   await charge(order)        { … the body of charge … }
import type * as js from 'estree';
import { patternNames } from '../../../grammar/index.ts';
import type { CallExpression, Expression, Statement } from '../../../grammar/syntax.ts';
import { array, assign, expressionStatement, id, undefinedValue } from '../estree.ts';
import type { AsyncFunction } from '../given.ts';
import { assignmentTarget } from '../patterns.ts';
import { orderedValues } from './promises.ts';
import type { Splitter } from './splitter.ts';
import { declareLocal, spill, temporary } from './splitter.ts';
import { statuses, tracking, unsettle } from './statuses.ts';

export function runInline(fn: AsyncFunction, node: CallExpression, s: Splitter): js.Expression {
  const { builder } = s;
  giveArguments(fn, node, s);
  const result = temporary(s, 'returned', undefined, node.span);
  builder.emit(expressionStatement(assign(id(result), undefinedValue())));
  const after = builder.block(node.span);
  const jumps = s.jumps.splice(0);
  const finals = s.finals.splice(0);
  s.inlined.push({ result, after });
  const before = statuses(s);
  const label = fn.kind === 'LocalFunction' ? fn.name.name : nameOf(node);
  const touched = tracking(s, () =>
    builder.within({ kind: 'inlined', label, span: fn.span }, () => s.statement(bodyOf(fn))),
  );
  s.inlined.pop();
  s.jumps.push(...jumps);
  s.finals.push(...finals);
  builder.follow(after, node.span);
  unsettle(s, before, touched);
  return id(result);
}

function nameOf({ callee }: CallExpression): string {
  return callee.kind === 'Identifier' ? callee.name : 'async function';
}

function bodyOf({ body }: AsyncFunction): Statement {
  if (body.kind === 'Block') return body;
  return { kind: 'ReturnStatement', span: body.span, value: body };
}

function giveArguments(fn: AsyncFunction, node: CallExpression, s: Splitter): void {
  const values = argumentValues(node, s, fn);
  for (const name of fn.parameters.flatMap(p => patternNames(p.pattern))) declareLocal(name, s);
  fn.parameters.forEach((p, i) => {
    const rest = (): js.Expression =>
      Array.isArray(values)
        ? array(values.slice(i))
        : { ...call(values, 'slice'), arguments: [{ type: 'Literal', value: i }] };
    const given = p.rest ? rest() : Array.isArray(values) ? values[i] : element(values, i);
    const value = given ?? undefinedValue();
    s.builder.emit(
      expressionStatement(
        assign(
          assignmentTarget(p.pattern, s.scope),
          p.default === undefined ? value : withDefault(value, p.default, s),
        ),
      ),
    );
  });
}

/** The values of the arguments, put aside: a parameter may have the name that the next argument reads. */
function argumentValues(
  node: CallExpression,
  s: Splitter,
  fn: AsyncFunction,
): js.Expression[] | js.Identifier {
  if (node.args.some(a => a.kind === 'SpreadElement')) {
    const all = temporary(s, 'args', undefined, node.span);
    const values = node.args.map(a => {
      const value = s.expression(a.kind === 'SpreadElement' ? a.argument : a);
      return a.kind === 'SpreadElement' ? { type: 'SpreadElement' as const, argument: value } : value;
    });
    s.builder.emit(expressionStatement(assign(id(all), array(values))));
    return id(all);
  }
  const args = node.args as readonly Expression[];
  return orderedValues(args, s).map((value, i) => {
    const parameter = fn.parameters[i]?.pattern;
    const name = parameter?.kind === 'Identifier' ? parameter.name : 'argument';
    return value.type === 'Literal' ? value : spill(s, value, args[i] as Expression, name);
  });
}

function call(object: js.Expression, method: string): js.SimpleCallExpression {
  return {
    type: 'CallExpression',
    callee: { type: 'MemberExpression', object, property: id(method), computed: false, optional: false },
    arguments: [],
    optional: false,
  };
}

function element(list: js.Expression, index: number): js.Expression {
  return {
    type: 'MemberExpression',
    object: list,
    property: { type: 'Literal', value: index },
    computed: true,
    optional: false,
  };
}

function withDefault(value: js.Expression, fallback: Expression, s: Splitter): js.Expression {
  const held = spill(s, value, fallback, 'argument');
  return {
    type: 'ConditionalExpression',
    test: { type: 'BinaryExpression', operator: '===', left: held, right: undefinedValue() },
    consequent: s.expression(fallback),
    alternate: held,
  };
}

/** What a `return` of the function gives. */
export function returnInline(
  value: js.Expression | undefined,
  span: Expression['span'],
  s: Splitter,
): boolean {
  const frame = s.inlined.at(-1);
  if (frame === undefined) return false;
  s.builder.emit(expressionStatement(assign(id(frame.result), value ?? undefinedValue())));
  s.builder.end({ kind: 'goto', to: frame.after }, span);
  return true;
}
