// The modules that extern services name: they have to be there, and be what the bundler can take. What is in them is looked
// at when they are bundled.
import { type Diagnostic, report } from '../../grammar/diagnostic.ts';
import type { ExternServiceDeclaration, Module } from '../../grammar/syntax.ts';
import type { Host } from './host.ts';
import { relativePath, resolveImport } from './load.ts';
import { nearest } from './nearest.ts';
import { loadProblems } from './problems.ts';

const extension = /\.m?[jt]s$/;
const generated = /\.mu\.ts$/;

export function checkExternModules(host: Host, modules: readonly Module[]): readonly Diagnostic[] {
  return modules.flatMap(module =>
    module.declarations.flatMap(declaration => {
      if (declaration.kind !== 'ExternServiceDeclaration') return [];
      const problem = problemOf(host, module.source.path, declaration);
      return problem === undefined ? [] : [problem];
    }),
  );
}

function problemOf(
  host: Host,
  importer: string,
  { from, fromSpan }: ExternServiceDeclaration,
): Diagnostic | undefined {
  if (!/^\.\.?\//.test(from) || !extension.test(from) || generated.test(from))
    return report(loadProblems.externPath, { from, suggestion: suggestion(from) }, fromSpan);
  const path = resolveImport(importer, from);
  if (path === undefined) return report(loadProblems.importLeavesRoot, { from }, fromSpan);
  if (host.read(path) !== undefined) return undefined;
  const candidates = host.list('').filter(each => extension.test(each) && !generated.test(each));
  const near = nearest(path, candidates);
  const spelled = near === undefined ? undefined : relativePath(importer, near);
  return report(loadProblems.externMissing, { path: from, near: spelled }, fromSpan);
}

function suggestion(from: string): string {
  const relative = /^\.\.?\//.test(from) ? from : `./${from}`;
  return `${relative.replace(/\/$/, '').replace(/(\.mu)?(\.\w+)?$/, '')}.ts`;
}
