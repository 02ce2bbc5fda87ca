// Which errors a piece of code lets out. A `try` holds back what its block throws, except what its `catch` throws
// again: of `catch (e) { if (e instanceof SoldOut) return; throw e; }` everything but SoldOut goes on.
import type {
  CallExpression,
  Expression,
  Identifier,
  Statement,
  TryStatement,
} from '../../grammar/syntax.ts';
import type { CheckedProgram, MethodSymbol, VariableSymbol } from '../check/program.ts';
import { type CodeNode, forEachChild, walk } from '../check/rules/tree.ts';
import type { Type } from '../check/types.ts';
import type { Callable } from './callgraph.ts';

export interface Thrown {
  /** An error by its name, or whatever a callee throws. */
  readonly what: string | Callable;
  /** Names that are held back on the way. */
  readonly except: readonly string[];
}

const none: readonly string[] = [];

export function collectThrows(program: CheckedProgram, root: CodeNode): readonly Thrown[] {
  const thrown: Thrown[] = [];
  collect(program, root, thrown);
  return thrown;
}

function collect(program: CheckedProgram, node: CodeNode, thrown: Thrown[]): void {
  if (node.kind === 'TryStatement' && node.handler !== undefined) {
    collectTry(program, node, node.handler, thrown);
    return;
  }
  if (node.kind === 'ThrowStatement')
    for (const name of errorNames(program.types.get(node.value))) thrown.push({ what: name, except: none });
  if (node.kind === 'CallExpression') {
    const what = thrownByCall(program, node);
    if (what !== undefined) thrown.push({ what, except: none });
    for (const name of thrownOutside(program, node)) thrown.push({ what: name, except: none });
  }
  forEachChild(node, child => collect(program, child, thrown));
}

/** Of an extern service: the errors that its module knows, and those of the platform. */
function thrownOutside(program: CheckedProgram, call: CallExpression): readonly string[] {
  const target = program.calls.get(call);
  if (target?.kind !== 'extern') return none;
  const service = program.externs.find(({ symbol }) => symbol.name === target.service.name);
  return [...(service?.errors ?? []).map(error => error.name), 'CallFailed', 'Timeout'];
}

function thrownByCall(
  program: CheckedProgram,
  call: CallExpression,
): string | Callable | MethodSymbol | undefined {
  const target = program.calls.get(call);
  if (target?.kind === 'builtin') return thrownByLibrary(target.name, call);
  if (target?.kind === 'function') return target.function;
  return target?.kind === 'service' || target?.kind === 'own' ? target.method : undefined;
}

function thrownByLibrary(name: string, call: CallExpression): string | undefined {
  if (name === 'mu.abort') return 'TransactionAborted';
  if (name === 'mu.assert') return 'AssertionFailed';
  if (name === 'Promise.any') return 'AggregateError';
  return name === 'mu.signal' && call.args.length > 1 ? 'Timeout' : undefined;
}

function collectTry(program: CheckedProgram, node: TryStatement, handler: CodeNode, thrown: Thrown[]): void {
  const caught = collectThrows(program, node.block);
  const variable = catchVariable(program, node);
  if (variable !== undefined && throwsAgain(program, handler, variable)) {
    const held = node.handler === undefined ? none : heldBack(program, node.handler.statements, variable);
    for (const each of caught) {
      if (typeof each.what === 'string' && held.includes(each.what)) continue;
      thrown.push({ what: each.what, except: [...each.except, ...held] });
    }
  }
  collect(program, handler, thrown);
  if (node.finalizer !== undefined) collect(program, node.finalizer, thrown);
}

function catchVariable(program: CheckedProgram, node: TryStatement): VariableSymbol | undefined {
  if (node.parameter?.kind !== 'Identifier') return undefined;
  const symbol = program.names.get(node.parameter);
  return symbol?.kind === 'variable' ? symbol : undefined;
}

function throwsAgain(program: CheckedProgram, code: CodeNode, variable: VariableSymbol): boolean {
  let found = false;
  walk(code, node => {
    if (node.kind === 'ThrowStatement' && refersTo(program, node.value, variable)) found = true;
    return !found;
  });
  return found;
}

function refersTo(program: CheckedProgram, expression: Expression, variable: VariableSymbol): boolean {
  return expression.kind === 'Identifier' && program.names.get(expression) === variable;
}

/** The errors that the statements of a handler surely do not throw again. */
function heldBack(
  program: CheckedProgram,
  statements: readonly Statement[],
  variable: VariableSymbol,
): readonly string[] {
  const held: string[] = [];
  statements.forEach((statement, index) => {
    if (statement.kind !== 'IfStatement') return;
    const rest = statements.slice(index + 1);
    const again = (code: readonly Statement[]) => code.some(each => throwsAgain(program, each, variable));
    const alternate = statement.alternate === undefined ? [] : [statement.alternate];
    const names = namesTested(program, statement.test, variable);
    if (names.length > 0 && !again([statement.consequent]) && (exits(statement.consequent) || !again(rest)))
      held.push(...names);
    const others =
      statement.test.kind === 'UnaryExpression' && statement.test.operator === '!'
        ? namesTested(program, statement.test.argument, variable)
        : none;
    if (others.length > 0 && !again([...alternate, ...rest])) held.push(...others);
  });
  return held;
}

function exits(statement: Statement): boolean {
  if (statement.kind === 'Block') return statement.statements.some(exits);
  return statement.kind === 'ReturnStatement' || statement.kind === 'ThrowStatement';
}

/** `e instanceof A || e instanceof B`. */
function namesTested(program: CheckedProgram, test: Expression, variable: VariableSymbol): readonly string[] {
  if (test.kind === 'LogicalExpression' && test.operator === '||') {
    const left = namesTested(program, test.left, variable);
    const right = namesTested(program, test.right, variable);
    return left.length > 0 && right.length > 0 ? [...left, ...right] : none;
  }
  if (test.kind !== 'BinaryExpression' || test.operator !== 'instanceof') return none;
  if (!refersTo(program, test.left, variable) || test.right.kind !== 'Identifier') return none;
  return errorOf(program, test.right);
}

function errorOf(program: CheckedProgram, name: Identifier): readonly string[] {
  const symbol = program.names.get(name);
  return symbol?.kind === 'error' ? [symbol.name] : none;
}

function errorNames(type: Type | undefined): readonly string[] {
  if (type?.kind === 'union') return type.types.flatMap(errorNames);
  return type?.kind === 'named' && type.family === 'error' ? [type.name] : none;
}
