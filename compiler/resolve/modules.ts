// The names at the top of each module, and what its imports name in others.

import { type Diagnostic, report } from '../../grammar/diagnostic.ts';
import { patternNames } from '../../grammar/index.ts';
import type {
  Block,
  Declaration,
  Identifier,
  ImportDeclaration,
  ImportName,
  Module,
} from '../../grammar/syntax.ts';
import { libraryImports } from '../library/index.ts';
import { resolveImport } from '../load/load.ts';
import { nearest } from '../load/nearest.ts';
import type { Binding, ErrorBinding, ModuleScope, TypeBinding, VariableBinding } from './bindings.ts';
import { builtinErrors } from './globals.ts';
import { resolveProblems } from './problems.ts';

/** What is gathered while names are resolved. */
export interface Gathering {
  readonly diagnostics: Diagnostic[];
  readonly bindings: Map<Identifier, Binding>;
  readonly scopes: Map<string, ModuleScope>;
  readonly exports: Map<string, Exports>;
  readonly services: Extract<Binding, { kind: 'service' }>[];
  readonly externs: Extract<Binding, { kind: 'extern' }>[];
  readonly errors: ErrorBinding[];
  readonly results: Map<Block, VariableBinding>;
  readonly ids: { next: number };
}

interface Exports {
  readonly names: ReadonlySet<string>;
  readonly declared: ReadonlyMap<string, Identifier>;
}

/** Declares what stands at the top of a module. */
export function declareModule(gathering: Gathering, module: Module): void {
  const path = module.source.path;
  const scope: ModuleScope = { path, values: new Map(), types: new Map(), broken: new Set() };
  gathering.scopes.set(path, scope);
  const exported = new Set<string>();
  const declared = new Map<string, Identifier>();
  const types = new Map<string, Identifier>();
  for (const declaration of module.declarations) {
    for (const [name, binding] of valuesOf(gathering, declaration, path)) {
      if (isDuplicate(gathering, declared, name)) continue;
      scope.values.set(name.name, binding);
      gathering.bindings.set(name, binding);
      if (declaration.exported) exported.add(name.name);
    }
    const type = typeOf(gathering, declaration, path);
    if (type === undefined) continue;
    const [name, binding] = type;
    if (binding.kind !== 'error' && isDuplicate(gathering, types, name)) continue;
    types.set(name.name, name);
    scope.types.set(name.name, binding);
    if (declaration.exported) exported.add(name.name);
  }
  for (const [name, identifier] of types) if (!declared.has(name)) declared.set(name, identifier);
  gathering.exports.set(path, { names: exported, declared });
}

function isDuplicate(gathering: Gathering, known: Map<string, Identifier>, name: Identifier): boolean {
  const first = known.get(name.name);
  if (first === undefined) {
    known.set(name.name, name);
    return false;
  }
  const labels = [{ span: first.span, text: 'first declared here' }];
  gathering.diagnostics.push(report(resolveProblems.duplicateName, { name: name.name }, name.span, labels));
  return true;
}

function valuesOf(
  gathering: Gathering,
  declaration: Declaration,
  module: string,
): readonly (readonly [Identifier, Binding])[] {
  switch (declaration.kind) {
    case 'ConstDeclaration':
      return patternNames(declaration.pattern).map(name => [
        name,
        variable(gathering, name, { form: 'module', module, depth: 0, constant: declaration }),
      ]);
    case 'FunctionDeclaration':
      return [
        [
          declaration.name,
          { kind: 'function', name: declaration.name.name, declaration, module, topLevel: true },
        ],
      ];
    case 'ErrorDeclaration': {
      const binding = { kind: 'error', name: declaration.name.name, declaration, module } as const;
      gathering.errors.push(binding);
      return [[declaration.name, binding]];
    }
    case 'ServiceDeclaration': {
      const binding = { kind: 'service', name: declaration.name.name, declaration, module } as const;
      gathering.services.push(binding);
      return [[declaration.name, binding]];
    }
    case 'ExternServiceDeclaration': {
      const binding = { kind: 'extern', name: declaration.name.name, declaration, module } as const;
      gathering.externs.push(binding);
      return [[declaration.name, binding]];
    }
    case 'TypeDeclaration':
    case 'InterfaceDeclaration':
    case 'InvariantDeclaration':
    case 'AmbientDeclaration':
    case 'InvalidDeclaration':
      return [];
    default:
      return declaration satisfies never;
  }
}

function typeOf(
  gathering: Gathering,
  declaration: Declaration,
  module: string,
): readonly [Identifier, TypeBinding] | undefined {
  if (declaration.kind === 'TypeDeclaration' || declaration.kind === 'InterfaceDeclaration') {
    return [declaration.name, { kind: 'alias', declaration, module }];
  }
  if (declaration.kind !== 'ErrorDeclaration') return undefined;
  const binding = gathering.bindings.get(declaration.name);
  return binding?.kind === 'error' ? [declaration.name, binding] : undefined;
}

export function variable(
  gathering: Gathering,
  declaration: Identifier,
  rest: Pick<VariableBinding, 'form' | 'module' | 'depth' | 'constant'>,
): VariableBinding {
  const id = gathering.ids.next++;
  return {
    kind: 'variable',
    id,
    name: declaration.name,
    declaration,
    ...rest,
    lastWrite: -1,
    writtenInside: false,
    ready: false,
  };
}

/** Binds what a module imports; all modules have been declared. */
export function bindImports(gathering: Gathering, module: Module): void {
  const scope = gathering.scopes.get(module.source.path);
  if (scope === undefined) return;
  for (const declaration of module.imports) {
    for (const name of declaration.names) {
      if (declaration.from === 'mu') bindLibraryImport(gathering, scope, name);
      else bindImport(gathering, { scope, declaration, name });
    }
  }
}

function bindLibraryImport(gathering: Gathering, scope: ModuleScope, name: ImportName): void {
  const imported = name.imported.name;
  if (!libraryImports.has(imported)) {
    const near = nearest(imported, libraryImports);
    const args = {
      name: imported,
      path: 'mu',
      near,
      known: [...libraryImports],
      builtin: builtinErrors.has(imported),
    };
    gathering.diagnostics.push(report(resolveProblems.noSuchExport, args, name.imported.span));
    scope.broken.add(name.local.name);
    return;
  }
  if (importClashes(gathering, scope, name)) return;
  const binding: Binding = { kind: 'builtin', name: `mu.${imported}` };
  scope.values.set(name.local.name, binding);
  gathering.bindings.set(name.local, binding);
}

function bindImport(
  gathering: Gathering,
  at: { scope: ModuleScope; declaration: ImportDeclaration; name: ImportName },
): void {
  const { scope, declaration, name } = at;
  const path = resolveImport(scope.path, declaration.from);
  const target = path === undefined ? undefined : gathering.scopes.get(path);
  const exports = path === undefined ? undefined : gathering.exports.get(path);
  const imported = name.imported.name;
  if (target === undefined || exports === undefined || target.broken.has(imported)) {
    scope.broken.add(name.local.name);
    return;
  }
  if (!exports.names.has(imported)) {
    scope.broken.add(name.local.name);
    reportMissingExport(gathering, exports, at);
    return;
  }
  if (importClashes(gathering, scope, name)) return;
  const value = target.values.get(imported);
  const type = target.types.get(imported);
  if (value !== undefined && !declaration.typeOnly && !name.typeOnly) {
    scope.values.set(name.local.name, value);
    gathering.bindings.set(name.local, value);
  }
  if (type !== undefined) scope.types.set(name.local.name, type);
}

function reportMissingExport(
  gathering: Gathering,
  exports: Exports,
  { declaration, name }: { declaration: ImportDeclaration; name: ImportName },
): void {
  const imported = name.imported.name;
  const path = declaration.from;
  const declared = exports.declared.get(imported);
  const span = name.imported.span;
  if (declared !== undefined) {
    const labels = [{ span: declared.span, text: 'declared here' }];
    gathering.diagnostics.push(report(resolveProblems.notExported, { name: imported, path }, span, labels));
    return;
  }
  const near = nearest(imported, exports.names);
  const known = [...exports.names].slice(0, 8);
  gathering.diagnostics.push(
    report(resolveProblems.noSuchExport, { name: imported, path, near, known }, span),
  );
}

/** Whether the module already has what the import would name. */
function importClashes(gathering: Gathering, scope: ModuleScope, name: ImportName): boolean {
  const local = name.local.name;
  if (!scope.values.has(local) && !scope.types.has(local)) return false;
  gathering.diagnostics.push(report(resolveProblems.duplicateName, { name: local }, name.local.span));
  return true;
}
