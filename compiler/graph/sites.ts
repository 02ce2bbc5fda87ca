// Finds the call sites of a method: every call of a method or an extern function that is written in it, numbered by
// place. What becomes of the call's promise is read off its surroundings; nothing is followed through variables.
import { Bug } from '../../grammar/diagnostic.ts';
import type { CallExpression, TransactionStatement } from '../../grammar/syntax.ts';
import type { CallTarget, CheckedProgram, MethodSymbol } from '../check/program.ts';
import { type CodeNode, handsOn, isFunctionLike, walkWithPath } from '../check/rules/tree.ts';
import type { CallForm, CallSite, CallSiteTarget, CallUse } from './callgraph.ts';

export function findSites(program: CheckedProgram, caller: MethodSymbol): readonly CallSite[] {
  const sites: CallSite[] = [];
  walkWithPath(caller.declaration, (node, path) => {
    if (node.kind === 'CallExpression') {
      const called = program.calls.get(node);
      const target = called === undefined ? undefined : siteTarget(called);
      if (called !== undefined && target !== undefined) {
        const surroundings = surroundingsOf(program, node, path, called);
        sites.push({
          id: 0,
          caller,
          target,
          targetId: targetId(target),
          node,
          span: node.span,
          ...surroundings,
        });
      }
    }
    return true;
  });
  // A call's span starts where its callee does: inner calls of the callee come first, arguments after.
  return sites
    .sort((a, b) => placeOf(a.node) - placeOf(b.node))
    .map((site, index) => ({ ...site, id: index + 1 }));
}

/** Where the name of what is called ends: the order in which a reader meets the calls of a chain. */
function placeOf(call: CallExpression): number {
  return call.callee.span.end;
}

function siteTarget(target: CallTarget): CallSiteTarget | undefined {
  switch (target.kind) {
    case 'service':
    case 'own':
      return { kind: 'method', method: target.method };
    case 'extern':
      return { kind: 'extern', service: target.service, method: target.method };
    default:
      return undefined;
  }
}

function targetId(target: CallSiteTarget): string {
  return target.kind === 'method' ? target.method.id : `${target.service.name}.${target.method.name.name}`;
}

type Surroundings = Pick<CallSite, 'form' | 'use' | 'transaction' | 'inTransaction' | 'inCompensation'>;

function surroundingsOf(
  program: CheckedProgram,
  node: CallExpression,
  path: readonly CodeNode[],
  target: CallTarget,
): Surroundings {
  let transaction: TransactionStatement | undefined;
  path.forEach((outer, index) => {
    if (outer.kind === 'TransactionStatement' && path[index + 1] === outer.body) transaction = outer;
  });
  const inCompensation = isInCompensation(path, node);
  const plain = target.kind === 'own' && !target.method.declaration.async;
  const use = plain ? 'plain' : useOf(program, node, path);
  const inTransaction = transaction !== undefined;
  const form = formOf(target, use, {
    inTransaction,
    inCompensation,
    each: isInFanOut(program, path),
  });
  return { form, use, transaction, inTransaction, inCompensation };
}

/** `path` leads to `node` through a `compensate` block. */
export function isInCompensation(path: readonly CodeNode[], node: CodeNode): boolean {
  return path.some(
    (outer, index) =>
      'compensation' in outer &&
      outer.compensation !== undefined &&
      (path[index + 1] ?? node) === outer.compensation,
  );
}

interface Frame {
  readonly inTransaction: boolean;
  readonly inCompensation: boolean;
  readonly each: boolean;
}

function formOf(target: CallTarget, use: CallUse, frame: Frame): CallForm {
  if (target.kind === 'extern') return 'extern';
  if (frame.inCompensation) return 'compensation';
  if (target.kind === 'own') return 'own';
  if (frame.inTransaction) return 'transaction';
  if (use === 'forget') return 'forget';
  if (use === 'fan-out' || frame.each) return 'fan-out';
  return use === 'awaited' ? 'synchronous' : 'asynchronous';
}

function useOf(program: CheckedProgram, call: CodeNode, path: readonly CodeNode[]): CallUse {
  let child = call;
  for (let i = path.length - 1; i >= 0; i--) {
    const parent = path[i] as CodeNode;
    if (!handsOn(parent, child)) return useIn(program, parent, child, path.slice(0, i));
    child = parent;
  }
  throw new Bug('a call stands outside of every declaration', call.span);
}

function useIn(
  program: CheckedProgram,
  parent: CodeNode,
  child: CodeNode,
  path: readonly CodeNode[],
): CallUse {
  switch (parent.kind) {
    case 'AwaitExpression':
      return 'awaited';
    case 'UnaryExpression':
      return parent.operator === 'void' ? 'forget' : 'started';
    case 'ArrowFunction':
      return parent.body === child && isGivenToFanOut(program, parent, path) ? 'fan-out' : 'started';
    case 'ReturnStatement':
      return useOfReturned(program, path);
    case 'CallExpression':
      return isPush(program, parent) && isInLoop(path) ? 'fan-out' : 'started';
    default:
      return 'started';
  }
}

function useOfReturned(program: CheckedProgram, path: readonly CodeNode[]): CallUse {
  const index = path.findLastIndex(isFunctionLike);
  const closure = path[index];
  if (closure === undefined) return 'awaited';
  return isGivenToFanOut(program, closure, path.slice(0, index)) ? 'fan-out' : 'started';
}

function isInFanOut(program: CheckedProgram, path: readonly CodeNode[]): boolean {
  return path.some((node, i) => isFunctionLike(node) && isGivenToFanOut(program, node, path.slice(0, i)));
}

/** `xs.map(x => …)`, `xs.flatMap(x => …)`, `parallel(xs, x => …)`. */
function isGivenToFanOut(program: CheckedProgram, closure: CodeNode, path: readonly CodeNode[]): boolean {
  const call = path.at(-1);
  if (call?.kind !== 'CallExpression' || call.callee === closure) return false;
  const target = program.calls.get(call);
  return target?.kind === 'builtin' && fanOuts.has(target.name);
}

const fanOuts: ReadonlySet<string> = new Set(['Array.map', 'Array.flatMap', 'mu.parallel']);

function isPush(program: CheckedProgram, call: CallExpression): boolean {
  const target = program.calls.get(call);
  return target?.kind === 'builtin' && target.name === 'Array.push';
}

function isInLoop(path: readonly CodeNode[]): boolean {
  const own = path.slice(path.findLastIndex(isFunctionLike) + 1);
  return own.some(node => loops.has(node.kind));
}

const loops: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
