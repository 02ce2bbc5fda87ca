// A value may mention the variable that will hold it: `const o = { n: 1, get: () => o.n }`. As in TypeScript, the results
// of functions that stand directly in it are found when somebody asks for them, so that the rest has its type before
// they are looked at. A function whose result needs its own result, and any other value that needs its own type, has none.
import { forEachChild, type Node } from '../../grammar/index.ts';
import type { Expression, Identifier } from '../../grammar/syntax.ts';
import type { VariableBinding } from '../resolve/index.ts';
import { bodyProblems } from './body-problems.ts';
import { invalidType, isInvalid } from './construct.ts';
import { attempt, type Checker, complain, emptyFlow, inBody, type Lambda, type Later } from './context.ts';
import { partsOf } from './substitute.ts';
import type { FunctionType, Type } from './types.ts';

/** The type of a value with the results of its functions put off; undefined if none of them asks for what is not known yet. */
export function shellOf(
  checker: Checker,
  binding: VariableBinding,
  init: Expression,
): { readonly type: Type; readonly functions: readonly Later[] } | undefined {
  const later = new Map<Lambda, Later>();
  collect(init, binding.declaration, later);
  if (![...later.keys()].some(each => mentions(checker, each, binding))) return undefined;
  const { later: outer, flow } = checker;
  checker.later = later;
  const { value: type } = attempt(checker, () => checker.visit.expression(init));
  checker.later = outer;
  checker.flow = flow;
  return { type, functions: [...later.values()] };
}

type Named = Later['name'];

/** The functions that a literal holds, with the names under which it holds them. */
function collect(node: Expression, name: Named, found: Map<Lambda, Later>): void {
  switch (node.kind) {
    case 'ArrowFunction':
    case 'FunctionExpression':
      found.set(node, { name, circular: false, find: () => invalidType });
      return;
    case 'ObjectLiteral':
      for (const member of node.members) {
        if (member.kind === 'PropertyMember' || member.kind === 'MethodMember')
          collect(member.value, { name: member.name.text, span: member.name.span }, found);
        if (member.kind === 'ComputedMember') collect(member.value, name, found);
      }
      return;
    case 'ArrayLiteral':
      for (const element of node.elements)
        if (element.kind !== 'SpreadElement') collect(element, name, found);
      return;
    case 'AsExpression':
      if (node.type === 'const') collect(node.expression, name, found);
      return;
    default:
      return;
  }
}

/** Whether a value uses the variable: at once, which is an error of its own, or in a function. */
function uses(checker: Checker, node: Node, binding: VariableBinding, when: 'at once' | 'ever'): boolean {
  if (node.kind === 'Identifier') return checker.resolution.bindings.get(node) === binding;
  if (when === 'at once' && (node.kind === 'ArrowFunction' || node.kind === 'FunctionExpression'))
    return false;
  let found = false;
  forEachChild(node, child => {
    found ||= uses(checker, child, binding, when);
  });
  return found;
}

/** Whether a function uses the variable, or something that may lead back to it. */
function mentions(checker: Checker, node: Node, binding: VariableBinding): boolean {
  if (node.kind === 'Identifier') {
    const found = checker.resolution.bindings.get(node);
    if (found === binding) return true;
    if (found?.kind === 'function') return found.declaration.result === undefined;
    if (found?.kind !== 'variable') return false;
    return binding.form === 'module' ? found.form === 'module' : typeof checker.ahead.get(found) === 'object';
  }
  let found = false;
  forEachChild(node, child => {
    found ||= mentions(checker, child, binding);
  });
  return found;
}

/** The type of a function in such a value: its result is found when it is asked for. */
export function putOff(checker: Checker, node: Lambda, shell: FunctionType): FunctionType {
  const later = checker.later?.get(node);
  const { body, flow } = checker;
  let state: 'open' | 'running' | { readonly result: Type } = 'open';
  let asked = false;
  const find = (): Type => {
    if (typeof state === 'object') return state.result;
    if (state === 'running') {
      asked = true;
      askedInside(checker, () => {
        if (later !== undefined) later.circular = true;
      });
      return invalidType;
    }
    state = 'running';
    const { later: outer, beside } = checker;
    checker.later = undefined;
    checker.beside = false;
    const look = (): Type => checker.visit.expression(node);
    const { value: type } = attempt(checker, () => inBody(checker, body, flow ?? emptyFlow, look));
    checker.later = outer;
    checker.beside = beside;
    const result = type.kind === 'function' ? type.result : invalidType;
    if (later !== undefined && asked && hasHole(result)) later.circular = true;
    state = { result: later?.circular === true ? invalidType : result };
    return state.result;
  };
  if (later !== undefined) later.find = find;
  return {
    ...shell,
    get result() {
      return node.result === undefined ? find() : shell.result;
    },
  };
}

/** Looks at the value of a variable, which may ask for the variable itself. */
export function lookingAt(
  checker: Checker,
  { name, init, declare }: { name: Identifier; init: Expression; declare: (type: Type) => void },
  look: () => Type,
): Type {
  const binding = checker.resolution.bindings.get(name);
  if (binding?.kind !== 'variable') return look();
  checker.ahead.delete(binding);
  const shell = shellOf(checker, binding, init);
  if (shell !== undefined) {
    declare(shell.type);
    for (const each of shell.functions) each.find();
    const { length } = checker.diagnostics;
    const type = look();
    const circular = shell.functions.find(each => each.circular);
    if (circular !== undefined && checker.diagnostics.length === length) {
      const args = { name: circular.name.name };
      complain(checker, bodyProblems.recursiveResult, { args, span: circular.name.span });
    }
    return type;
  }
  const isOpen = uses(checker, init, binding, 'ever') && !uses(checker, init, binding, 'at once');
  return noting(checker, binding, () => {
    if (isOpen) return askingForItself(checker, binding, { declare, look });
    const { length } = checker.diagnostics;
    const type = look();
    // A function that it calls, whose result is read off its body, may have asked.
    const needsItself = checker.ahead.get(binding) === 'asked' && isInvalid(type);
    if (needsItself && checker.diagnostics.length === length) reportOwnValue(checker, binding);
    return type;
  });
}

function reportOwnValue(checker: Checker, { name, declaration }: VariableBinding): void {
  complain(checker, bodyProblems.recursiveValue, { args: { name }, span: declaration.span });
}

function askingForItself(
  checker: Checker,
  binding: VariableBinding,
  { declare, look }: { declare: (type: Type) => void; look: () => Type },
): Type {
  const { flow, beside } = checker;
  checker.beside = false;
  const { value: first } = attempt(checker, look);
  checker.beside = beside;
  checker.flow = flow;
  const asked = checker.ahead.get(binding);
  const isCircular = asked === 'asked' || (asked === 'asked beside' && hasHole(first));
  if (asked === 'asked beside' && !isCircular) declare(first);
  const { length } = checker.diagnostics;
  const type = look();
  if (!isCircular) return type;
  if (checker.diagnostics.length === length) reportOwnValue(checker, binding);
  return invalidType;
}

/** Notes which results a variable's type needs that are just being looked for: they need it if they use the variable. */
function noting(checker: Checker, binding: VariableBinding, look: () => Type): Type {
  const { needed } = checker;
  checker.needed = [];
  const type = look();
  if (checker.needed.length > 0) checker.needs.set(binding, checker.needed);
  else checker.needs.delete(binding);
  checker.needed = needed;
  return type;
}

/** The result that is being looked for is asked for: nothing is wrong where only statements do. */
export function askedInside(checker: Checker, circular: () => void): void {
  if (checker.beside) checker.needed.push(circular);
  else circular();
}

/** A variable is used. */
export function useNeeds(checker: Checker, binding: VariableBinding): void {
  for (const circular of checker.needs.get(binding) ?? []) askedInside(checker, circular);
}

/** Whether a part of a type could not be found out. */
export function hasHole(type: Type, seen = new Set<Type>()): boolean {
  if (isInvalid(type)) return true;
  if (seen.has(type) || seen.size > 50) return false;
  seen.add(type);
  return partsOf(type).some(part => hasHole(part, seen));
}
