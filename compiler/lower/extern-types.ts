// The interface of extern services in TypeScript, for the author of their module: types, errors to throw, and a line that
// does not compile if the module is not what the program says. It needs nothing but itself, and runs as it is.
import type { ErrorSymbol, ExternFunction, ExternService, ParameterType } from '../check/program.ts';
import { TypeScriptNames } from './extern-names.ts';

/** `payments.mu.ts` for `payments.ts`. */
export function typesPath(module: string): string {
  return module.replace(/\.[cm]?[jt]s$/, '.mu.ts');
}

/** `services`: those that have their code in modules which share the interface. */
export function typesOf(
  services: readonly ExternService[],
  moduleOf: (service: ExternService) => string,
): string {
  const errors = new Map(services.flatMap(({ errors }) => errors.map(error => [error.name, error])));
  const names = new TypeScriptNames(
    ['Call', ...services.map(({ symbol }) => symbol.name)],
    [...errors.keys()],
  );
  const modules = [...new Set(services.map(moduleOf))].map(fileName);
  const interfaces = services.map(service => interfaceOf(service, names));
  const classes = [...errors.values()].map(error => classOf(error, names));
  return [
    head(services, modules),
    ...names.declarations(),
    ...interfaces,
    callInterface,
    ...classes,
    ...checks(services, moduleOf),
  ]
    .join('\n\n')
    .concat('\n');
}

function head(services: readonly ExternService[], modules: readonly string[]): string {
  const files = [...new Set(services.map(({ symbol }) => symbol.module))].join(', ');
  const [service] = services;
  const method = service?.methods[0]?.declaration.name.name ?? 'method';
  const first = service?.symbol.name ?? '';
  const from = fileName(typesPath(modules[0] ?? ''));
  return `// What ${modules.join(', ')} must export for ${files}. \`muc types\` writes this file: changes in it are lost.
//
//   import type { ${first} } from "./${from}";
//   export const ${method}: ${first}["${method}"] = async (…) => { … };`;
}

const callInterface = `/** What every function gets behind its arguments. */
export interface Call {
  /** The same on every attempt of one call, another for every other call. Hand it on as the idempotency key. */
  readonly key: string;
  /** 1 on the first attempt. */
  readonly attempt: number;
  /** Aborted when the attempt has used up its time. */
  readonly signal: AbortSignal;
  /** Lines with the request id in them. */
  readonly log: {
    readonly [Level in "debug" | "info" | "warn" | "error"]: (message: string, fields?: object) => void;
  };
}`;

function interfaceOf({ symbol, methods }: ExternService, names: TypeScriptNames): string {
  const members = methods.map(method => memberOf(method, names));
  return `${comment(symbol.declaration.doc, '')}export interface ${symbol.name} {\n${members.join('\n')}\n}`;
}

/** A property and not a method: TypeScript compares the parameters of methods less strictly. */
function memberOf({ declaration, parameters, result }: ExternFunction, names: TypeScriptNames): string {
  const given = parameters.map(
    each => `${each.name}: ${names.print(each.type)}${each.optional ? ' | undefined' : ''}`,
  );
  const takes = [...given, `${unused('call', parameters)}: Call`].join(', ');
  const doc = comment(declaration.doc, '  ');
  return `${doc}  readonly ${declaration.name.name}: (${takes}) => Promise<${names.print(result)}>;`;
}

function unused(name: string, parameters: readonly ParameterType[]): string {
  return parameters.some(each => each.name === name) ? unused(`${name}_`, parameters) : name;
}

function classOf({ name, declaration, fields }: ErrorSymbol, names: TypeScriptNames): string {
  const members = fields.map(
    field => `readonly ${property(field.name)}${field.optional ? '?' : ''}: ${names.print(field.type)}`,
  );
  const type = members.length === 0 ? 'Record<string, never>' : `{ ${members.join('; ')} }`;
  const fallback = fields.every(field => field.optional) ? ' = {}' : '';
  return `${comment(declaration?.doc, '')}export class ${name} extends Error {
  override readonly name = "${name}";
  readonly fields: ${type};

  constructor(fields: ${type}${fallback}) {
    super("${name}");
    this.fields = fields;
  }
}`;
}

/** JavaScript says nothing of its types. */
function checks(
  services: readonly ExternService[],
  moduleOf: (service: ExternService) => string,
): readonly string[] {
  const typed = services.filter(service => /ts$/.test(moduleOf(service)));
  if (typed.length === 0) return [];
  const lines = typed.map(
    service => `  Satisfies<${service.symbol.name}, typeof import("./${fileName(moduleOf(service))}")>,`,
  );
  return [
    `// An error here says that the module lacks a function, or has one that takes or gives something else.
type Satisfies<Interface, Module extends Interface> = [Interface, Module];
export type Checked = [\n${lines.join('\n')}\n];`,
  ];
}

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function comment(doc: string | undefined, indent: string): string {
  if (doc === undefined) return '';
  const lines = doc.replaceAll('*/', '* /').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map(line => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}
