// Functions that are kept in a list or a variable, and made in a loop that was taken apart. The loop has one variable for all
// its rounds, and JavaScript has another one in each: such a function gets a copy of its own.
//
//   jobs.push(() => x)   →   jobs.push((x => () => x)(x))
import type * as js from 'estree';
import type { Diagnostic } from '../../../grammar/diagnostic.ts';
import { report } from '../../../grammar/diagnostic.ts';
import { closuresAmong, withCaptured } from '../closures.ts';
import { arrow, block, call, declare, id, returning } from '../estree.ts';
import { isNode, namesIn } from '../mentions.ts';
import { lowerProblems } from '../problems.ts';
import type { FlowBuilder, FlowEnd, FlowVariable } from './flow.ts';

export function freezeCaptures(builder: FlowBuilder, diagnostics: Diagnostic[]): void {
  if (![...builder.variables.values()].some(v => v.perRound !== undefined)) return;
  const freezer = new Freezer(builder, diagnostics);
  for (const b of builder.blocks) {
    b.statements.splice(0, b.statements.length, ...b.statements.map(each => freezer.freeze(each)));
    b.end = frozenEnd(b.end, freezer);
  }
}

function frozenEnd(end: FlowEnd, freezer: Freezer): FlowEnd {
  if (end.kind === 'branch') return { ...end, test: freezer.freeze(end.test) };
  if (end.kind === 'throw') return { ...end, error: freezer.freeze(end.error) };
  return end.kind === 'return' && end.value !== undefined
    ? { ...end, value: freezer.freeze(end.value) }
    : end;
}

/** Methods that call what they are given, and do not keep it. */
const calling =
  /^(map|filter|forEach|reduce|reduceRight|some|every|find|findIndex|findLast|findLastIndex|flatMap|sort|toSorted|update)$/;

class Freezer {
  readonly #builder: FlowBuilder;
  readonly #diagnostics: Diagnostic[];
  readonly #told = new Set<FlowVariable>();

  constructor(builder: FlowBuilder, diagnostics: Diagnostic[]) {
    this.#builder = builder;
    this.#diagnostics = diagnostics;
  }

  /** `kept`: what a node gives may be called when the round is over. */
  freeze<N extends js.Node>(node: N, kept = true): N {
    const isHeld = node.type === 'Identifier' && this.#builder.closures.has(node.name);
    if (kept && (isHeld || node.type === 'ArrowFunctionExpression')) {
      const copied = this.#copied(node);
      if (copied !== undefined) return copied as js.Node as N;
    }
    const changed = Object.entries(node).map(([key, value]) => {
      if (key === 'loc' || isKey(node, key)) return [key, value];
      const inside = (child: unknown): unknown =>
        isNode(child) ? this.freeze(child, keeps(node, key)) : child;
      return [key, Array.isArray(value) ? value.map(inside) : inside(value)];
    });
    return Object.fromEntries(changed) as N;
  }

  /** A function over copies of the variables of the round. */
  #copied(node: js.Expression): js.Expression | undefined {
    const { closures, variables } = this.#builder;
    const names = withCaptured(namesIn(node), closures);
    const captured = [...names]
      .flatMap(name => variables.get(name) ?? [])
      .filter(v => v.perRound !== undefined);
    if (captured.length === 0) return undefined;
    for (const variable of captured) if (variable.perRound === 'changing') this.#refuse(variable);
    const parameters = captured.map(v => id(v.name));
    const held = closuresAmong(names, closures).map(([name, made]) => declare('const', id(name), made));
    const body = held.length === 0 ? node : block([...held, returning(node)]);
    return call(arrow(parameters, body), ...parameters);
  }

  #refuse(variable: FlowVariable): void {
    if (this.#told.has(variable)) return;
    this.#told.add(variable);
    const args = { name: variable.source ?? variable.name };
    this.#diagnostics.push(report(lowerProblems.changingCapture, args, variable.span));
  }
}

function isKey(node: js.Node, key: string): boolean {
  if (node.type === 'MemberExpression') return key === 'property' && !node.computed;
  return node.type === 'Property' && key === 'key' && !node.computed;
}

function keeps(node: js.Node, key: string): boolean {
  if (node.type !== 'CallExpression') return true;
  if (key === 'callee') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return false;
  if (callee.type !== 'MemberExpression') return true;
  const { object, property } = callee;
  if (object.type === 'Identifier' && object.name === '$') return false;
  return property.type !== 'Identifier' || !calling.test(property.name);
}
