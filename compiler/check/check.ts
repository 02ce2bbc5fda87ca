// Checks an application: puts the families together and looks at every declaration of every module.
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { Module } from '../../grammar/syntax.ts';
import { type Resolution, resolve, type VariableBinding } from '../resolve/index.ts';
import { annotation } from './annotations.ts';
import { checkBranch } from './conditions.ts';
import { anyTuple } from './construct.ts';
import { type Body, type Checker, emptyFlow, inBody, type TypeNames } from './context.ts';
import { createDeclared } from './declared.ts';
import { checkEntries } from './decorators/index.ts';
import { checkExpression, checkOtherLink } from './expressions.ts';
import { externServices, externTypes } from './externs.ts';
import { requireFit } from './fit.ts';
import { createSignatures } from './functions.ts';
import { createLibrary } from './library/library.ts';
import { lookingAt } from './own-value.ts';
import { reportUntaken } from './pattern-shapes.ts';
import { bindPattern } from './patterns.ts';
import type { CheckedProgram } from './program.ts';
import { createRelations } from './relate.ts';
import { checkModule } from './services.ts';
import { checkStatements } from './statements.ts';
import { createSymbols } from './symbols.ts';
import type { Type } from './types.ts';

export interface Checked {
  readonly program: CheckedProgram;
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves names and checks types over all modules of an application. */
export function check(modules: readonly Module[], isLibrary = false): Checked {
  const { resolution, diagnostics } = resolve(modules);
  const checker = createChecker(resolution, isLibrary);
  for (const module of modules) checkModule(checker, module);
  checker.declared.settle();
  const services = checker.symbols.services().map(scope => scope.symbol);
  checkEntries(checker, services);
  const { types, names, calls, states } = checker;
  const program: CheckedProgram = {
    modules,
    services,
    externs: externServices(checker),
    errors: checker.symbols.errors(),
    types,
    names,
    calls,
    states,
  };
  return { program, diagnostics: [...diagnostics, ...checker.settled, ...checker.diagnostics] };
}

/** The families refer to each other through the checker: it is filled in steps, before anything is checked. */
function createChecker(resolution: Resolution, isLibrary: boolean): Checker {
  let id = 0;
  const freshId = (): number => ++id;
  const library = createLibrary(freshId);
  const checker = {
    resolution,
    library,
    isLibrary,
    types: new Map(),
    names: new Map(),
    calls: new Map(),
    states: new Map(),
    predicates: new Map(),
    variables: new Map(),
    aliases: new Map(),
    parts: new Map(),
    evolving: new Set(),
    annotated: new Set(),
    ahead: new Map(),
    left: new Map(),
    aliasing: 0,
    later: undefined,
    beside: false,
    needed: [],
    needs: new Map(),
    methodTypes: new WeakMap(),
    freshId,
    diagnostics: [],
    settled: [],
    flow: emptyFlow,
  } as unknown as { -readonly [K in keyof Checker]: Checker[K] };
  checker.members = { library, errorFields: name => checker.symbols.errorFields(name) };
  checker.relations = createRelations(checker.members);
  checker.visit = {
    expression: (node, expected) => checkExpression(checker, node, expected),
    branch: node => checkBranch(checker, node),
    statements: statements => checkStatements(checker, statements),
    type: node => checker.declared.type(node, checker.body.types),
  };
  // For what is looked at outside of any function, as `typeof x` in a type.
  checker.body = constantBody(namesIn(checker, ''));
  checker.links = node => checkOtherLink(checker, node);
  checker.declared = createDeclared(checker);
  checker.signatures = createSignatures(checker, checker.declared);
  checker.externType = externTypes(checker, module => namesIn(checker, module));
  const { declared, signatures } = checker;
  checker.symbols = createSymbols(checker, {
    declared,
    signatures: () => signatures,
    constant: binding => checkConstant(checker, binding),
  });
  return checker;
}

function namesIn(checker: Checker, module: string): TypeNames {
  const scope = checker.resolution.scopes.get(module);
  return {
    module: scope ?? { path: module, values: new Map(), types: new Map(), broken: new Set() },
    parameters: new Map(),
  };
}

/** A constant at the top of a module is checked when its type is first asked for. */
function checkConstant(checker: Checker, binding: VariableBinding): void {
  const { constant } = binding;
  if (constant === undefined) return;
  const names = namesIn(checker, binding.module);
  const { diagnostics } = checker;
  checker.diagnostics = checker.settled;
  inBody(checker, constantBody(names), emptyFlow, () => {
    const { type: node } = constant;
    const written = node && annotation(checker, constant.pattern, () => checker.declared.type(node, names));
    // Whoever asks for it while it is checked gets no answer, and says nothing about that.
    bindPattern(checker, constant.pattern, written ?? { kind: 'invalid' });
    const wanted = constant.pattern.kind === 'ArrayPattern' ? anyTuple : undefined;
    const problems = checker.diagnostics.length;
    const look = (): Type => checker.visit.expression(constant.init, written ?? wanted);
    const { pattern, init } = constant;
    const declare = (type: Type): void => bindPattern(checker, pattern, type);
    const asks = pattern.kind === 'Identifier' && written === undefined;
    const source = asks ? lookingAt(checker, { name: pattern, init, declare }, look) : look();
    if (written === undefined) {
      bindPattern(checker, pattern, source);
      if (checker.diagnostics.length === problems)
        reportUntaken(checker, pattern, { node: init, type: source });
    } else requireFit(checker, { node: init, source, target: written });
  });
  checker.diagnostics = diagnostics;
}

function constantBody(types: TypeNames): Body {
  return {
    kind: 'constant',
    async: false,
    name: undefined,
    service: undefined,
    types,
    result: undefined,
    copiesResult: false,
    returns: [],
    jumps: [],
    labels: [],
  };
}
