// Arguments against signatures: how many, and of what types.
import type { Expression } from '../../grammar/syntax.ts';
import { type CallSite, counts, eachArgument, givenCount, takesCount } from './argument-places.ts';
import { invalidType } from './construct.ts';
import { attempt, type Checker, complain } from './context.ts';
import { requireFit } from './fit.ts';
import { printSignature } from './print.ts';
import { checkProblems } from './problems.ts';
import { instantiate, mentionsParameters } from './substitute.ts';
import { inferArguments, typeArguments } from './type-arguments.ts';
import type { FunctionType, Type } from './types.ts';
import { regular } from './widen.ts';

export interface Resolved {
  readonly result: Type;
  readonly predicate: FunctionType['predicate'];
}

/** Finds the signature that fits the arguments, and what the call gives. */
export function resolveCall(checker: Checker, signatures: readonly FunctionType[], site: CallSite): Resolved {
  const [only] = signatures;
  if (only === undefined) {
    checkLoose(checker, site.args);
    return { result: { kind: 'invalid' }, predicate: undefined };
  }
  if (signatures.length === 1) return applySignature(checker, only, site, true);
  const { flow } = checker;
  const fitting = signatures.filter(signature => takesCount(checker, signature, site.args));
  for (const signature of fitting) {
    checker.flow = flow;
    const { value, problems } = attempt(checker, () => applySignature(checker, signature, site));
    if (problems.length === 0) return value;
  }
  checker.flow = flow;
  return applySignature(checker, fitting.at(-1) ?? only, site);
}

/** Arguments of a call that is wrong already: only to find what is wrong in them. */
export function checkLoose(checker: Checker, args: CallSite['args']): void {
  for (const arg of args) {
    const node = arg.kind === 'SpreadElement' ? arg.argument : arg;
    if (node.kind === 'ArrowFunction' || node.kind === 'FunctionExpression') {
      attempt(checker, () => checker.visit.expression(node));
    } else checker.visit.expression(node);
  }
}

function applySignature(checker: Checker, signature: FunctionType, site: CallSite, isOnly = false): Resolved {
  if (!takesCount(checker, signature, site.args)) {
    reportCount(checker, signature, site);
    checkLoose(checker, site.args);
    const open = mentionsParameters(signature.result) && signature.typeParameters.length > 0;
    return { result: open ? { kind: 'invalid' } : signature.result, predicate: undefined };
  }
  const given = typeArguments(checker, signature, site);
  const solved =
    signature.typeParameters.length === 0
      ? signature
      : given !== undefined
        ? instantiate(signature, given)
        : instantiate(signature, inferArguments(checker, signature, site));
  // What `...args: A` takes is known now.
  if (solved !== signature && !takesCount(checker, solved, site.args)) {
    reportCount(checker, solved, site);
    return { result: solved.result, predicate: undefined };
  }
  const known = given === undefined && signature.typeParameters.length > 0;
  // What a call gives that is not generic does not depend on its arguments.
  const { beside } = checker;
  const isKnown = isOnly && signature.typeParameters.length === 0;
  let fits = true;
  eachArgument(checker, solved, site.args, {
    again: false,
    spread: (arg, { type }, target) => {
      const fitting = requireFit(checker, { node: arg.argument, source: type, target });
      fits &&= fitting;
      return fitting;
    },
    argument: (node, wanted, at) => {
      checker.beside ||= isKnown;
      const source =
        known && checker.types.has(node)
          ? (checker.types.get(node) as Type)
          : checker.visit.expression(node, wanted);
      checker.beside = beside;
      const given = { node, source, target: wanted };
      if (!requireArgument(checker, { signature: solved, site, at }, given)) fits = false;
    },
  });
  // Nothing follows from what was only found to fit nothing.
  const open = isOnly ? mentionsParameters(signature.result) : true;
  return { result: fits || !open ? regular(solved.result) : invalidType, predicate: solved.predicate };
}

function requireArgument(
  checker: Checker,
  { signature, site, at }: { signature: FunctionType; site: CallSite; at: number },
  given: { readonly node: Expression; readonly source: Type; readonly target: Type },
): boolean {
  // The rules say what can be handed on instead.
  if (given.source.kind === 'collection') return false;
  const { copied, labels } = site;
  return requireFit(checker, {
    ...given,
    copied,
    labels,
    otherwise: ({ source, target, reason }) => {
      const parameter = signature.parameters[Math.min(at, signature.parameters.length - 1)]?.name ?? '';
      const shown = printSignature(site.name, signature);
      const args = { name: site.name, parameter, source, target, reason, signature: shown };
      complain(checker, checkProblems.argumentType, { args, span: given.node.span, labels });
    },
  });
}

function reportCount(checker: Checker, signature: FunctionType, site: CallSite): void {
  const { least, most } = counts(signature);
  const args = {
    name: site.name,
    least,
    most,
    given: givenCount(checker, site.args) ?? site.args.length,
    signature: printSignature(site.name, signature),
  };
  const extra = site.args[most];
  const span = extra === undefined ? site.nameSpan : extra.span;
  complain(checker, checkProblems.argumentCount, { args, span, labels: site.labels });
}
