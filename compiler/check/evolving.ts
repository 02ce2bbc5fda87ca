// Variables without a written type that begin with nothing: `let x;`, `let x = null`, `const xs = []`. What they are is
// what they were given last; an empty array is what was put into it so far.
import type { CallExpression, Expression, Identifier, IndexExpression } from '../../grammar/syntax.ts';
import type { VariableBinding } from '../resolve/index.ts';
import { bodyProblems } from './body-problems.ts';
import { array, invalidType, isNever, neverType, numberType, union } from './construct.ts';
import { type Checker, complain, type Flow } from './context.ts';
import { requireFit } from './fit.ts';
import { assigned, narrowTo, uncertain, variableKey, withValue } from './flow.ts';
import { iterated, memberOf } from './members.ts';
import type { Type } from './types.ts';
import { widen } from './widen.ts';

/** Under which the flow knows what an array that began empty holds. */
function elementKey(binding: VariableBinding): string {
  return `${variableKey(binding)}.*`;
}

export function isEmptyArray(node: Expression): boolean {
  return node.kind === 'ArrayLiteral' && node.elements.length === 0;
}

/** The variable becomes what it is given; its type is everything that it is given anywhere. */
export function assignEvolving(
  checker: Checker,
  binding: VariableBinding,
  value: { type: Type; node?: Expression },
): void {
  const type = widen(value.type);
  remember(checker, binding, type);
  if (checker.flow === undefined) return;
  checker.flow = withValue(assigned(checker.flow, variableKey(binding), type), binding);
  if (value.node !== undefined && isEmptyArray(value.node))
    checker.flow = narrowTo(checker.flow, elementKey(binding), neverType);
}

function remember(checker: Checker, binding: VariableBinding, type: Type): void {
  const before = checker.symbols.variableType(binding);
  checker.symbols.setVariable(binding, before === undefined ? type : union([before, type]));
}

/** What an evolving variable is where it is read. */
export function evolvingType(checker: Checker, binding: VariableBinding): Type {
  const { flow } = checker;
  const key = variableKey(binding);
  const element = flow?.narrowed.get(elementKey(binding));
  const { declaration } = binding;
  const args = { name: binding.name };
  if (flow !== undefined && element !== undefined) {
    if (!isNever(element)) return array(element);
    complain(checker, bodyProblems.emptyArray, { args, span: declaration.span });
    checker.flow = narrowTo(flow, elementKey(binding), invalidType);
    return array(invalidType);
  }
  const known = flow?.narrowed.get(key) ?? checker.symbols.variableType(binding) ?? invalidType;
  if (known !== uncertain) return known;
  complain(checker, bodyProblems.variableWithoutType, { args, span: declaration.span });
  if (flow !== undefined) checker.flow = narrowTo(flow, key, invalidType);
  return invalidType;
}

/** What an array that began empty holds by now; undefined for everything else. */
export function evolvingElement(checker: Checker, node: Expression): Type | undefined {
  const binding = evolvingBinding(checker, node);
  const element = binding && checker.flow?.narrowed.get(elementKey(binding));
  if (binding === undefined || element === undefined || node.kind !== 'Identifier') return undefined;
  checker.names.set(node, checker.symbols.of(binding));
  checker.types.set(node, array(element));
  return element;
}

function evolvingBinding(checker: Checker, node: Expression): VariableBinding | undefined {
  if (node.kind !== 'Identifier' || checker.evolving.size === 0) return undefined;
  const binding = checker.resolution.bindings.get(node);
  return binding?.kind === 'variable' && checker.evolving.has(binding) ? binding : undefined;
}

function evolve(checker: Checker, node: Identifier, added: readonly Type[]): void {
  const binding = evolvingBinding(checker, node);
  const before = evolvingElement(checker, node);
  if (binding === undefined || before === undefined || checker.flow === undefined) return;
  const element = union([before, ...added.map(widen)]);
  checker.flow = narrowTo(checker.flow, elementKey(binding), element);
  checker.types.set(node, array(element));
  const known = checker.symbols.variableType(binding);
  const all = known?.kind === 'array' ? union([known.element, element]) : element;
  checker.symbols.setVariable(binding, array(all));
}

/** `xs.push(x)` on an array that began empty says what it holds. */
export function checkEvolvingPush(checker: Checker, node: CallExpression): Type | undefined {
  const { callee } = node;
  if (callee.kind !== 'MemberExpression' || callee.object.kind !== 'Identifier') return undefined;
  const { name } = callee.property;
  if ((name !== 'push' && name !== 'unshift') || evolvingElement(checker, callee.object) === undefined)
    return undefined;
  const added = node.args.map(arg => {
    if (arg.kind !== 'SpreadElement') return checker.visit.expression(arg);
    return iterated(checker.visit.expression(arg.argument)) ?? invalidType;
  });
  evolve(checker, callee.object, added);
  const type = checker.types.get(callee.object) ?? invalidType;
  checker.types.set(callee, memberOf(checker.members, type, name)?.type ?? invalidType);
  checker.calls.set(node, { kind: 'builtin', name: `Array.${name}` });
  return numberType;
}

/** `xs[0] = x` on an array that began empty. */
export function checkEvolvingElement(
  checker: Checker,
  target: IndexExpression,
  value: Expression,
): Type | undefined {
  const { object, index } = target;
  if (object.kind !== 'Identifier' || evolvingElement(checker, object) === undefined) return undefined;
  const source = checker.visit.expression(index);
  requireFit(checker, { node: index, source, target: numberType });
  const type = checker.visit.expression(value);
  evolve(checker, object, [type]);
  checker.types.set(target, type);
  return type;
}

/** Whether a loop has to be looked at again because of what is put into arrays in it. */
export function holdsEvolving(checker: Checker, flow: Flow | undefined): boolean {
  if (flow === undefined) return false;
  for (const binding of checker.evolving) if (flow.narrowed.has(elementKey(binding))) return true;
  return false;
}
