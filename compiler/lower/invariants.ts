// Invariants as functions of their modules: `Hotel$invariant$0($)` says whether the first invariant of Hotel holds in what the
// turn `$` sees. Function bundles take in those that read what they write.
import type * as js from 'estree';
import type { InvariantDeclaration } from '../../grammar/syntax.ts';
import type { CheckedProgram } from '../check/program.ts';
import type { Invariant } from '../ir/workflow.ts';
import type { Lowering, Scope } from './context.ts';
import { expression, placed } from './context.ts';
import { asyncFunction, exported, id, returning } from './estree.ts';
import { invariantName, modulePath } from './names.ts';

interface Placed {
  readonly node: InvariantDeclaration;
  readonly module: string;
  readonly service: string | undefined;
  readonly name: string;
}

/** All invariants, with the names of their functions. */
export function placedInvariants(program: CheckedProgram): readonly Placed[] {
  const ofServices = program.services.flatMap(({ name, module, invariants }) =>
    invariants.map((node, i) => ({ node, module, service: name, name: invariantName(name, i) })),
  );
  const ofModules = program.modules.flatMap(module =>
    module.declarations
      .filter(declaration => declaration.kind === 'InvariantDeclaration')
      .map((node, i) => ({
        node,
        module: module.source.path,
        service: undefined,
        name: invariantName('', i),
      })),
  );
  return [...ofServices, ...ofModules];
}

export function invariantFunction(
  node: InvariantDeclaration,
  { program, scope }: { readonly program: CheckedProgram; readonly scope: Scope },
): js.ModuleDeclaration {
  const name = placedInvariants(program).find(each => each.node === node)?.name ?? '';
  const made = asyncFunction(name, [id('$')], [returning(expression(node.condition, scope))]);
  return exported(placed(scope, node.span, made));
}

export function lowerInvariants({ program, graph }: Lowering): readonly Invariant[] {
  return placedInvariants(program).map(({ node, module, service, name }) => {
    const { reads, scans } = graph.effectsOf(node, 'everything');
    return {
      title: node.title,
      service,
      doc: node.doc,
      code: { module: modulePath(module), name },
      reads,
      scans,
      span: node.span,
    };
  });
}
