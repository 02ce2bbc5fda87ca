// Decorators: which there are, what they take, and the route that `@http` gives a method.
import { report } from '../../grammar/diagnostic.ts';
import type { Decorator, Expression, ExternMethod, MethodDeclaration } from '../../grammar/syntax.ts';
import { nearest } from '../load/nearest.ts';
import { namesIn } from '../resolve/index.ts';
import type { Checker } from './context.ts';
import { readDuration } from './durations.ts';
import type { HttpRoute, MethodSymbol } from './program.ts';
import { serviceProblems } from './service-problems.ts';

const examples: Readonly<Record<string, string>> = {
  http: '@http("POST", "/reservations/{id}")',
  schedule: '@schedule("rate(5 minutes)")',
  retry: '@retry({ attempts: 3, interval: "1 second", backoff: 2 })',
  timeout: '@timeout("30 seconds")',
  memory: '@memory(512)',
  express: '@express',
  standard: '@standard',
};

const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function isDuration(text: string): boolean {
  return readDuration(text) !== undefined;
}

function httpMethod(text: string): HttpRoute['method'] | undefined {
  return httpMethods.find(method => method === text);
}

/** The route of a method; mistakes in the decorator are reported by `checkDecorators`. */
export function httpRoute(_checker: Checker, declaration: MethodDeclaration): HttpRoute | undefined {
  const found = declaration.decorators.find(decorator => decorator.name.name === 'http');
  const [method, path] = found?.args ?? [];
  if (method?.kind !== 'StringLiteral' || path?.kind !== 'StringLiteral') return undefined;
  const known = httpMethod(method.value);
  return known === undefined ? undefined : { method: known, path: path.value };
}

export function checkDecorators(checker: Checker, declaration: MethodDeclaration | ExternMethod): void {
  for (const decorator of declaration.decorators) {
    const { name, span } = decorator.name;
    if (!Object.hasOwn(examples, name)) {
      const known = Object.keys(examples)
        .map(each => `\`@${each}\``)
        .join(', ');
      const near = nearest(name, Object.keys(examples));
      checker.settled.push(report(serviceProblems.unknownDecorator, { name, near, known }, span));
      continue;
    }
    const wrong = wrongArguments(decorator);
    if (wrong !== undefined) {
      const args = { name, wrong: wrong.text, example: examples[name] ?? '' };
      checker.settled.push(report(serviceProblems.decoratorArguments, args, wrong.at.span));
    } else if (name === 'http' && 'private' in declaration && declaration.private) {
      const args = { name, wrong: 'a private method cannot be reached from outside.', example: undefined };
      checker.settled.push(report(serviceProblems.decoratorArguments, args, decorator.span));
    } else if (name === 'http') checkRoute(checker, declaration, decorator);
  }
}

/** Two methods with one route; the names of path parameters make no difference. */
export function checkRoutes(checker: Checker, methods: readonly MethodSymbol[]): void {
  const known = new Map<string, MethodSymbol>();
  for (const method of methods) {
    const { http } = method;
    if (http === undefined) continue;
    const route = `${http.method} ${http.path}`;
    const key = route.replace(/\{[^}]*\}/g, '{}');
    const first = known.get(key);
    if (first === undefined) {
      known.set(key, method);
      continue;
    }
    const labels = [{ span: first.declaration.name.span, text: 'the other method' }];
    const decorator = method.declaration.decorators.find(each => each.name.name === 'http');
    const span = decorator?.span ?? method.declaration.name.span;
    checker.settled.push(report(serviceProblems.routeTwice, { route, method: first.id }, span, labels));
  }
}

type Wrong = { readonly text: string; readonly at: { readonly span: Decorator['span'] } } | undefined;

function wrongArguments(decorator: Decorator): Wrong {
  const { args } = decorator;
  const [first] = args;
  const wants =
    { http: 2, schedule: 1, retry: 1, timeout: 1, memory: 1, express: 0, standard: 0 }[decorator.name.name] ??
    0;
  if (args.length !== wants) {
    return {
      text: `it takes ${wants === 0 ? 'no' : wants} argument${wants === 1 ? '' : 's'}, but got ${args.length}.`,
      at: decorator,
    };
  }
  switch (decorator.name.name) {
    case 'http':
      return wrongRoute(args);
    case 'schedule':
      return wrongText(first, text => /^(rate|cron)\(.+\)$/.test(text), 'it takes "rate(…)" or "cron(…)".');
    case 'timeout':
      return wrongText(first, isDuration, 'it takes a duration: "30 seconds", "5 minutes".');
    case 'memory':
      return first?.kind === 'NumberLiteral' && first.value >= 128 && first.value <= 10240
        ? undefined
        : { text: 'it takes a number of megabytes from 128 to 10240.', at: first ?? decorator };
    case 'retry':
      return wrongRetry(first, decorator);
    default:
      return undefined;
  }
}

function wrongText(node: Expression | undefined, test: (text: string) => boolean, text: string): Wrong {
  if (node === undefined || (node.kind === 'StringLiteral' && test(node.value))) return undefined;
  return { text, at: node };
}

function wrongRoute(args: readonly Expression[]): Wrong {
  const [method, path] = args;
  if (method?.kind !== 'StringLiteral' || httpMethod(method.value) === undefined) {
    return method && { text: `the method is one of ${httpMethods.join(', ')}.`, at: method };
  }
  return wrongText(path, text => /^\/[^?#\s]*$/.test(text), 'the path begins with "/" and has no query.');
}

const retryOptions = ['attempts', 'interval', 'backoff', 'on'];

function wrongRetry(node: Expression | undefined, decorator: Decorator): Wrong {
  if (node?.kind !== 'ObjectLiteral')
    return { text: 'it takes an object of options.', at: node ?? decorator };
  for (const member of node.members) {
    const name = member.kind === 'PropertyMember' ? member.name.text : undefined;
    if (member.kind !== 'PropertyMember' || name === undefined || !retryOptions.includes(name)) {
      return { text: `its options are ${retryOptions.join(', ')}.`, at: member };
    }
    const { value } = member;
    if (name === 'interval') {
      const wrong = wrongText(value, isDuration, '`interval` takes a duration: "1 second".');
      if (wrong !== undefined) return wrong;
    } else if (name === 'on' ? value.kind !== 'ArrayLiteral' : value.kind !== 'NumberLiteral') {
      return {
        text: name === 'on' ? '`on` takes an array of errors.' : `\`${name}\` takes a number.`,
        at: value,
      };
    }
  }
  return undefined;
}

/** Each `{name}` of the path is a parameter of the method. */
function checkRoute(
  checker: Checker,
  declaration: MethodDeclaration | ExternMethod,
  decorator: Decorator,
): void {
  const path = decorator.args[1];
  if (path?.kind !== 'StringLiteral') return;
  const names = declaration.parameters.flatMap(parameter =>
    namesIn(parameter.pattern).map(name => name.name),
  );
  for (const [, name = ''] of path.value.matchAll(/\{([^}]*)\}/g)) {
    if (names.includes(name)) continue;
    const args = { name, method: declaration.name.name, near: nearest(name, names) };
    checker.settled.push(report(serviceProblems.routeParameter, args, path.span));
  }
}
