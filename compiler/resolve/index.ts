// Finds what every name in code refers to. Types are not looked at, except for which modules declare them.
import { type Diagnostic, report } from '../../grammar/diagnostic.ts';
import type { Module } from '../../grammar/syntax.ts';
import type { Region, Resolution, Writes } from './bindings.ts';
import { walkModule } from './code.ts';
import { builtinErrors } from './globals.ts';
import { bindImports, declareModule, type Gathering } from './modules.ts';
import { resolveProblems } from './problems.ts';

export type {
  Binding,
  ErrorBinding,
  ExternBinding,
  FunctionBinding,
  ModuleScope,
  Region,
  Resolution,
  ServiceBinding,
  TypeBinding,
  VariableBinding,
  Writes,
} from './bindings.ts';
export { builtinErrors, nativeErrors } from './globals.ts';
export { resolveProblems } from './problems.ts';

export interface Resolved {
  readonly resolution: Resolution;
  readonly diagnostics: readonly Diagnostic[];
}

export function resolve(modules: readonly Module[]): Resolved {
  const gathering: Gathering = {
    diagnostics: [],
    bindings: new Map(),
    scopes: new Map(),
    exports: new Map(),
    services: [],
    externs: [],
    errors: [],
    results: new Map(),
    ids: { next: 1 },
  };
  for (const module of modules) declareModule(gathering, module);
  for (const module of modules) bindImports(gathering, module);
  reportApplicationDuplicates(gathering, 'service', [...gathering.services, ...gathering.externs]);
  reportApplicationDuplicates(gathering, 'error', gathering.errors);
  const writes = new Map<Region, Writes>();
  for (const module of modules) walkModule(gathering, module, writes);
  const { scopes, bindings, services, externs, errors, results, diagnostics } = gathering;
  return { resolution: { scopes, bindings, writes, services, externs, errors, results }, diagnostics };
}

function reportApplicationDuplicates(
  gathering: Gathering,
  what: 'service' | 'error',
  declared: readonly (
    | Gathering['services'][number]
    | Gathering['externs'][number]
    | Gathering['errors'][number]
  )[],
): void {
  const first = new Map<string, (typeof declared)[number]>();
  for (const binding of declared) {
    const own = binding.declaration?.name;
    if (what === 'error' && own !== undefined && builtinErrors.has(binding.name)) {
      const args = { what, name: binding.name, path: 'the language' };
      gathering.diagnostics.push(report(resolveProblems.duplicateInApplication, args, own.span));
      continue;
    }
    const known = first.get(binding.name);
    if (known === undefined) {
      first.set(binding.name, binding);
      continue;
    }
    const name = binding.declaration?.name;
    // Twice in one module is reported as a duplicate there.
    if (name === undefined || known.module === binding.module || known.declaration === undefined) continue;
    const labels = [{ span: known.declaration.name.span, text: 'first declared here' }];
    const args = { what, name: binding.name, path: known.module };
    gathering.diagnostics.push(report(resolveProblems.duplicateInApplication, args, name.span, labels));
  }
}
