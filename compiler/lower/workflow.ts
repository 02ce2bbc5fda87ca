// The workflows of a method: started from outside it gives its result; begun by other methods, it settles a promise.
import type { Span } from '../../grammar/source.ts';
import type { MethodSymbol } from '../check/program.ts';
import type { Node, NodeId, Operand, RegionId, Variable, Workflow } from '../ir/workflow.ts';
import type { MethodTable } from './builder.ts';
import { WorkflowBuilder } from './builder.ts';
import type { Place } from './instance.ts';
import { startedId } from './names.ts';
import { addRetries } from './retries.ts';

export function workflowOf(method: MethodSymbol, table: MethodTable): Workflow {
  return workflowWith(method, table, (place, builder) => {
    const end = builder.id();
    const value = builder.variable('value');
    const { span } = method.declaration;
    const last = [returnNode(end, span, place.region, { kind: 'variable', variable: value })];
    return { place: { ...place, result: value, next: end }, last };
  });
}

/** The workflow that `start` starts: what becomes of the method is the outcome of its promise. */
export function startedWorkflow(method: MethodSymbol, table: MethodTable): Workflow {
  const made = workflowWith(method, table, (place, builder) => {
    const [value, error] = [builder.variable('value'), builder.variable('error')];
    const [settled, failed, end] = [builder.id(), builder.id(), builder.id()];
    const { span } = method.declaration;
    const { region } = place;
    const settle = (id: NodeId, outcome: 'value' | 'error', variable: Variable): Node => ({
      kind: 'settle',
      id,
      label: outcome === 'value' ? 'done' : 'failed',
      span,
      region,
      outcome,
      value: { kind: 'variable', variable },
      next: end,
    });
    const last = [
      settle(settled, 'value', value),
      settle(failed, 'error', error),
      returnNode(end, span, region, { kind: 'undefined' }),
    ];
    const onError = { variable: error, next: failed };
    return { place: { ...place, result: value, next: settled, onError }, last };
  });
  return { ...made, id: startedId(method), started: true };
}

function returnNode(id: NodeId, span: Span, region: RegionId, value: Operand): Node {
  return { kind: 'return', id, label: 'return', span, region, value };
}

function workflowWith(
  method: MethodSymbol,
  table: MethodTable,
  ending: (
    place: Place,
    builder: WorkflowBuilder,
  ) => { readonly place: Place; readonly last: readonly Node[] },
): Workflow {
  const builder = new WorkflowBuilder(table);
  const { declaration } = method;
  const code = table.code(method);
  const parameters = code.parameters.map(p => builder.variable(p.name));
  const args: Operand[] = parameters.map(variable => ({ kind: 'variable', variable }));
  const nodes: Node[] = [];
  const region = builder.region({
    parent: undefined,
    kind: 'method',
    label: method.id,
    span: declaration.span,
  });
  const free: Place = { nodes, region, result: undefined, next: '', onError: undefined };
  const { place, last } = ending(free, builder);
  const site = { root: true, site: method.id, span: declaration.span };
  const enter = (inner: Place): NodeId =>
    builder.enter(method, { kind: 'operands', operands: args }, inner, site);
  // From outside, the client tries again; who begins a call relies on it.
  const begun = place.onError !== undefined;
  const start = begun ? addRetries(code, place, site, { builder, enter }) : enter(place);
  return {
    id: method.id,
    service: method.service,
    span: declaration.span,
    doc: declaration.doc,
    parameters,
    graph: { start, nodes: [...nodes, ...last] },
    regions: builder.regions,
  };
}
