// What expressions do to the calls that are running: start some, and wait for others.
import { patternTargets } from '../../../grammar/index.ts';
import type { Span } from '../../../grammar/source.ts';
import type {
  AssignmentExpression,
  CallExpression,
  Expression,
  Identifier,
  ObjectMember,
  Pattern,
  PatternTarget,
} from '../../../grammar/syntax.ts';
import type { VariableSymbol } from '../program.ts';
import type { Flow } from './flow-state.ts';
import { awaited, isWithin, merge, type Pending, started } from './pending.ts';
import { ruleProblems } from './problems.ts';
import { holdsPromise, isPromiseHolder } from './promises.ts';
import { type CodeNode, forEachChild, givesValueTo, isFunctionLike, walk } from './tree.ts';

export function evaluate(flow: Flow, node: CodeNode, before: Pending): Pending {
  if (isFunctionLike(node))
    return [...usesIn(flow, node)].reduce(
      (pending, variable) => use(flow, variable, node.span, pending),
      before,
    );
  switch (node.kind) {
    case 'Identifier': {
      const variable = promiseVariable(flow, node);
      return variable === undefined ? before : use(flow, variable, node.span, before);
    }
    case 'ConditionalExpression': {
      const tested = evaluate(flow, node.test, before);
      const text = (value: string) => `when this is ${value}, nobody waits for it`;
      return merge(
        tested,
        [evaluate(flow, node.consequent, tested), { span: node.test.span, text: text('true') }],
        [evaluate(flow, node.alternate, tested), { span: node.test.span, text: text('false') }],
      );
    }
    case 'LogicalExpression': {
      const left = evaluate(flow, node.left, before);
      const path = { span: node.left.span, text: 'when this decides alone, nobody waits for it' };
      return merge(left, [left, path], [evaluate(flow, node.right, left), undefined]);
    }
    case 'AssignmentExpression':
      return assign(flow, node, before);
    case 'CallExpression': {
      const list = pushedTo(flow, node);
      if (list !== undefined) return push(flow, list, node, before);
      break;
    }
    case 'MemberExpression':
      if (node.property.name === 'length' && listVariable(flow, node.object) !== undefined) return before;
      break;
  }
  let pending = before;
  forEachChild(node, child => {
    pending = evaluate(flow, child, pending);
  });
  return pending;
}

/** A variable (or the variables of a pattern) now holds what `init` started, or an element of a list of promises. */
export function begin(
  flow: Flow,
  pattern: Pattern,
  init: Expression | 'element' | undefined,
  before: Pending,
): Pending {
  if (init === undefined) return before;
  if (pattern.kind === 'Identifier') {
    const variable = promiseVariable(flow, pattern);
    if (variable === undefined) return before;
    if (init === 'element') return started(before, variable, pattern.span);
    return starts(flow, init) ? started(takenOver(flow, init, before), variable, init.span) : before;
  }
  return patternTargets(pattern).reduce((pending, target) => {
    const variable = holderOf(flow, target);
    return variable === undefined ? pending : started(pending, variable, target.span);
  }, before);
}

/** The variable through which somebody may wait for what is put into a target. */
function holderOf(flow: Flow, target: PatternTarget): VariableSymbol | undefined {
  if (target.kind === 'Identifier') return promiseVariable(flow, target);
  return holdsPromise(flow.context.program.types.get(target)) ? listVariable(flow, target.object) : undefined;
}

/** `const job = jobs[id] ??= S.f()`: who waits for `job` waits for what was put into `jobs`. */
function takenOver(flow: Flow, init: Expression, before: Pending): Pending {
  if (init.kind !== 'AssignmentExpression') return before;
  const { target } = init;
  if (target.kind !== 'IndexExpression' && target.kind !== 'MemberExpression') return before;
  const list = listVariable(flow, target.object);
  const start = list && before?.get(list);
  if (list === undefined || start === undefined || !isWithin(start.span, init.span)) return before;
  flow.used.add(list);
  return awaited(before, list);
}

/** `undefined` and an empty array start nothing. */
function starts(flow: Flow, init: Expression): boolean {
  if (init.kind === 'ArrayLiteral') return init.elements.length > 0;
  if (init.kind === 'ObjectLiteral') return init.members.some(m => startsIn(flow, m));
  if (init.kind === 'NewExpression') return init.args.length > 0;
  return holdsPromise(flow.context.program.types.get(init));
}

function startsIn(flow: Flow, member: ObjectMember): boolean {
  const { types } = flow.context.program;
  if (member.kind === 'ShorthandMember') return holdsPromise(types.get(member.name));
  if (member.kind === 'MethodMember') return false;
  return holdsPromise(types.get(member.kind === 'SpreadElement' ? member.argument : member.value));
}

function assign(flow: Flow, node: AssignmentExpression, before: Pending): Pending {
  const { target, value } = node;
  if (target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern')
    return begin(flow, target, value, evaluateInside(flow, target, evaluate(flow, value, before)));
  const variable = target.kind === 'Identifier' ? promiseVariable(flow, target) : undefined;
  if (variable !== undefined) {
    const after = evaluate(flow, value, before);
    if (!starts(flow, value)) return after;
    const lost = after?.get(variable);
    if (lost !== undefined && !flow.reported.has(variable)) {
      flow.reported.add(variable);
      flow.context.report(ruleProblems.overwritten, { name: variable.name }, node.span, [
        { span: lost.span, text: 'nobody waits for this call' },
      ]);
    }
    return started(after, variable, value.span);
  }
  if (target.kind === 'IndexExpression' || target.kind === 'MemberExpression') {
    const list = listVariable(flow, target.object);
    const key = target.kind === 'IndexExpression' ? evaluate(flow, target.index, before) : before;
    if (list !== undefined && starts(flow, value))
      return started(evaluate(flow, value, key), list, value.span);
  }
  return evaluate(flow, value, evaluate(flow, target, before));
}

/** What runs in a pattern that assigns: keys, default values, and what leads to its members. */
export function evaluateInside(flow: Flow, node: CodeNode, before: Pending): Pending {
  switch (node.kind) {
    case 'Identifier':
      return before;
    case 'MemberExpression':
    case 'IndexExpression':
      if (holderOf(flow, node) === undefined) return evaluate(flow, node, before);
      return node.kind === 'IndexExpression' ? evaluate(flow, node.index, before) : before;
  }
  let pending = before;
  forEachChild(node, child => {
    const isPart = child.kind === 'PatternProperty' || child.kind === 'PatternElement';
    const inside = isPart || givesValueTo(node, child);
    pending = (inside ? evaluateInside : evaluate)(flow, child, pending);
  });
  return pending;
}

function use(flow: Flow, variable: VariableSymbol, span: Span, before: Pending): Pending {
  flow.used.add(variable);
  const start = before?.get(variable);
  const transaction = flow.transaction;
  if (start !== undefined && transaction !== undefined && !isWithin(start.span, transaction.span))
    if (!flow.reported.has(variable)) {
      flow.reported.add(variable);
      flow.context.report(ruleProblems.startedOutside, { name: variable.name }, span, [
        { span: start.span, text: 'started here' },
      ]);
    }
  return awaited(before, variable);
}

/** The list of promises that `ps.push(…)` adds to. */
function pushedTo(flow: Flow, call: CallExpression): VariableSymbol | undefined {
  const { callee } = call;
  if (callee.kind !== 'MemberExpression' || !adding.has(callee.property.name)) return undefined;
  return listVariable(flow, callee.object);
}

const adding: ReadonlySet<string> = new Set(['push', 'unshift', 'set', 'add']);

function push(flow: Flow, list: VariableSymbol, call: CallExpression, before: Pending): Pending {
  return call.args.reduce((pending, arg) => {
    const after = evaluate(flow, arg, pending);
    return arg.kind === 'SpreadElement' || starts(flow, arg) ? started(after, list, arg.span) : after;
  }, before);
}

function listVariable(flow: Flow, node: Expression): VariableSymbol | undefined {
  const variable = node.kind === 'Identifier' ? promiseVariable(flow, node) : undefined;
  return variable !== undefined && isPromiseHolder(variable.type) ? variable : undefined;
}

/** The variable that a name stands for, if it is one through which somebody may wait. */
function promiseVariable(flow: Flow, node: Identifier): VariableSymbol | undefined {
  const symbol = flow.context.program.names.get(node);
  if (symbol?.kind !== 'variable' || (symbol.form !== 'let' && symbol.form !== 'const')) return undefined;
  return holdsPromise(symbol.type) ? symbol : undefined;
}

/** All of them that a piece of code names. */
export function usesIn(flow: Flow, root: CodeNode): ReadonlySet<VariableSymbol> {
  const found = new Set<VariableSymbol>();
  walk(root, node => {
    const variable = node.kind === 'Identifier' ? promiseVariable(flow, node) : undefined;
    if (variable !== undefined) found.add(variable);
    return true;
  });
  return found;
}
