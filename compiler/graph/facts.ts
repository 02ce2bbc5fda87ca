// What a piece of code does by itself, before anything is known about what it calls. Closures count where they are
// made: whoever calls them, the code that made them has caused it.
import type { Expression } from '../../grammar/syntax.ts';
import type { CheckedProgram, FunctionSymbol, MethodSymbol } from '../check/program.ts';
import { type CodeNode, walkWithPath } from '../check/rules/tree.ts';
import { accessOf } from './accesses.ts';
import type { Callable, WaitStep } from './callgraph.ts';
import { isInCompensation } from './sites.ts';
import { collectThrows, type Thrown } from './throws.ts';

export interface Facts {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  readonly scans: ReadonlySet<string>;
  readonly throws: readonly Thrown[];
  /** Called inside the same turn: functions, and own methods that are not async. */
  readonly plain: ReadonlySet<Callable>;
  /** Called as turns of their own. */
  readonly called: ReadonlySet<MethodSymbol>;
  /** The first place at which it waits by itself, outside of its compensation. */
  readonly wait: WaitStep | undefined;
}

export function collectFacts(program: CheckedProgram, root: CodeNode): Facts {
  const reads = new Set<string>();
  const writes = new Set<string>();
  const scans = new Set<string>();
  const plain = new Set<Callable>();
  const called = new Set<MethodSymbol>();
  let wait: WaitStep | undefined;
  walkWithPath(root, (node, path) => {
    const state = program.states.get(node as Expression);
    if (state !== undefined) {
      const access = accessOf(program, state, node, path);
      const name = `${state.service}.${state.name}`;
      if (access.reads) reads.add(name);
      if (access.writes) writes.add(name);
      if (access.scans) scans.add(name);
    }
    if (node.kind === 'CallExpression') {
      const callee = calleeOf(program, node);
      if (callee?.form === 'plain') plain.add(callee.callable);
      if (callee?.form === 'called') called.add(callee.method);
      if (!isInCompensation(path, node)) wait ??= waitOf(program, node);
    } else if (node.kind === 'Identifier') {
      // A function that is handed on is called by whoever gets it.
      const symbol = program.names.get(node);
      if (symbol?.kind === 'function') plain.add(symbol);
    }
    return true;
  });
  return { reads, writes, scans, plain, called, wait, throws: collectThrows(program, root) };
}

type Callee =
  | { readonly form: 'plain'; readonly callable: MethodSymbol | FunctionSymbol }
  | { readonly form: 'called'; readonly method: MethodSymbol };

export function calleeOf(
  program: CheckedProgram,
  call: CodeNode & { kind: 'CallExpression' },
): Callee | undefined {
  const target = program.calls.get(call);
  if (target?.kind === 'function') return { form: 'plain', callable: target.function };
  if (target?.kind === 'service') return { form: 'called', method: target.method };
  if (target?.kind !== 'own') return undefined;
  return target.method.declaration.async
    ? { form: 'called', method: target.method }
    : { form: 'plain', callable: target.method };
}

/** What a call waits for by itself; undefined if it does not. */
export function waitOf(
  program: CheckedProgram,
  call: CodeNode & { kind: 'CallExpression' },
): WaitStep | undefined {
  const target = program.calls.get(call);
  if (target?.kind === 'extern')
    return { span: call.span, text: `${target.service.name}.${target.method.name.name}` };
  if (target?.kind === 'builtin' && waitingBuiltins.has(target.name))
    return { span: call.span, text: target.name.slice('mu.'.length) };
  return undefined;
}

const waitingBuiltins: ReadonlySet<string> = new Set(['mu.sleep', 'mu.sleepUntil', 'mu.signal']);
