// Which functions reach a state without leaving their turn, so that their JavaScript is asynchronous. Closures travel:
// into variables, and as arguments into functions that call them. They are followed through variables and parameters;
// what is kept in other places (objects, arrays, results) counts as touching if any such closure touches.
// Too much `await` is harmless, too little is not.
import type { CallExpression, Expression, Pattern } from '../../grammar/syntax.ts';
import type { CheckedProgram, Symbol as Name } from '../check/program.ts';
import { type Closure, type CodeNode, isFunctionLike, walkWithPath } from '../check/rules/tree.ts';
import type { Callable } from './callgraph.ts';

export interface TouchTable {
  touchesState(callable: Callable | Closure): boolean;
  callTouchesState(call: CallExpression): boolean;
}

/** A node with a body: a method, a function or a closure. */
type Code = Callable['declaration'] | Closure;

interface Flow {
  /** The calls that each function makes itself, not in functions inside it. */
  readonly calls: ReadonlyMap<Code, readonly CallExpression[]>;
  readonly touching: Set<Code>;
  /** What a variable or parameter may hold. */
  readonly sources: Map<Name, Set<Expression>>;
  /** Function values that are kept where nobody follows them. */
  readonly loose: Set<Expression>;
}

export function buildTouches(program: CheckedProgram): TouchTable {
  const flow = collectFlow(program);
  const callTouches = (call: CallExpression) => touchesByCall(program, flow, call);
  let grown = true;
  while (grown) {
    grown = false;
    for (const [code, calls] of flow.calls) {
      if (flow.touching.has(code) || !calls.some(callTouches)) continue;
      flow.touching.add(code);
      grown = true;
    }
  }
  return {
    touchesState: callable => flow.touching.has('declaration' in callable ? callable.declaration : callable),
    callTouchesState: callTouches,
  };
}

function touchesByCall(program: CheckedProgram, flow: Flow, call: CallExpression): boolean {
  const target = program.calls.get(call);
  switch (target?.kind) {
    case 'state':
      return true;
    case 'function':
      return flow.touching.has(target.function.declaration);
    case 'own':
      return !target.method.declaration.async && flow.touching.has(target.method.declaration);
    case 'builtin':
      return call.args.some(
        arg => arg.kind !== 'SpreadElement' && valueTouches(program, flow, arg, new Set()),
      );
    case 'value':
      return valueTouches(program, flow, call.callee, new Set());
    default:
      return false;
  }
}

/** The value may be a function that touches. Other values do not. */
function valueTouches(program: CheckedProgram, flow: Flow, value: Expression, seen: Set<Name>): boolean {
  const again = (part: Expression) => valueTouches(program, flow, part, seen);
  switch (value.kind) {
    case 'ArrowFunction':
    case 'FunctionExpression':
      return flow.touching.has(value);
    case 'ConditionalExpression':
      return again(value.consequent) || again(value.alternate);
    case 'LogicalExpression':
      return again(value.left) || again(value.right);
    case 'AsExpression':
    case 'SatisfiesExpression':
    case 'NonNullExpression':
      return again(value.expression);
    case 'Identifier':
      return nameTouches(program, flow, value, seen);
    default:
      return program.types.get(value)?.kind === 'function' && looseTouches(program, flow, seen);
  }
}

function nameTouches(
  program: CheckedProgram,
  flow: Flow,
  value: Expression & { kind: 'Identifier' },
  seen: Set<Name>,
): boolean {
  const symbol = program.names.get(value);
  if (symbol?.kind === 'function') return flow.touching.has(symbol.declaration);
  if (symbol?.kind !== 'variable' || seen.has(symbol)) return false;
  seen.add(symbol);
  const sources = flow.sources.get(symbol);
  if (sources !== undefined && [...sources].some(each => valueTouches(program, flow, each, seen)))
    return true;
  // A parameter may get more than the calls that we see give it.
  if (sources !== undefined && symbol.form !== 'parameter') return false;
  return program.types.get(value)?.kind === 'function' && looseTouches(program, flow, seen);
}

function looseTouches(program: CheckedProgram, flow: Flow, seen: Set<Name>): boolean {
  return [...flow.loose].some(each => valueTouches(program, flow, each, seen));
}

function collectFlow(program: CheckedProgram): Flow {
  const flow = {
    calls: new Map<Code, CallExpression[]>(),
    touching: new Set<Code>(),
    sources: new Map<Name, Set<Expression>>(),
    loose: new Set<Expression>(),
  };
  for (const module of program.modules)
    walkWithPath(module, (node, path) => {
      if (isCode(node)) flow.calls.set(node, []);
      const code = path.findLast(isCode);
      if (code !== undefined) {
        if (node.kind === 'CallExpression') flow.calls.get(code)?.push(node);
        if (program.states.has(node as Expression)) flow.touching.add(code);
      }
      collectSources(program, flow, node);
      if (isFunctionValue(program, node) && !isFollowed(program, node, path.at(-1))) flow.loose.add(node);
      return true;
    });
  return flow;
}

function isCode(node: CodeNode): node is Code {
  return node.kind === 'MethodDeclaration' || isFunctionLike(node);
}

function isFunctionValue(program: CheckedProgram, node: CodeNode): node is Expression {
  if (node.kind === 'ArrowFunction' || node.kind === 'FunctionExpression') return true;
  return node.kind === 'Identifier' && program.names.get(node)?.kind === 'function';
}

/** Its parent hands it to a place that `collectSources` or `touchesByCall` knows. */
function isFollowed(program: CheckedProgram, node: CodeNode, parent: CodeNode | undefined): boolean {
  if (parent?.kind === 'VariableDeclarator') return parent.pattern.kind === 'Identifier';
  if (parent?.kind === 'AssignmentExpression') return parent.target.kind === 'Identifier';
  if (parent?.kind !== 'CallExpression') return false;
  if (parent.callee === node) return true;
  const kind = program.calls.get(parent)?.kind;
  return kind === 'builtin' || kind === 'function' || kind === 'own' || kind === 'state';
}

function collectSources(program: CheckedProgram, flow: Flow, node: CodeNode): void {
  const add = (pattern: Pattern | Expression | undefined, value: CodeNode | undefined) => {
    if (pattern?.kind !== 'Identifier' || value === undefined || value.kind === 'SpreadElement') return;
    const symbol = program.names.get(pattern);
    if (symbol?.kind !== 'variable') return;
    const sources = flow.sources.get(symbol) ?? new Set<Expression>();
    sources.add(value as Expression);
    flow.sources.set(symbol, sources);
  };
  if (node.kind === 'VariableDeclarator') add(node.pattern, node.init);
  if (node.kind === 'Parameter') add(node.pattern, node.default);
  if (node.kind === 'AssignmentExpression' && node.target.kind === 'Identifier') add(node.target, node.value);
  if (node.kind !== 'CallExpression') return;
  const parameters = parametersOf(program, node);
  node.args.forEach((arg, index) => {
    const parameter = parameters[index];
    if (parameter !== undefined && !parameter.rest) add(parameter.pattern, arg);
  });
}

function parametersOf(program: CheckedProgram, call: CallExpression) {
  const target = program.calls.get(call);
  if (target?.kind === 'function') return target.function.declaration.parameters;
  if (target?.kind === 'own') return target.method.declaration.parameters;
  return [];
}
