// Extern services: what their functions take and give, and which errors they may throw: those whose names the module knows
// in which the service is declared.
import { report } from '../../grammar/diagnostic.ts';
import type { ExternMethod } from '../../grammar/syntax.ts';
import { isInvalid } from './construct.ts';
import type { Checker, TypeNames } from './context.ts';
import { print } from './print.ts';
import type { ErrorSymbol, ExternFunction, ExternService, ExternSymbol } from './program.ts';
import { serviceProblems } from './service-problems.ts';

/** The function types of extern methods, one per method. */
export function externTypes(checker: Checker, namesIn: (module: string) => TypeNames): Checker['externType'] {
  const known = new WeakMap<object, ReturnType<Checker['externType']>>();
  return (service, method) => {
    const before = known.get(method);
    if (before !== undefined) return before;
    const names = namesIn(service.module);
    const parameters = method.parameters.map(({ pattern, type, optional, rest, default: value }, i) => ({
      name: pattern.kind === 'Identifier' ? pattern.name : `argument${i + 1}`,
      type: type === undefined ? ({ kind: 'invalid' } as const) : checker.declared.type(type, names),
      optional: optional || value !== undefined,
      rest,
    }));
    const result = checker.declared.type(method.result, names);
    const made = { kind: 'function', typeParameters: [], parameters, result } as const;
    known.set(method, made);
    return made;
  };
}

/** What a signature of a function outside cannot say. */
export function checkExternSignature(checker: Checker, service: ExternSymbol, method: ExternMethod): void {
  const { result } = checker.externType(service, method);
  const name = `${service.name}.${method.name.name}`;
  if (result.kind !== 'promise' && !isInvalid(result)) {
    const args = { method: name, result: print(result) };
    checker.settled.push(report(serviceProblems.externResult, args, method.result.span));
  }
  for (const { rest, default: value, span } of method.parameters) {
    if (rest) checker.settled.push(report(serviceProblems.externRest, { method: name }, span));
    else if (value !== undefined)
      checker.settled.push(report(serviceProblems.externDefault, { method: name }, value.span));
  }
}

/** All of them, in source order. */
export function externServices(checker: Checker): readonly ExternService[] {
  return checker.resolution.externs.map(binding => {
    const symbol = checker.symbols.of(binding) as ExternSymbol;
    const { methods } = binding.declaration;
    return {
      symbol,
      methods: methods.map(each => externFunction(checker, symbol, each)),
      errors: errorsKnown(checker, binding.module),
    };
  });
}

function externFunction(checker: Checker, symbol: ExternSymbol, declaration: ExternMethod): ExternFunction {
  const { parameters, result } = checker.externType(symbol, declaration);
  return { declaration, parameters, result: result.kind === 'promise' ? result.value : result };
}

function errorsKnown(checker: Checker, module: string): readonly ErrorSymbol[] {
  const values = checker.resolution.scopes.get(module)?.values.values() ?? [];
  const errors = [...values].flatMap(binding => {
    const symbol = binding.kind === 'error' ? checker.symbols.of(binding) : undefined;
    return symbol?.kind === 'error' && symbol.declaration !== undefined ? [symbol] : [];
  });
  return errors.sort((a, b) => (a.name < b.name ? -1 : 1));
}
