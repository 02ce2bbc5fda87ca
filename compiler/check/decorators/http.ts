// `@http` on a method, `@http({ … })` on a service: routes, and what is the same for all routes of a service.
import type { Decorator, Expression } from '../../../grammar/syntax.ts';
import type { HttpRoute } from '../program.ts';
import {
  argumentsOf,
  isWrong,
  numberOf,
  optionsOf,
  propertiesOf,
  type Reading,
  textOf,
  wrong,
} from './reading.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const successes = { least: 200, most: 299, whole: true };
const failures = { least: 400, most: 599, whole: true };

/** What a route says, or what a service says for all its routes. */
export interface HttpOptions {
  readonly status: number | undefined;
  /** Name of an error → the status that tells of it. */
  readonly errors: ReadonlyMap<string, { readonly status: number; readonly node: Expression }>;
  /** Origins whose pages may call it; undefined: it does not say. */
  readonly cors: readonly string[] | undefined;
}

export interface Route {
  readonly method: HttpRoute['method'];
  readonly path: string;
  readonly pathNode: Expression;
  readonly options: HttpOptions;
}

const nothing: HttpOptions = { status: undefined, errors: new Map(), cors: undefined };

export function readRoute(decorator: Decorator): Reading<Route> {
  const args = argumentsOf(decorator, { least: 2, most: 3 });
  if (isWrong(args)) return args;
  const [first, second, third] = args.value as readonly [Expression, Expression, Expression | undefined];
  const method = methods.find(each => first.kind === 'StringLiteral' && each === first.value);
  if (method === undefined) return wrong(methodHelp(first), first);
  const path = readPath(second);
  if (isWrong(path)) return path;
  const options = third === undefined ? { value: nothing } : readOptions(third, routeOptions);
  if (isWrong(options)) return options;
  return { value: { method, path: path.value, pathNode: second, options: options.value } };
}

/** `@http({ cors: …, errors: … })` of a service. */
export function readServiceHttp(decorator: Decorator): Reading<HttpOptions> {
  const args = argumentsOf(decorator, { least: 1, most: 1 });
  return isWrong(args) ? args : readOptions(args.value[0] as Expression, serviceOptions);
}

const serviceOptions = ['errors', 'cors'];
const routeOptions = ['status', ...serviceOptions];

function methodHelp(node: Expression): string {
  const text = node.kind === 'StringLiteral' ? node.value : '';
  if (text === 'HEAD') return 'a route for GET answers HEAD as well.';
  if (text === 'OPTIONS')
    return 'OPTIONS is answered for every route; say `{ cors: … }` on the routes themselves.';
  const upper = methods.find(each => each === text.toUpperCase());
  return upper === undefined ? `the method is one of ${methods.join(', ')}.` : `write "${upper}".`;
}

/** `/a/{b}/c`: each segment is a text or one name in braces. */
function readPath(node: Expression): Reading<string> {
  const text = textOf(node, 'the path');
  if (isWrong(text)) return text;
  const path = text.value;
  if (!path.startsWith('/')) return wrong(`the path begins with "/": "/${path}".`, node);
  if (/[?#]/.test(path))
    return wrong('the path has no query: parameters that the path does not name come from there.', node);
  for (const segment of path.slice(1).split('/')) {
    if (/^(\{\w+\}|:\w+|[A-Za-z0-9._~!$&'()*+,;=@%-]*)$/.test(segment)) continue;
    return wrong(
      `the part "${segment}" of the path is neither a text for addresses nor one name in braces.`,
      node,
    );
  }
  return text;
}

function readOptions(node: Expression, names: readonly string[]): Reading<HttpOptions> {
  const options = optionsOf(node, names);
  if (isWrong(options)) return options;
  const { status, errors, cors } = Object.fromEntries(options.value);
  const code = status === undefined ? { value: undefined } : numberOf(status, '`status`', successes);
  if (isWrong(code)) return code;
  const failing = errors === undefined ? { value: nothing.errors } : readErrors(errors);
  if (isWrong(failing)) return failing;
  const origins = cors === undefined ? { value: undefined } : readOrigins(cors);
  if (isWrong(origins)) return origins;
  return { value: { status: code.value, errors: failing.value, cors: origins.value } };
}

function readErrors(node: Expression): Reading<HttpOptions['errors']> {
  if (node.kind !== 'ObjectLiteral')
    return wrong('`errors` takes an object of errors and statuses: `{ NoSuchHotel: 404 }`.', node);
  const properties = propertiesOf(node);
  if (isWrong(properties)) return properties;
  const found = new Map<string, { status: number; node: Expression }>();
  for (const [name, value] of properties.value) {
    const status = numberOf(value, `the status of \`${name}\``, failures);
    if (isWrong(status)) return status;
    found.set(name, { status: status.value, node: value });
  }
  return { value: found };
}

const originHelp = '`cors` takes an origin, several in an array, or "*": `cors: "https://example.org"`.';

function readOrigins(node: Expression): Reading<readonly string[]> {
  if (node.kind === 'BooleanLiteral') return { value: node.value ? ['*'] : [] };
  const nodes = node.kind === 'ArrayLiteral' ? node.elements : [node];
  const origins: string[] = [];
  for (const each of nodes) {
    if (each?.kind !== 'StringLiteral' || !/^(\*|https?:\/\/[^/\s*]+)$/.test(each.value))
      return wrong(originHelp, each ?? node);
    origins.push(each.value);
  }
  return origins.length > 0 ? { value: origins } : wrong(originHelp, node);
}

/** What `@http` of a method and of its service say together; undefined if it has no route, or a wrong one. */
export function routeOf(
  decorators: readonly Decorator[],
  serviceDecorators: readonly Decorator[],
): HttpRoute | undefined {
  const own = decorators.find(({ name }) => name.name === 'http');
  const route = own && readRoute(own);
  if (route === undefined || isWrong(route)) return undefined;
  const common = serviceDecorators.find(({ name }) => name.name === 'http');
  const read = common && readServiceHttp(common);
  const defaults = read === undefined || isWrong(read) ? nothing : read.value;
  const { method, path, options } = route.value;
  const errors = [...defaults.errors, ...options.errors].map(([name, { status }]) => [name, status] as const);
  return {
    method,
    path,
    status: options.status,
    errors: Object.fromEntries(errors),
    cors: options.cors ?? defaults.cors ?? [],
  };
}

/** One route whatever its parameters are called: `GET /rooms/{}`. */
export function routeKey({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replace(/\{[^}]*\}|(?<=\/):\w+/g, '{}')}`;
}

/** The names of path parameters. */
export function pathNames(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}|(?<=\/):(\w+)/g)].map(([, braces, colon]) => braces ?? colon ?? '');
}
