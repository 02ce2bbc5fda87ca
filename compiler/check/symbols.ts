// The symbols of an application: services with their states and methods, errors, functions, variables. What a symbol
// says about types is found when it is first asked for.

import { report } from '../../grammar/diagnostic.ts';
import type {
  ErrorDeclaration,
  MethodDeclaration,
  StateDeclaration,
  TypeNode,
} from '../../grammar/syntax.ts';
import {
  type Binding,
  resolveProblems,
  type ServiceBinding,
  type VariableBinding,
} from '../resolve/index.ts';
import {
  alternatives,
  invalidType,
  isPrimitive,
  neverType,
  numberType,
  once,
  stringType,
  unknownType,
} from './construct.ts';
import type { Checker, Declared, ServiceScope, Signatures, SymbolTable, TypeNames } from './context.ts';
import { routeOf } from './decorators/index.ts';
import { print } from './print.ts';
import type {
  Symbol as AnySymbol,
  ErrorSymbol,
  FunctionSymbol,
  MethodSymbol,
  ParameterType,
  ServiceSymbol,
  StateSymbol,
  VariableSymbol,
} from './program.ts';
import { serviceProblems } from './service-problems.ts';
import type { Type } from './types.ts';

interface VariableDraft extends VariableSymbol {
  type: Type;
}

const unknowns: Type = { kind: 'array', element: unknownType, readonly: true };

/** A call that could not be undone, in `CompensationFailed`. */
const notUndone: Type = {
  kind: 'object',
  properties: new Map(
    Object.entries({ call: stringType, args: unknowns, error: stringType }).map(([name, type]) => [
      name,
      { type, optional: false, readonly: true },
    ]),
  ),
  index: undefined,
  alias: undefined,
};

/** The errors that the language declares, with their fields. */
const builtinErrorFields: Readonly<Record<string, readonly ParameterType[]>> = {
  TransactionAborted: [{ name: 'reason', type: stringType, optional: true, rest: false }],
  Timeout: [],
  CallFailed: [],
  CompensationFailed: [
    { name: 'reason', type: stringType, optional: false, rest: false },
    {
      name: 'left',
      type: { kind: 'array', element: notUndone, readonly: true },
      optional: false,
      rest: false,
    },
  ],
  AssertionFailed: [],
  RegExpTooCostly: [],
  AggregateError: [
    {
      name: 'errors',
      type: { kind: 'array', element: unknownType, readonly: false },
      optional: false,
      rest: false,
    },
  ],
  Cancelled: [],
  NotDurable: [
    { name: 'path', type: stringType, optional: false, rest: false },
    { name: 'found', type: stringType, optional: false, rest: false },
  ],
  TransactionTooLarge: [],
  SyntaxError: [],
  RangeError: [],
  TypeError: [],
  URIError: [],
  InvariantViolated: [
    { name: 'invariant', type: stringType, optional: false, rest: false },
    { name: 'place', type: stringType, optional: false, rest: false },
  ],
};

interface SymbolParts {
  readonly declared: Declared;
  readonly signatures: () => Signatures;
  readonly constant: (binding: VariableBinding) => void;
}

export function createSymbols(checker: Checker, parts: SymbolParts): SymbolTable {
  const variables = new Map<VariableBinding, VariableDraft>();
  const made = new Map<Binding, AnySymbol>();
  /** The constants whose values were checked, or are being checked. */
  const asked = new Set<VariableBinding>();
  const services = serviceTable(checker, parts);
  const errors = errorTable(checker, parts);
  const make = (binding: Exclude<Binding, { kind: 'variable' }>): AnySymbol => {
    switch (binding.kind) {
      case 'function':
        return makeFunction(binding, () => parts.signatures().ofFunction(binding));
      case 'service':
        return services.of(binding)?.symbol ?? { kind: 'builtin', name: binding.name };
      case 'extern':
        return { ...binding };
      case 'error':
        return errors.named(binding.name, binding.module, binding.declaration);
      case 'builtin':
        return binding;
      default:
        return binding satisfies never;
    }
  };
  return {
    of(binding) {
      if (binding.kind === 'variable') return variables.get(binding) ?? draft(checker, variables, binding);
      const known = made.get(binding);
      if (known !== undefined) return known;
      const symbol = make(binding);
      made.set(binding, symbol);
      return symbol;
    },
    service: services.named,
    serviceOf: services.declaredBy,
    services: services.all,
    setVariable(binding, type) {
      (variables.get(binding) ?? draft(checker, variables, binding)).type = type;
    },
    variableType(binding) {
      if (binding.form === 'module' && !asked.has(binding)) {
        asked.add(binding);
        parts.constant(binding);
      }
      return variables.get(binding)?.type;
    },
    errors: errors.all,
    errorFields: errors.fields,
  };
}

function typeNames({ resolution }: Checker, module: string): TypeNames {
  const scope = resolution.scopes.get(module);
  return {
    module: scope ?? { path: module, values: new Map(), types: new Map(), broken: new Set() },
    parameters: new Map(),
  };
}

/** The services, found by what they are asked for. */
function serviceTable(checker: Checker, parts: SymbolParts) {
  const make = (binding: ServiceBinding): ServiceScope =>
    makeService(checker, binding, { ...parts, names: typeNames(checker, binding.module) });
  const scopes = once(
    () => new Map(checker.resolution.services.map(binding => [binding, make(binding)] as const)),
  );
  const byName = once(() => new Map([...scopes().values()].map(scope => [scope.symbol.name, scope])));
  const byDeclaration = once(
    () => new Map([...scopes().values()].map(scope => [scope.symbol.declaration, scope])),
  );
  return {
    of: (binding: ServiceBinding) => scopes().get(binding),
    named: (name: string) => byName().get(name),
    declaredBy: (declaration: ServiceScope['symbol']['declaration']) => byDeclaration().get(declaration),
    all: () => [...scopes().values()],
  };
}

/** The errors by their names, which are unique. */
function errorTable(checker: Checker, parts: SymbolParts) {
  const { resolution } = checker;
  const known = new Map<string, ErrorSymbol>();
  const bindings = once(() => new Map(resolution.errors.map(error => [error.name, error])));
  const named = (name: string, module: string, declaration: ErrorDeclaration | undefined): ErrorSymbol => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const symbol = makeError({ name, module, declaration }, type =>
      parts.declared.type(type, typeNames(checker, module)),
    );
    known.set(name, symbol);
    return symbol;
  };
  return {
    named,
    all: () => resolution.errors.map(error => named(error.name, error.module, error.declaration)),
    fields(name: string): readonly ParameterType[] {
      const binding = bindings().get(name);
      if (binding === undefined) return builtinErrorFields[name] ?? [];
      return named(name, binding.module, binding.declaration).fields;
    },
  };
}

function draft(
  checker: Checker,
  variables: Map<VariableBinding, VariableDraft>,
  binding: VariableBinding,
): VariableDraft {
  const { name, form, declaration, module } = binding;
  const symbol: VariableDraft = { kind: 'variable', name, form, declaration, type: invalidType, module };
  variables.set(binding, symbol);
  checker.names.set(declaration, symbol);
  return symbol;
}

function makeFunction(binding: Extract<Binding, { kind: 'function' }>, type: () => Type): FunctionSymbol {
  const find = once(type);
  return {
    kind: 'function',
    name: binding.name,
    declaration: binding.declaration,
    module: binding.module,
    topLevel: binding.topLevel,
    get type() {
      return find();
    },
  };
}

function makeError(
  { name, module, declaration }: { name: string; module: string; declaration: ErrorDeclaration | undefined },
  resolve: (node: TypeNode) => Type,
): ErrorSymbol {
  const fields = once((): readonly ParameterType[] => {
    if (declaration === undefined) return builtinErrorFields[name] ?? [];
    return declaration.fields.flatMap(field =>
      field.kind === 'PropertySignature'
        ? [{ name: field.name.text, type: resolve(field.type), optional: field.optional, rest: false }]
        : [],
    );
  });
  return {
    kind: 'error',
    name,
    module,
    declaration,
    get fields() {
      return fields();
    },
  };
}

interface ServiceParts {
  readonly declared: Declared;
  readonly signatures: () => Signatures;
  readonly names: TypeNames;
}

function makeService(checker: Checker, binding: ServiceBinding, parts: ServiceParts): ServiceScope {
  const { declaration } = binding;
  const methods = new Map<string, MethodSymbol>();
  const states = new Map<string, StateSymbol>();
  const symbol: ServiceSymbol = {
    kind: 'service',
    name: binding.name,
    module: binding.module,
    declaration,
    get states() {
      return [...states.values()];
    },
    get methods() {
      return [...methods.values()];
    },
    invariants: declaration.members.filter(member => member.kind === 'InvariantDeclaration'),
  };
  const scope: ServiceScope = { symbol, methods, states };
  for (const member of declaration.members) {
    if (member.kind !== 'StateDeclaration' && member.kind !== 'MethodDeclaration') continue;
    const { name } = member;
    const first = methods.get(name.name)?.declaration ?? states.get(name.name)?.declaration;
    if (first !== undefined) {
      const labels = [{ span: first.name.span, text: 'first declared here' }];
      checker.settled.push(report(resolveProblems.duplicateName, { name: name.name }, name.span, labels));
      continue;
    }
    if (member.kind === 'StateDeclaration')
      states.set(name.name, makeState(checker, member, { binding, parts }));
    else methods.set(name.name, makeMethod(member, { binding, scope, parts }));
  }
  return scope;
}

function makeMethod(
  declaration: MethodDeclaration,
  { binding, scope, parts }: { binding: ServiceBinding; scope: ServiceScope; parts: ServiceParts },
): MethodSymbol {
  const signature = once(() => parts.signatures().ofMethod(declaration, { scope, names: parts.names }));
  const http = once(() => routeOf(declaration.decorators, scope.symbol.declaration.decorators));
  return {
    kind: 'method',
    name: declaration.name.name,
    id: `${binding.name}.${declaration.name.name}`,
    service: binding.name,
    module: binding.module,
    private: declaration.private,
    declaration,
    get parameters() {
      return signature().type.parameters;
    },
    get result() {
      return signature().result();
    },
    get http() {
      return http();
    },
  };
}

function makeState(
  checker: Checker,
  declaration: StateDeclaration,
  { binding, parts }: { binding: ServiceBinding; parts: ServiceParts },
): StateSymbol {
  const type = once(() => stateType(checker, declaration.type, parts));
  return {
    kind: 'state',
    name: declaration.name.name,
    service: binding.name,
    declaration,
    get collection() {
      const found = type();
      return found.kind === 'collection' ? found.collection : 'value';
    },
    get key() {
      const found = type();
      return found.kind === 'collection' ? keyKind(found.key) : undefined;
    },
    get type() {
      return type();
    },
  };
}

function keyKind(type: Type | undefined): 'string' | 'number' | undefined {
  if (type === undefined) return undefined;
  const isNumber = alternatives(type).every(
    part => isPrimitive(part, 'number') || (part.kind === 'literal' && typeof part.value === 'number'),
  );
  return isNumber ? 'number' : 'string';
}

const collectionArity: Readonly<Record<string, number>> = { Map: 2, Set: 1, List: 1, Counter: 0 };

function stateType(checker: Checker, node: TypeNode, { declared, names }: ServiceParts): Type {
  const name = node.kind === 'ReferenceType' ? node.name.name : '';
  const arity =
    Object.hasOwn(collectionArity, name) && !names.module.types.has(name) ? collectionArity[name] : undefined;
  if (node.kind !== 'ReferenceType' || arity === undefined) return declared.type(node, names);
  if (node.args.length !== arity) {
    checker.settled.push(report(serviceProblems.stateArguments, { name, arity }, node.span));
    return invalidType;
  }
  const args = node.args.map(arg => declared.type(arg, names));
  const [first, second] = args;
  switch (name) {
    case 'Map':
    case 'Set':
      if (first !== undefined && !isKey(first)) {
        const args = { type: print(first), collection: name };
        checker.settled.push(report(serviceProblems.stateKey, args, (node.args[0] as TypeNode).span));
        return invalidType;
      }
      return { kind: 'collection', collection: name === 'Map' ? 'map' : 'set', key: first, value: second };
    case 'List':
      return { kind: 'collection', collection: 'list', key: undefined, value: first ?? neverType };
    default:
      return { kind: 'collection', collection: 'counter', key: undefined, value: undefined };
  }
}

/** Keys are strings or numbers, not both: they are ordered. */
function isKey(type: Type): boolean {
  if (type.kind === 'invalid') return true;
  const bases = new Set(
    alternatives(type).map(part =>
      part.kind === 'literal' ? typeof part.value : part.kind === 'primitive' ? part.name : '',
    ),
  );
  return bases.size === 1 && (bases.has(stringType.name) || bases.has(numberType.name));
}
