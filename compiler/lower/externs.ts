// Extern services as units of an application: what their functions take and give, how often they are tried, for how long.
import { memorySize, retryPolicy, timeoutSeconds } from '../check/decorators/index.ts';
import { print } from '../check/print.ts';
import type { CheckedProgram, ExternFunction, ExternService, ParameterType } from '../check/program.ts';
import type { Type } from '../check/types.ts';
import type { EntryParameter, ExternMethod, ExternUnit, RetryPolicy } from '../ir/workflow.ts';
import { resolveImport } from '../load/load.ts';
import { typesOf, typesPath } from './extern-types.ts';
import { isUndefined, shapeOf } from './shape.ts';

/** Where the program does not say. */
const defaultRetry: RetryPolicy = { attempts: 3, interval: 1, backoff: 2, on: [] };
/** Seconds. */
const defaultTimeout = 30;
/** Mebibytes. */
const defaultMemory = 512;

export function externUnits(program: CheckedProgram): readonly ExternUnit[] {
  return program.externs.map(service => unitOf(service, program));
}

/** The author's module, relative to the application's root. */
export function externModule({ symbol }: ExternService): string {
  return resolveImport(symbol.module, symbol.declaration.from) ?? symbol.declaration.from;
}

function unitOf(service: ExternService, program: CheckedProgram): ExternUnit {
  const { declaration, name } = service.symbol;
  const module = externModule(service);
  const path = typesPath(module);
  const sharing = program.externs.filter(other => typesPath(externModule(other)) === path);
  const memory = service.methods.map(method => memorySize(method.declaration.decorators) ?? 0);
  return {
    name,
    module,
    span: declaration.fromSpan,
    doc: declaration.doc,
    memory: Math.max(...memory) || defaultMemory,
    methods: service.methods.map(method => methodOf(method, program)),
    errors: service.errors.map(error => ({ name: error.name, fields: error.fields.map(parameterOf) })),
    types: { path, text: typesOf(sharing, externModule) },
  };
}

function methodOf(
  { declaration, parameters, result }: ExternFunction,
  program: CheckedProgram,
): ExternMethod {
  const policy = retryPolicy(declaration.decorators, name => program.names.get(name)?.name ?? name.name);
  return {
    name: declaration.name.name,
    span: declaration.name.span,
    parameters: parameters.map(parameterOf),
    result: print(result),
    shape: isUndefined(result) ? undefined : shapeOf(result),
    optional: mayBeUndefined(result),
    retry: policy ?? defaultRetry,
    timeout: timeoutSeconds(declaration.decorators) ?? defaultTimeout,
  };
}

function parameterOf({ name, type, optional, rest }: ParameterType): EntryParameter {
  return {
    name,
    optional: optional || mayBeUndefined(type),
    rest,
    type: print(type),
    shape: shapeOf(type),
  };
}

function mayBeUndefined(type: Type): boolean {
  return isUndefined(type) || (type.kind === 'union' && type.types.some(isUndefined));
}
