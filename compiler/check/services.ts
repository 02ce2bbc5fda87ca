// Declarations at the top of modules: services with their states, methods, compensations and invariants; externs,
// functions and constants.
import { report } from '../../grammar/diagnostic.ts';
import { patternNames } from '../../grammar/index.ts';
import type {
  AmbientDeclaration,
  Block,
  ConstDeclaration,
  Declaration,
  Expression,
  ExternMethod,
  ExternServiceDeclaration,
  MethodDeclaration,
  Module,
  Parameter,
  ServiceDeclaration,
  StateDeclaration,
} from '../../grammar/syntax.ts';
import { alternatives, booleanType, invalidType, isInvalid, isPrimitive, voidType } from './construct.ts';
import {
  type Body,
  type Checker,
  complain,
  emptyFlow,
  inBody,
  type ServiceScope,
  type TypeNames,
} from './context.ts';
import { checkDecorators } from './decorators/index.ts';
import { notDurable } from './durable.ts';
import { checkExternSignature } from './externs.ts';
import { requireFit } from './fit.ts';
import { bindPattern } from './patterns.ts';
import { print } from './print.ts';
import { serviceProblems } from './service-problems.ts';
import { typeProblems } from './type-problems.ts';
import type { Type } from './types.ts';

export function checkModule(checker: Checker, module: Module): void {
  const scope = checker.resolution.scopes.get(module.source.path);
  if (scope === undefined) return;
  const names: TypeNames = { module: scope, parameters: new Map() };
  for (const declaration of module.imports) {
    for (const { local } of declaration.names) {
      const binding = checker.resolution.bindings.get(local);
      if (binding !== undefined) checker.names.set(local, checker.symbols.of(binding));
    }
  }
  for (const declaration of module.declarations) checkDeclaration(checker, declaration, names);
}

function checkDeclaration(checker: Checker, node: Declaration, names: TypeNames): void {
  nameDeclaration(checker, node);
  switch (node.kind) {
    case 'TypeDeclaration':
    case 'InterfaceDeclaration': {
      const binding = names.module.types.get(node.name.name);
      if (binding?.kind === 'alias' && binding.declaration === node)
        checkTypeDeclaration(checker, node, names);
      return;
    }
    case 'ConstDeclaration':
      for (const name of patternNames(node.pattern)) {
        const binding = checker.resolution.bindings.get(name);
        if (binding?.kind === 'variable') checker.symbols.variableType(binding);
      }
      // Nobody will ever ask for a constant without a name.
      if (patternNames(node.pattern).length === 0) checkUnnamed(checker, node, names);
      return;
    case 'FunctionDeclaration': {
      const binding = checker.resolution.bindings.get(node.name);
      if (binding?.kind === 'function') checker.signatures.ofFunction(binding);
      checker.signatures.check(node);
      return;
    }
    case 'ErrorDeclaration': {
      const binding = checker.resolution.bindings.get(node.name);
      const symbol = binding && checker.symbols.of(binding);
      if (symbol?.kind === 'error') void symbol.fields;
      return;
    }
    case 'ServiceDeclaration': {
      const scope = checker.symbols.serviceOf(node);
      if (scope !== undefined) checkService(checker, scope, names);
      return;
    }
    case 'ExternServiceDeclaration':
      checkExtern(checker, node, names);
      return;
    case 'InvariantDeclaration':
      checkInvariant(checker, node.condition, { service: undefined, names });
      return;
    case 'AmbientDeclaration':
      checkAmbient(checker, node, names);
      return;
    case 'InvalidDeclaration':
      return;
    default:
      node satisfies never;
  }
}

function checkUnnamed(checker: Checker, node: ConstDeclaration, names: TypeNames): void {
  const wanted = node.type === undefined ? undefined : checker.declared.type(node.type, names);
  inBody(checker, bodyFor('constant', { service: undefined, names }), emptyFlow, () => {
    const source = checker.visit.expression(node.init, wanted);
    bindPattern(checker, node.pattern, wanted ?? source);
    if (wanted !== undefined) requireFit(checker, { node: node.init, source, target: wanted });
  });
}

/** Only the library says that something is there without writing it. */
function checkAmbient(checker: Checker, node: AmbientDeclaration, names: TypeNames): void {
  checker.declared.type(node.type, names);
  if (checker.isLibrary) return;
  const span = { ...node.span, end: node.name.span.end };
  complain(checker, typeProblems.ambient, { args: { name: node.name.name, form: node.form }, span });
}

function nameDeclaration(checker: Checker, node: Declaration): void {
  if (!('name' in node)) return;
  const binding = checker.resolution.bindings.get(node.name);
  if (binding !== undefined) checker.names.set(node.name, checker.symbols.of(binding));
}

/** A generic type is looked at with its own parameters; others when they are settled. */
function checkTypeDeclaration(
  checker: Checker,
  node: Extract<Declaration, { kind: 'TypeDeclaration' | 'InterfaceDeclaration' }>,
  names: TypeNames,
): void {
  const binding = names.module.types.get(node.name.name);
  if (binding === undefined) return;
  if (node.typeParameters.length === 0) {
    checker.declared.alias(binding);
    return;
  }
  const inner = checker.declared.typeParameters(node.typeParameters, names).names;
  checker.declared.type(node.kind === 'TypeDeclaration' ? node.type : node.body, inner);
}

function settled<T>(checker: Checker, run: () => T): T {
  const { diagnostics } = checker;
  checker.diagnostics = checker.settled;
  try {
    return run();
  } finally {
    checker.diagnostics = diagnostics;
  }
}

function bodyFor(
  kind: Body['kind'],
  { service, names, async = false }: { service: ServiceScope | undefined; names: TypeNames; async?: boolean },
): Body {
  return {
    kind,
    async,
    name: undefined,
    service,
    types: names,
    result: undefined,
    copiesResult: false,
    returns: [],
    jumps: [],
    labels: [],
  };
}

function checkService(checker: Checker, scope: ServiceScope, names: TypeNames): void {
  checkDecorators(checker, scope.symbol.declaration);
  checkDecoratorNames(checker, scope.symbol.declaration, names);
  for (const member of scope.symbol.declaration.members) {
    switch (member.kind) {
      case 'StateDeclaration':
        checkState(checker, member, { scope, names });
        break;
      case 'MethodDeclaration':
        checkMethod(checker, member, { scope, names });
        break;
      case 'InvariantDeclaration':
        checkInvariant(checker, member.condition, { service: scope, names });
        break;
      case 'InvalidDeclaration':
        break;
      default:
        member satisfies never;
    }
  }
}

interface Place {
  readonly scope: ServiceScope;
  readonly names: TypeNames;
}

function checkState(checker: Checker, node: StateDeclaration, { scope, names }: Place): void {
  const symbol = scope.states.get(node.name.name);
  if (symbol?.declaration !== node) return;
  const { type } = symbol;
  const { init } = node;
  // A collection takes none, whatever it is.
  if (init !== undefined && type.kind !== 'collection') {
    settled(checker, () =>
      inBody(checker, bodyFor('constant', { service: undefined, names }), emptyFlow, () => {
        const source = checker.visit.expression(init, type);
        requireFit(checker, { node: init, source, target: type, copied: true });
      }),
    );
  }
  const name = node.name.name;
  if (type.kind === 'collection') {
    if (init !== undefined)
      checker.settled.push(report(serviceProblems.collectionWithInitial, { name }, init.span));
    return;
  }
  // What cannot be stored at all needs no first value: that is said by the rules.
  if (init !== undefined || isInvalid(type) || notDurable(type) !== undefined) return;
  if (alternatives(type).some(part => isPrimitive(part, 'undefined'))) return;
  checker.settled.push(
    report(serviceProblems.stateWithoutInitial, { name, type: print(type) }, node.name.span),
  );
}

function checkMethod(checker: Checker, node: MethodDeclaration, { scope, names }: Place): void {
  checkDecorators(checker, node);
  checkDecoratorNames(checker, node, names);
  const symbol = scope.methods.get(node.name.name);
  if (symbol?.declaration !== node) return;
  if (node.typeParameters.length > 0) {
    checker.settled.push(report(serviceProblems.genericMethod, { name: node.name.name }, node.name.span));
  }
  void symbol.parameters;
  checker.signatures.check(node);
  if (node.compensation === undefined) return;
  const types = symbol.parameters.map(parameter => parameter.type);
  checkCompensation(checker, node.compensation, {
    parameters: node.parameters,
    types,
    result: symbol.result,
    service: scope,
    names,
  });
}

/** The names that arguments of decorators refer to: the errors of `@retry({ on: […] })`. */
function checkDecoratorNames(
  checker: Checker,
  node: MethodDeclaration | ExternMethod | ServiceDeclaration,
  names: TypeNames,
): void {
  const body = bodyFor('constant', { service: undefined, names });
  settled(checker, () =>
    inBody(checker, body, emptyFlow, () => {
      for (const decorator of node.decorators)
        for (const arg of decorator.args) checker.visit.expression(arg);
    }),
  );
}

/** The parameters have the types that they are declared with, whatever became of them in the method. */
function checkCompensation(
  checker: Checker,
  block: Block,
  at: {
    parameters: readonly Parameter[];
    types: readonly Type[];
    result: Type;
    service: ServiceScope | undefined;
    names: TypeNames;
  },
): void {
  const body = {
    ...bodyFor('compensation', { service: at.service, names: at.names, async: true }),
    result: voidType,
  };
  settled(checker, () =>
    inBody(checker, body, emptyFlow, () => {
      for (const [i, parameter] of at.parameters.entries()) {
        bindPattern(checker, parameter.pattern, at.types[i] ?? invalidType);
      }
      const binding = checker.resolution.results.get(block);
      if (binding !== undefined) checker.symbols.setVariable(binding, at.result);
      checker.visit.statements(block.statements);
    }),
  );
}

function checkInvariant(
  checker: Checker,
  condition: Expression,
  { service, names }: { service: ServiceScope | undefined; names: TypeNames },
): void {
  settled(checker, () =>
    inBody(checker, { ...bodyFor('invariant', { service, names }), seesStates: true }, emptyFlow, () => {
      const type = checker.visit.expression(condition, booleanType);
      if (isInvalid(type) || checker.relations.assignable(type, booleanType)) return;
      checker.diagnostics.push(report(serviceProblems.invariantType, { type: print(type) }, condition.span));
    }),
  );
}

function checkExtern(checker: Checker, node: ExternServiceDeclaration, names: TypeNames): void {
  const binding = checker.resolution.bindings.get(node.name);
  const symbol = binding && checker.symbols.of(binding);
  for (const method of node.methods) {
    checkDecorators(checker, method);
    checkDecoratorNames(checker, method, names);
    if (symbol?.kind !== 'extern') continue;
    const type = checker.externType(symbol, method);
    const { result } = type;
    checkExternSignature(checker, symbol, method);
    settled(checker, () =>
      inBody(checker, bodyFor('constant', { service: undefined, names }), emptyFlow, () => {
        for (const [i, parameter] of method.parameters.entries()) {
          bindPattern(checker, parameter.pattern, type.parameters[i]?.type ?? invalidType);
        }
      }),
    );
    if (method.compensation === undefined) continue;
    const types = type.parameters.map(parameter => parameter.type);
    const given = result.kind === 'promise' ? result.value : result;
    checkCompensation(checker, method.compensation, {
      parameters: method.parameters,
      types,
      result: given,
      service: undefined,
      names,
    });
  }
}
