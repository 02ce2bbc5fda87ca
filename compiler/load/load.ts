// Finds and parses the modules of an application: all `.mu` files of a folder, or a file and what it imports.
// Dependencies come first where there is no cycle. What the names in an import mean is resolve's business.
import { type Diagnostic, report } from '../../grammar/diagnostic.ts';
import { parse } from '../../grammar/index.ts';
import type { ImportDeclaration, Module } from '../../grammar/syntax.ts';
import type { Host } from './host.ts';
import { nearest } from './nearest.ts';
import { loadProblems } from './problems.ts';

export interface Loaded {
  readonly modules: readonly Module[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Loading {
  readonly host: Host;
  readonly diagnostics: Diagnostic[];
  readonly modules: Module[];
  readonly seen: Map<string, 'loaded' | 'missing'>;
}

/** `entry` is a folder (`''` for the root) or the path of a `.mu` file. */
export function load(host: Host, entry: string): Loaded {
  const loading: Loading = { host, diagnostics: [], modules: [], seen: new Map() };
  const isFile = entry.endsWith('.mu');
  const paths = isFile ? [entry] : moduleFiles(host, entry.replace(/\/$/, ''));
  if (paths.length === 0 || (isFile && host.read(entry) === undefined)) {
    const near = isFile ? nearest(entry, moduleFiles(host, '')) : undefined;
    const span = { path: entry, start: 0, end: 0 };
    return {
      modules: [],
      diagnostics: [
        report(loadProblems.missingModule, { path: isFile ? entry : `${entry}/*.mu`, near }, span),
      ],
    };
  }
  for (const path of paths) loadModule(loading, path);
  return { modules: loading.modules, diagnostics: loading.diagnostics };
}

/** The module that `from` means in the module at `importer`; undefined where it leaves the root. */
export function resolveImport(importer: string, from: string): string | undefined {
  const parts = importer.split('/').slice(0, -1);
  for (const part of from.split('/')) {
    if (part === '.' || part === '') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function moduleFiles(host: Host, folder: string): readonly string[] {
  return host
    .list(folder)
    .filter(
      path =>
        path.endsWith('.mu') &&
        !path.split('/').some(part => part === 'build' || part === 'node_modules' || part.startsWith('.')),
    );
}

function loadModule(loading: Loading, path: string): void {
  if (loading.seen.has(path)) return;
  const text = loading.host.read(path);
  loading.seen.set(path, text === undefined ? 'missing' : 'loaded');
  if (text === undefined) return;
  const { module, diagnostics } = parse({ path, text });
  loading.diagnostics.push(...diagnostics);
  for (const declaration of module.imports) loadImport(loading, module, declaration);
  loading.modules.push(module);
}

function loadImport(loading: Loading, module: Module, { from, fromSpan }: ImportDeclaration): void {
  if (from === 'mu') return;
  const problem = importProblem(module.source.path, from);
  if (problem !== undefined) {
    loading.diagnostics.push({ ...problem, span: fromSpan });
    return;
  }
  const path = resolveImport(module.source.path, from) ?? '';
  loadModule(loading, path);
  if (loading.seen.get(path) !== 'missing') return;
  const near = nearest(path, moduleFiles(loading.host, ''));
  const spelled = near === undefined ? undefined : relativePath(module.source.path, near);
  loading.diagnostics.push(report(loadProblems.missingModule, { path: from, near: spelled }, fromSpan));
}

function importProblem(importer: string, from: string): Diagnostic | undefined {
  const nowhere = { path: importer, start: 0, end: 0 };
  if (!from.startsWith('./') && !from.startsWith('../')) {
    return report(loadProblems.packageImport, { from }, nowhere);
  }
  if (!from.endsWith('.mu')) {
    const suggestion = `${from.replace(/\.(ts|js|mjs|mts)$/, '')}.mu`;
    return report(loadProblems.importExtension, { from, suggestion }, nowhere);
  }
  if (resolveImport(importer, from) === undefined) {
    return report(loadProblems.importLeavesRoot, { from }, nowhere);
  }
  return undefined;
}

/** How the module at `importer` writes the path of another. */
export function relativePath(importer: string, target: string): string {
  const here = importer.split('/').slice(0, -1);
  const there = target.split('/');
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  const up = here.slice(shared).map(() => '..');
  const path = [...up, ...there.slice(shared)].join('/');
  return up.length === 0 ? `./${path}` : path;
}
