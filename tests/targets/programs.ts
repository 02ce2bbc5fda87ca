// Random workflows: any nesting of runs, choices, forks, fan-outs and try blocks, with strange names and labels.
import fc from 'fast-check';
import type { Graph, Node, Variable, Workflow } from '../../compiler/ir/workflow.ts';
import { choice, chosen, each, fork, returns, run, throws, variable, workflow } from './ir.ts';

/** The shape of a program; the graph is made of it with ids and names that are unique. */
type Plan =
  | { readonly kind: 'run'; readonly label: string; readonly exits: number; readonly catches: boolean }
  | { readonly kind: 'choice'; readonly label: string; readonly ways: readonly (readonly Plan[])[] }
  | {
      readonly kind: 'fork';
      readonly label: string;
      readonly branches: readonly (readonly Plan[])[];
      readonly settled: boolean;
      readonly catches: boolean;
    }
  | {
      readonly kind: 'each';
      readonly label: string;
      readonly body: readonly Plan[];
      readonly settled: boolean;
      readonly catches: boolean;
    };

const labels = fc.oneof(
  fc.constantFrom('Hotel.reserve', 'return', 'await `${x}`', '{% $x %}', '', 'a\nb'),
  fc.string(),
);

const plans = fc.letrec<{ plan: Plan; body: readonly Plan[] }>(tie => ({
  body: fc.array(tie('plan'), { maxLength: 3 }),
  plan: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('run' as const),
      label: labels,
      exits: fc.integer({ min: 1, max: 3 }),
      catches: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('choice' as const),
      label: labels,
      ways: fc.array(tie('body'), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant('fork' as const),
      label: labels,
      branches: fc.array(tie('body'), { minLength: 1, maxLength: 3 }),
      settled: fc.boolean(),
      catches: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('each' as const),
      label: labels,
      body: tie('body'),
      settled: fc.boolean(),
      catches: fc.boolean(),
    }),
  ),
}));

export const programs: fc.Arbitrary<Workflow> = plans.body.map(body => {
  const builder = new Builder();
  const { nodes, start } = builder.block(body, ['user', 'xs']);
  return { ...workflow('Trip.random', ['user', 'xs'], ...nodes), graph: { start, nodes } };
});

/** Names that a machine has to spell in its own way, among plain ones. */
const names = ['sum', 'error', '_x', 'v_x', 'text_x', 'x', 'and', 'states'];

class Builder {
  #count = 0;

  /** A block that returns its newest variable. */
  block(plans: readonly Plan[], known: readonly Variable[]): Graph {
    const nodes: Node[] = [];
    const end = this.#id();
    const start = this.#sequence(plans, end, { nodes, known: [...known] });
    nodes.push(returns(end, variable(known.at(-1) ?? 'user')));
    return { start, nodes };
  }

  #id(): string {
    return `n${++this.#count}`;
  }

  #name(): Variable {
    return `${names[this.#count % names.length]}${++this.#count}`.replace(
      /^(sum|error)\d+$/,
      (text, name: string) => {
        return this.#count < 20 ? text : `${name}_${this.#count}`;
      },
    );
  }

  #sequence(plans: readonly Plan[], end: string, block: { nodes: Node[]; known: Variable[] }): string {
    const ids = plans.map(() => this.#id());
    for (const [i, plan] of plans.entries()) this.#node(plan, ids[i] ?? end, ids[i + 1] ?? end, block);
    return ids[0] ?? end;
  }

  #node(plan: Plan, id: string, next: string, block: { nodes: Node[]; known: Variable[] }): void {
    const caught = 'catches' in plan && plan.catches ? this.#handler(block.nodes) : undefined;
    const { known, nodes } = block;
    if (plan.kind === 'run') {
      const exits = Array.from({ length: plan.exits }, (_, i) => ({
        exit: `e${i}`,
        outputs: [this.#name()],
        next,
      }));
      nodes.push({
        ...run(id, 'Hotel.reserve', { inputs: [...known], exits, onError: caught }),
        label: plan.label,
      });
    } else if (plan.kind === 'choice') {
      const ways = plan.ways.map(way => this.#sequence(way, next, { nodes, known: [...known] }));
      const choices = ways.map((way, i) => chosen(known[0] ?? 'user', i, way, plan.label));
      nodes.push(choice(id, { label: plan.label, choices, otherwise: next }));
    } else if (plan.kind === 'fork') {
      const branches = plan.branches.map(branch => ({
        label: plan.label,
        graph: this.block(branch, known),
        result: this.#name(),
        outputs: [],
      }));
      const join = plan.settled ? 'settled' : 'all';
      nodes.push({ ...fork(id, { branches, next, join, onError: caught }), label: plan.label });
      known.push(...branches.map(branch => branch.result));
    } else {
      const [item, index, result] = [this.#name(), this.#name(), this.#name()];
      const body = this.block(plan.body, [...known, index, item]);
      const join = plan.settled ? 'settled' : 'all';
      const made = each(id, { items: 'xs', item, index, body, result, next, join, onError: caught });
      nodes.push({ ...made, label: plan.label });
      known.push(result);
    }
  }

  /** Every error edge leads to a `throw` of its own. */
  #handler(nodes: Node[]): { readonly variable: Variable; readonly next: string } {
    const error = this.#name();
    const next = this.#id();
    nodes.push(throws(next, error));
    return { variable: error, next };
  }
}
