// The rules of mu that need types and nothing more: promises, snapshots, durable values, calls. One walk over the
// program; each rule looks at one node, `flow.ts` at one function.
import { type Diagnostic, sortDiagnostics } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source.ts';
import { checkProblems } from '../problems.ts';
import type { CheckedProgram } from '../program.ts';
import { checkCalls } from './calls.ts';
import { checkConstants } from './constants.ts';
import { createContext, type RuleContext } from './context.ts';
import { checkDropped } from './dropped.ts';
import { checkDurable } from './durability.ts';
import { checkPromise } from './floating.ts';
import { runBlock } from './flow.ts';
import { evaluate } from './flow-expressions.ts';
import { createFlow, reportLost } from './flow-state.ts';
import { checkLoading } from './loading.ts';
import { noteOrigin, type Origins } from './origins.ts';
import { isWithin, nothingPending } from './pending.ts';
import { ruleProblems } from './problems.ts';
import { checkShared } from './shared.ts';
import { checkSnapshot } from './snapshots.ts';
import { type CodeNode, walkWithPath } from './tree.ts';

export { ruleProblems } from './problems.ts';

export function checkRules(program: CheckedProgram): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const context = createContext(program, diagnostics);
  const origins: Origins = new Map();
  for (const module of program.modules)
    walkWithPath(module, (node, path) => {
      noteOrigin(program, node, origins);
      checkPromise(context, node, path);
      checkSnapshot(context, node, origins);
      checkCalls(context, node, path);
      checkDurable(context, node, path);
      checkPaths(context, node);
      checkConstants(context, node);
      checkLoading(context, node);
      checkShared(context, node);
      checkDropped(context, node, path);
      return true;
    });
  return diagnostics;
}

/**
 * The problems of the rules with those that the checker reported. What both found is said once: a promise or a
 * snapshot in the wrong place is what the rules explain better, and everything else is a consequence of the types.
 */
export function withRules(program: CheckedProgram, reported: readonly Diagnostic[]): readonly Diagnostic[] {
  const rules = checkRules(program).filter(
    rule =>
      rule.code !== ruleProblems.promiseForResult.code ||
      reported.some(each => ofTheWrongType.has(each.code) && isWithin(rule.span, each.span)),
  );
  const better = rules.filter(rule => explainsBetter.has(rule.code));
  const kept = reported.filter(each => !better.some(rule => overlaps(rule.span, each.span)));
  const others = rules.filter(
    rule => explainsBetter.has(rule.code) || !kept.some(each => overlaps(rule.span, each.span)),
  );
  return sortDiagnostics([...kept, ...others]);
}

const explainsBetter: ReadonlySet<string> = new Set(
  [
    ruleProblems.promiseAsValue,
    ruleProblems.promiseForResult,
    ruleProblems.awaitArray,
    ruleProblems.callbackPromise,
    ruleProblems.changedSnapshot,
    ruleProblems.mutatedSnapshot,
    ruleProblems.callInPureFunction,
  ].map(problem => problem.code),
);

const ofTheWrongType: ReadonlySet<string> = new Set([
  checkProblems.notAssignable.code,
  checkProblems.argumentType.code,
]);

/** One lies in the other. */
function overlaps(a: Span, b: Span): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

/** Functions inside functions are walked on their own: to the outer one, they only name variables. */
function checkPaths(context: RuleContext, node: CodeNode): void {
  switch (node.kind) {
    case 'MethodDeclaration':
      checkPathsOf(context, node.body);
      if (node.compensation !== undefined) checkPathsOf(context, node.compensation);
      return;
    case 'ExternMethod':
      if (node.compensation !== undefined) checkPathsOf(context, node.compensation);
      return;
    case 'FunctionDeclaration':
    case 'LocalFunction':
    case 'FunctionExpression':
    case 'ArrowFunction':
      checkPathsOf(context, node.body);
      return;
  }
}

function checkPathsOf(context: RuleContext, body: CodeNode): void {
  const flow = createFlow(context);
  if (body.kind === 'Block') runBlock(flow, body, nothingPending);
  else evaluate(flow, body, nothingPending);
  reportLost(flow);
}
