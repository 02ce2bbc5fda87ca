// Calls: what is called, whether it may be called from here, and what the call gives. A call to another service gives
// a promise, whether or not the method is async.
import type { CallExpression, Expression, MemberExpression, NewExpression } from '../../grammar/syntax.ts';
import { nearest } from '../load/nearest.ts';
import { type Binding, nativeErrors } from '../resolve/index.ts';
import {
  checkLink,
  type Link,
  memberType,
  narrowed,
  objectOf,
  reportNoOwnMember,
  reportNullish,
  textOf,
} from './access.ts';
import type { CallSite } from './argument-places.ts';
import { checkLoose, resolveCall } from './arguments.ts';
import {
  array,
  functionOf,
  intersection,
  invalidType,
  isInvalid,
  isNever,
  named,
  object,
  promise,
  property,
  undefinedType,
  union,
} from './construct.ts';
import { type Checker, complain, signaturesOf } from './context.ts';
import { checkEvolvingPush } from './evolving.ts';
import { memberOf } from './members.ts';
import { isNullable, withoutNullish } from './narrow.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import type { CallTarget, ErrorSymbol, ExternSymbol, MethodSymbol } from './program.ts';
import { checkCombinator, isCombinator } from './promises.ts';
import { serviceProblems } from './service-problems.ts';
import { copyOf } from './snapshot.ts';
import type { FunctionType, Type } from './types.ts';
import { unknownMember } from './unknown-member.ts';
import { checkWait, refuseNumber } from './waits.ts';

/** What stands before the parentheses. */
interface Callee {
  readonly type: Type;
  readonly target: CallTarget | undefined;
  readonly ended: boolean;
  /** As messages call it. */
  readonly name: string;
  readonly copied: boolean;
  readonly declared?: Expression['span'] | undefined;
}

const nothing = (type: Type = invalidType): Callee => ({
  type,
  target: undefined,
  ended: false,
  name: '',
  copied: false,
});

export function checkCall(checker: Checker, node: CallExpression, expected: Type | undefined): Link {
  const pushed = checkEvolvingPush(checker, node);
  if (pushed !== undefined) return { type: pushed, ended: false };
  const callee = calleeOf(checker, node.callee);
  checker.types.set(node.callee, callee.type);
  if (callee.target !== undefined) checker.calls.set(node, callee.target);
  if (isInvalid(callee.type)) {
    checkLoose(checker, node.args);
    return { type: invalidType, ended: callee.ended };
  }
  const ended = callee.ended || (node.optional && isNullable(callee.type));
  if (callee.target?.kind === 'builtin' && isCombinator(callee.target.name)) {
    return { type: checkCombinator(checker, node, callee.target.name), ended };
  }
  const signatures = signaturesOf(callable(checker, node, callee.type));
  if (signatures.length === 0) {
    reportNotCallable(checker, node, callee.type);
    checkLoose(checker, node.args);
    return { type: invalidType, ended };
  }
  if (callee.target?.kind === 'builtin' && refuseNumber(checker, node, callee.target.name)) {
    checkLoose(checker, node.args);
    return { type: promise(invalidType), ended };
  }
  const { result, predicate } = resolveCall(checker, signatures, siteOf(node, callee, expected));
  if (predicate === undefined) checker.predicates.delete(node);
  else checker.predicates.set(node, predicate);
  if (isNever(result)) checker.flow = undefined;
  if (callee.target?.kind === 'builtin' && callee.target.name === 'structuredClone')
    return { type: copyOf(result), ended };
  if (callee.target?.kind === 'builtin') checkWait(checker, node, { name: callee.target.name, result });
  return { type: result, ended };
}

function siteOf(node: CallExpression, callee: Callee, expected: Type | undefined): CallSite {
  const last = node.callee.kind === 'MemberExpression' ? node.callee.property.span : node.callee.span;
  const labels = callee.declared === undefined ? [] : [{ span: callee.declared, text: 'declared here' }];
  const { name, copied, target } = callee;
  // That a method is generic was refused where it is declared.
  const method = target?.kind === 'service' || target?.kind === 'own' ? target.method : undefined;
  const isGeneric = (method?.declaration.typeParameters.length ?? 0) > 0;
  return {
    node,
    args: node.args,
    typeArguments: isGeneric ? [] : node.typeArguments,
    name,
    nameSpan: last,
    expected,
    copied,
    labels,
  };
}

function callable(checker: Checker, node: CallExpression, type: Type): Type {
  if (isNullable(type)) {
    if (!node.optional) reportNullish(checker, node.callee, type);
    return withoutNullish(type);
  }
  if (type.kind === 'parameter' && type.constraint !== undefined) return type.constraint;
  if (type.kind !== 'union') return type;
  return unionSignature(type.types) ?? type;
}

/** A union of functions takes what all of them take. */
function unionSignature(types: readonly Type[]): Type | undefined {
  const functions = types.filter(part => part.kind === 'function');
  const [first] = functions;
  if (first === undefined || functions.length !== types.length) return undefined;
  const longest = functions.reduce((a, b) => (b.parameters.length > a.parameters.length ? b : a), first);
  const parameters = longest.parameters.map((parameter, i) => {
    const all = functions.flatMap(each => each.parameters[i]?.type ?? []);
    // Which of them it is nobody knows: an argument has to fit all.
    const arrays = all.filter(type => type.kind === 'array');
    const isRest = parameter.rest && arrays.length === all.length && all.length > 1;
    return {
      ...parameter,
      type: isRest
        ? array(intersection(arrays.map(type => type.element)))
        : all.length === 1
          ? (all[0] as Type)
          : { kind: 'intersection' as const, types: all },
    };
  });
  return functionOf(parameters, union(functions.map(each => each.result)));
}

function reportNotCallable(checker: Checker, node: CallExpression, type: Type): void {
  const { callee } = node;
  const args = {
    value: textOf(callee),
    type: print(type),
    isNew: type.kind === 'named' && type.name.startsWith('typeof '),
  };
  complain(checker, checkProblems.notCallable, { args, span: callee.span });
}

function calleeOf(checker: Checker, node: Expression): Callee {
  if (node.kind === 'MemberExpression') return memberCallee(checker, node);
  if (node.kind !== 'Identifier') {
    const { type, ended } = checkLink(checker, node);
    return { type, target: { kind: 'value' }, ended, name: 'the function', copied: false };
  }
  const binding = checker.resolution.bindings.get(node);
  const type = checker.visit.expression(node);
  const base = { type, ended: false, name: node.name, copied: false };
  if (binding === undefined) return nothing();
  switch (binding.kind) {
    case 'function': {
      const symbol = checker.symbols.of(binding);
      const target: CallTarget | undefined =
        symbol.kind === 'function' ? { kind: 'function', function: symbol } : undefined;
      return { ...base, target, declared: binding.declaration.name.span };
    }
    case 'builtin': {
      const known = checker.library.function(binding.name);
      return { ...base, type: known ?? type, target: { kind: 'builtin', name: binding.name } };
    }
    case 'service':
    case 'extern':
      complain(checker, serviceProblems.serviceAsValue, { args: { name: binding.name }, span: node.span });
      return nothing();
    case 'error':
      complain(checker, checkProblems.missingNew, { args: { name: binding.name }, span: node.span });
      return nothing();
    case 'variable':
      return { ...base, target: { kind: 'value' } };
    default:
      return binding satisfies never;
  }
}

function memberCallee(checker: Checker, node: MemberExpression): Callee {
  const { name } = node.property;
  if (node.object.kind === 'ThisExpression') return ownCallee(checker, node);
  const objectLink = checkLink(checker, node.object);
  const known = objectOf(checker, node, objectLink);
  if (known === undefined) return nothing();
  const ended = objectLink.ended || (node.optional && isNullable(objectLink.type));
  if (known.kind === 'named' && known.family === 'service') return serviceCallee(checker, node, known.name);
  if (known.kind === 'named' && known.family === 'extern') return externCallee(checker, node);
  const text = textOf(node.object);
  const label = text === undefined ? name : `${text}.${name}`;
  const state = checker.states.get(node.object);
  const member = memberOf(checker.members, known, name);
  if (member === undefined) {
    unknownMember(checker, { object: text, type: known, name, span: node.property.span });
    return { ...nothing(), ended };
  }
  if (known.kind === 'collection' && state !== undefined) {
    const target: CallTarget = { kind: 'state', state, operation: name };
    return { type: member.type, target, ended, name: label, copied: true };
  }
  const target: CallTarget =
    member.owner === undefined ? { kind: 'value' } : { kind: 'builtin', name: `${member.owner}.${name}` };
  return { type: narrowed(checker, node, memberType(member)), target, ended, name: label, copied: false };
}

function ownCallee(checker: Checker, node: MemberExpression): Callee {
  checker.types.set(node.object, checker.visit.expression(node.object));
  const { service } = checker.body;
  if (service === undefined) return nothing();
  const { name, span } = node.property;
  const method = service.methods.get(name);
  if (method === undefined) {
    const state = service.states.get(name);
    if (state === undefined) reportNoOwnMember(checker, name, span);
    else
      complain(checker, checkProblems.notCallable, {
        args: { value: `this.${name}`, type: print(state.type), isNew: false },
        span,
      });
    return nothing();
  }
  const type = methodType(checker, method, true);
  return {
    type,
    target: { kind: 'own', method },
    ended: false,
    name: `this.${name}`,
    copied: method.declaration.async,
    declared: method.declaration.name.span,
  };
}

/** A method as a function: a call from elsewhere gives a promise of what it gives. */
export function methodType(checker: Checker, method: MethodSymbol, own: boolean): FunctionType {
  const known = checker.methodTypes.get(method)?.[own ? 'own' : 'remote'];
  if (known !== undefined) return known;
  const { declaration } = method;
  const plain =
    own && !declaration.async && declaration.result !== undefined && returnsPromise(declaration.result);
  const type: FunctionType = {
    kind: 'function',
    typeParameters: [],
    parameters: method.parameters,
    get result() {
      return own && !declaration.async && !plain ? method.result : promise(method.result);
    },
  };
  const both = checker.methodTypes.get(method) ?? {};
  checker.methodTypes.set(method, { ...both, [own ? 'own' : 'remote']: type });
  return type;
}

function returnsPromise(node: { kind: string; name?: { name: string } }): boolean {
  return node.kind === 'ReferenceType' && node.name?.name === 'Promise';
}

function serviceCallee(checker: Checker, node: MemberExpression, serviceName: string): Callee {
  const scope = checker.symbols.service(serviceName);
  const { name, span } = node.property;
  const method = scope?.methods.get(name);
  if (scope === undefined) return nothing();
  if (method === undefined) {
    const state = scope.states.has(name);
    const near = nearest(name, scope.methods.keys());
    const args = { service: serviceName, name, near, state };
    complain(checker, serviceProblems.noMethod, { args, span });
    return nothing();
  }
  const declared = method.declaration.name.span;
  if (method.private) {
    const own = checker.body.service?.symbol === scope.symbol;
    const labels = [{ span: declared, text: 'declared private here' }];
    complain(checker, serviceProblems.privateMethod, {
      args: { method: method.id, name, own },
      span,
      labels,
    });
  }
  const type = methodType(checker, method, false);
  return { type, target: { kind: 'service', method }, ended: false, name: method.id, copied: true, declared };
}

function externCallee(checker: Checker, node: MemberExpression): Callee {
  const binding =
    node.object.kind === 'Identifier' ? checker.resolution.bindings.get(node.object) : undefined;
  if (binding?.kind !== 'extern') return nothing();
  const { name, span } = node.property;
  const method = binding.declaration.methods.find(each => each.name.name === name);
  if (method === undefined) {
    const near = nearest(
      name,
      binding.declaration.methods.map(each => each.name.name),
    );
    complain(checker, serviceProblems.noMethod, {
      args: { service: binding.name, name, near, state: false },
      span,
    });
    return nothing();
  }
  const symbol = checker.symbols.of(binding) as ExternSymbol;
  const type = checker.externType(symbol, method);
  const target: CallTarget = { kind: 'extern', service: symbol, method };
  return {
    type,
    target,
    ended: false,
    name: `${binding.name}.${name}`,
    copied: true,
    declared: method.name.span,
  };
}

export function checkNew(checker: Checker, node: NewExpression, expected: Type | undefined): Type {
  const { callee } = node;
  const binding = callee.kind === 'Identifier' ? checker.resolution.bindings.get(callee) : undefined;
  const calleeType = checker.visit.expression(callee);
  if (callee.kind !== 'Identifier' || binding === undefined) {
    if (binding !== undefined || callee.kind !== 'Identifier') reportNotConstructible(checker, callee);
    checkLoose(checker, node.args);
    return invalidType;
  }
  const native = binding.kind === 'error' ? nativeErrors.has(binding.name) : isBuiltin(binding, 'Error');
  if (binding.kind === 'error' && !native)
    return newError(checker, node, checker.symbols.of(binding) as ErrorSymbol);
  const known = binding.kind === 'builtin' ? checker.library.constructorOf(binding.name) : undefined;
  if (known === undefined) {
    if (native) complain(checker, checkProblems.newError, { args: { name: callee.name }, span: node.span });
    else if (isBuiltin(binding, 'Promise'))
      complain(checker, checkProblems.newPromise, { args: {}, span: node.span });
    else if (!isInvalid(calleeType)) reportNotConstructible(checker, callee);
    checkLoose(checker, node.args);
    return invalidType;
  }
  checker.calls.set(node, { kind: 'builtin', name: `new ${binding.name}` });
  return resolveCall(checker, signaturesOf(known), {
    node,
    args: node.args,
    typeArguments: node.typeArguments,
    name: `new ${binding.name}`,
    nameSpan: callee.span,
    expected,
    copied: false,
    labels: [],
  }).result;
}

function isBuiltin(binding: Binding, name: string): boolean {
  return binding.kind === 'builtin' && binding.name === name;
}

function reportNotConstructible(checker: Checker, callee: Expression): void {
  const binding = callee.kind === 'Identifier' ? checker.resolution.bindings.get(callee) : undefined;
  const args = { value: textOf(callee), service: binding?.kind === 'service' };
  complain(checker, checkProblems.notConstructible, { args, span: callee.span });
}

/** `new SoldOut({ what })`: one object with the fields; none if there are none that have to be given. */
function newError(checker: Checker, node: NewExpression, error: ErrorSymbol): Type {
  checker.calls.set(node, { kind: 'error', error });
  const fields = error.fields.map(field => [field.name, property(field.type, field.optional)] as const);
  const optional = error.fields.every(field => field.optional);
  const parameter = { name: 'fields', type: object(fields), optional, rest: false };
  const instance = named('error', error.name);
  const declared = error.declaration?.name.span;
  resolveCall(checker, [functionOf(error.fields.length === 0 ? [] : [parameter], instance)], {
    node,
    args: node.args,
    typeArguments: node.typeArguments,
    name: `new ${error.name}`,
    nameSpan: node.callee.span,
    expected: undefined,
    copied: true,
    labels: declared === undefined ? [] : [{ span: declared, text: 'declared here' }],
  });
  return instance;
}

/** A call as a whole, with the `undefined` of a chain that ended. */
export function checkCallChain(checker: Checker, node: CallExpression, expected: Type | undefined): Type {
  const { type, ended } = checkCall(checker, node, expected);
  return ended ? union([type, undefinedType]) : type;
}
