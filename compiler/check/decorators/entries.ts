// Decorators against the rest of the program, when all types are known: routes that lead to two methods, parameters that no
// address can hold, what a schedule can hand over, errors that nobody declares.
import { report } from '../../../grammar/diagnostic.ts';
import type { Decorator, Identifier } from '../../../grammar/syntax.ts';
import { nearest } from '../../load/nearest.ts';
import { builtinErrors } from '../../resolve/index.ts';
import { alternatives, isInvalid, isPrimitive, numberType } from '../construct.ts';
import type { Checker } from '../context.ts';
import { decoratorProblems } from '../decorator-problems.ts';
import { print } from '../print.ts';
import type { MethodSymbol, ParameterType, ServiceSymbol } from '../program.ts';
import type { Type } from '../types.ts';
import { pathNames, readRoute, readServiceHttp, routeKey } from './http.ts';
import { readRetry } from './policies.ts';
import { isWrong } from './reading.ts';

export function checkEntries(checker: Checker, services: readonly ServiceSymbol[]): void {
  const methods = services.flatMap(service => service.methods);
  checkRoutes(checker, methods);
  for (const method of methods) {
    checkParameters(checker, method);
    checkStatus(checker, method);
    checkSchedule(checker, method);
  }
  const errors = checker.symbols.errors().map(({ name }) => name);
  const known = [...errors, ...builtinErrors];
  for (const { declaration } of services) {
    for (const decorator of declaration.decorators) checkErrorNames(checker, decorator, known);
    for (const member of declaration.members)
      if (member.kind === 'MethodDeclaration')
        for (const decorator of member.decorators) checkErrorNames(checker, decorator, known);
  }
}

function decoratorOf(method: MethodSymbol, name: string): Decorator | undefined {
  return method.declaration.decorators.find(each => each.name.name === name);
}

/** Two methods with one route; the names of path parameters make no difference. */
function checkRoutes(checker: Checker, methods: readonly MethodSymbol[]): void {
  const known = new Map<string, MethodSymbol>();
  for (const method of methods)
    if (!method.private && method.http === undefined)
      known.set(`POST /${method.id.replace('.', '/')}`, method);
  for (const method of methods) {
    const { http } = method;
    if (http === undefined) continue;
    const first = known.get(routeKey(http));
    if (first === undefined) {
      known.set(routeKey(http), method);
      continue;
    }
    const labels = [{ span: first.declaration.name.span, text: 'the other method' }];
    const span = decoratorOf(method, 'http')?.span ?? method.declaration.name.span;
    const route = `${http.method} ${http.path}`;
    checker.settled.push(report(decoratorProblems.routeTwice, { route, method: first.id }, span, labels));
  }
}

/** What stands in an address is text. */
function checkParameters(checker: Checker, method: MethodSymbol): void {
  const decorator = decoratorOf(method, 'http');
  if (method.http === undefined || decorator === undefined) return;
  const inPath = new Set(pathNames(method.http.path));
  for (const parameter of method.parameters) {
    const place = inPath.has(parameter.name) ? 'path' : method.http.method === 'GET' ? 'query' : undefined;
    if (place === undefined || isInvalid(parameter.type) || fits(parameter, place)) continue;
    const args = { method: method.id, name: parameter.name, type: print(parameter.type), place } as const;
    checker.settled.push(report(decoratorProblems.routeParameterType, args, decorator.span));
  }
}

/** 204 and 205 cannot tell what the method gives. */
function checkStatus(checker: Checker, method: MethodSymbol): void {
  const decorator = decoratorOf(method, 'http');
  const status = method.http?.status;
  if (decorator === undefined || (status !== 204 && status !== 205)) return;
  const given = method.result.kind === 'promise' ? method.result.value : method.result;
  if (isInvalid(given) || alternatives(given).every(isNothing)) return;
  const args = { method: method.id, status, type: print(given) };
  checker.settled.push(report(decoratorProblems.statusWithoutBody, args, decorator.span));
}

function isNothing(type: Type): boolean {
  return (['void', 'undefined', 'never'] as const).some(name => isPrimitive(type, name));
}

function fits({ type, rest }: ParameterType, place: 'path' | 'query'): boolean {
  if (place === 'path') return !rest && alternatives(type).every(isText);
  return alternatives(type).every(part =>
    part.kind === 'array' ? alternatives(part.element).every(isText) : isText(part),
  );
}

function isText(type: Type): boolean {
  if (type.kind === 'literal') return true;
  return (['string', 'number', 'boolean', 'null', 'undefined', 'unknown'] as const).some(name =>
    isPrimitive(type, name),
  );
}

/** It hands over the time for which it was due, or nothing. */
function checkSchedule(checker: Checker, method: MethodSymbol): void {
  const decorator = decoratorOf(method, 'schedule');
  if (decorator === undefined) return;
  const [first, ...others] = method.parameters;
  const takesTime = first === undefined || first.rest || checker.relations.assignable(numberType, first.type);
  if (takesTime && others.every(({ optional, rest }) => optional || rest)) return;
  checker.settled.push(report(decoratorProblems.scheduleParameters, { method: method.id }, decorator.span));
}

function checkErrorNames(checker: Checker, decorator: Decorator, known: readonly string[]): void {
  const { name } = decorator.name;
  if (name === 'http') {
    const route = readRoute(decorator);
    const common = readServiceHttp(decorator);
    const options = isWrong(route) ? (isWrong(common) ? undefined : common.value) : route.value.options;
    for (const [error, { node }] of options?.errors ?? [])
      if (!known.includes(error)) unknown(checker, error, node.span, known);
    return;
  }
  if (name === 'retry') checkRetryErrors(checker, decorator, known);
}

/** `@retry({ on: [Timeout, SoldOut] })` names errors. */
export function checkRetryErrors(checker: Checker, decorator: Decorator, known: readonly string[]): void {
  const retry = readRetry(decorator);
  if (isWrong(retry)) return;
  for (const node of retry.value.on ?? []) {
    const binding = checker.resolution.bindings.get(node);
    // A name that does not exist at all is reported where names are resolved.
    if (binding === undefined || isError(checker, node)) continue;
    unknown(checker, node.name, node.span, known);
  }
}

function isError(checker: Checker, node: Identifier): boolean {
  const binding = checker.resolution.bindings.get(node);
  return binding !== undefined && checker.symbols.of(binding)?.kind === 'error';
}

function unknown(checker: Checker, name: string, span: Identifier['span'], known: readonly string[]): void {
  const args = { name, near: nearest(name, known) };
  checker.settled.push(report(decoratorProblems.decoratorError, args, span));
}
