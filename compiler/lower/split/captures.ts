// Functions that are kept in a list or a variable, and made in a loop that was taken apart. The loop has one variable for all
// its rounds, and JavaScript has another one in each: such a function gets a copy of its own.
//
//   jobs.push(() => x)   →   jobs.push((x => () => x)(x))
//
// A function that stands in the value of a variable and uses that variable cannot get a copy, because there is no value yet. The value
// gets a variable of its own:
//
//   o = { n, get: () => o.n }   →   o = (() => { const o$own = { n, get: () => o$own.n }; return o$own; })()
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
    const frozen = b.statements.map(each => {
      const made = freezer.freeze(each);
      if (builder.notes.has(each)) builder.notes.add(made);
      return made;
    });
    b.statements.splice(0, b.statements.length, ...frozen);
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
    if (node.type === 'AssignmentExpression') {
      const own = this.#withOwn(node);
      if (own !== undefined) return own as js.Node as N;
    }
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

  #withOwn(node: js.AssignmentExpression): js.AssignmentExpression | undefined {
    const { left, right, operator } = node;
    if (operator !== '=' || left.type !== 'Identifier' || !isLiteral(right)) return undefined;
    if (this.#builder.variables.get(left.name)?.perRound !== 'fixed') return undefined;
    if (!namesIn(right).has(left.name) || awaits(right)) return undefined;
    const own = `${left.name}$own`;
    const made = this.freeze(renamed(right, left.name, own));
    return { ...node, right: call(arrow([], block([declare('const', id(own), made), returning(id(own))]))) };
  }

  #refuse(variable: FlowVariable): void {
    if (this.#told.has(variable)) return;
    this.#told.add(variable);
    const args = { name: variable.source ?? variable.name };
    this.#diagnostics.push(report(lowerProblems.changingCapture, args, variable.span));
  }
}

/** What only holds the functions in it. */
function isLiteral(node: js.Expression): boolean {
  return node.type === 'ObjectExpression' || node.type === 'ArrayExpression';
}

function awaits(node: js.Node): boolean {
  if (node.type === 'AwaitExpression') return true;
  return Object.values(node).some(value =>
    Array.isArray(value) ? value.some(each => isNode(each) && awaits(each)) : isNode(value) && awaits(value),
  );
}

function renamed<N extends js.Node>(node: N, from: string, to: string): N {
  if (node.type === 'Identifier') return node.name === from ? { ...node, name: to } : node;
  const changed = Object.entries(node).map(([key, value]) => {
    if (key === 'loc' || isKey(node, key)) return [key, value];
    if (key === 'shorthand') return [key, false];
    const inside = (child: unknown): unknown => (isNode(child) ? renamed(child, from, to) : child);
    return [key, Array.isArray(value) ? value.map(inside) : inside(value)];
  });
  return Object.fromEntries(changed) as N;
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
