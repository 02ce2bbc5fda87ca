// Variables that may hold the same array or object, of which one is changed in place, or compared: after a wait they must hold the same one
// again (stdlib/runtime/sharing.ts). Such variables form a group, with a variable of its own that says what they share.
// Variables that share nothing, or nothing that is ever changed or compared, stay as they are: nobody can tell copies from the original.
import type * as js from 'estree';
import { assign, expressionStatement, id } from './estree.ts';
import type { SharedGroup } from './groups.ts';
import type { Liveness } from './liveness.ts';
import { liveness } from './liveness.ts';
import { isNode } from './mentions.ts';
import type { Kinds, ObjectKind } from './sources.ts';
import { kindsOf, sourcesOf } from './sources.ts';
import type { Flow, FlowVariable } from './split/flow.ts';

const storing = /^(push|unshift|splice|fill|set|add)$/;
const changing = /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin)$/;
/** Of objects of the library's classes; a regular expression notes where it found something. */
const changingClass = /^(set|add|delete|clear|append|exec|test|sort|set[A-Z]\w*)$/;

const comparing = /^[!=]==?$/;
const seeking = /^(includes|indexOf|lastIndexOf|has|get|is)$/;

/** Finds the groups of a method, and gives each its variable. */
export function sharedGroups(flow: Flow, fresh: (wanted: string) => string): readonly SharedGroup[] {
  const classes = new Classes(flow);
  const code = [
    ...flow.blocks.flatMap(b => [...b.statements, ...ofEnd(b.end)]),
    ...[...flow.closures.values()],
  ];
  for (const node of code) classes.read(node);
  for (const [name, made] of flow.closures) classes.closure(name, made);
  const candidates = classes.changed();
  if (candidates.length === 0) return [];
  const live = liveness(flow);
  const groups = candidates.flatMap(({ members, kinds }) =>
    isShared(flow, live, members, kinds) ? [{ name: fresh('shared'), members }] : [],
  );
  const start = flow.blocks.find(b => b.id === flow.start);
  for (const { name } of groups) {
    (flow.variables as Map<string, FlowVariable>).set(name, {
      name,
      source: undefined,
      type: undefined,
      span: flow.method.declaration.span,
    });
    start?.statements.unshift(
      expressionStatement(assign(id(name), { type: 'ArrayExpression', elements: [] })),
    );
  }
  return groups;
}

function ofEnd(end: Flow['blocks'][number]['end']): js.Node[] {
  if (end.kind === 'branch') return [end.test];
  if (end.kind === 'throw') return [end.error];
  return end.kind === 'return' && end.value !== undefined ? [end.value] : [];
}

/** Whether somewhere two members that may hold one changed object live across a wait, or one that may hold it twice. */
function isShared(flow: Flow, live: Liveness, members: ReadonlySet<string>, changed: Kinds): boolean {
  const meets = (kinds: Kinds): boolean => [...kinds].some(kind => changed.has(kind));
  const all = (name: string): Kinds => {
    const { type } = flow.variables.get(name) ?? {};
    return new Set([...kindsOf(type, false), ...kindsOf(type, true)]);
  };
  return flow.blocks.some(b => {
    if (b.end.kind !== 'wait' && b.end.kind !== 'boundary') return false;
    const here = [...live.after(b)].filter(name => members.has(name) && meets(all(name)));
    return here.length > 1 || here.some(name => meets(kindsOf(flow.variables.get(name)?.type, true)));
  });
}

const none: Kinds = new Set();

/** Names that may share something, joined step by step. */
class Classes {
  readonly #flow: Flow;
  readonly #above = new Map<string, string>();
  readonly #changes: { readonly name: string; readonly kind: ObjectKind }[] = [];

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  /** The classes of several names in which something is changed in place. */
  changed(): { members: ReadonlySet<string>; kinds: Kinds }[] {
    const classes = new Map<string, Set<string>>();
    for (const name of this.#above.keys()) {
      const top = this.#top(name);
      classes.set(top, (classes.get(top) ?? new Set()).add(name));
    }
    return [...classes].flatMap(([top, names]) => {
      const kinds = new Set(this.#changes.filter(c => this.#top(c.name) === top).map(c => c.kind));
      const members = new Set([...names].filter(name => this.#flow.variables.has(name)));
      return kinds.size === 0 || names.size < 2 ? [] : [{ members, kinds }];
    });
  }

  /** What the parameters of a function get is not followed: they may be any of what the method passes around. */
  closure(name: string, made: js.Expression): void {
    if (made.type !== 'ArrowFunctionExpression') return;
    this.#flowInto(name, made);
    for (const parameter of made.params) for (const each of names(parameter)) this.#join(each, name);
  }

  read(node: js.Node): void {
    if (node.type === 'AssignmentExpression') {
      this.#assigned(node.left, node.right);
      for (const leaf of leaves(node.left)) this.#change(leaf);
    } else if (node.type === 'UpdateExpression') this.#change(node.argument);
    else if (node.type === 'UnaryExpression' && node.operator === 'delete') this.#change(node.argument);
    else if (node.type === 'VariableDeclarator' && node.init) this.#assigned(node.id, node.init);
    else if (node.type === 'ForOfStatement') this.#loop(node);
    else if (node.type === 'BinaryExpression' && comparing.test(node.operator))
      this.#compared(node.left, node.right);
    else if (node.type === 'CallExpression') this.#called(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'loc') continue;
      if (Array.isArray(value)) for (const item of value) isNode(item) && this.read(item);
      else if (isNode(value)) this.read(value);
    }
  }

  #loop(node: js.ForOfStatement): void {
    const { left } = node;
    const pattern = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
    if (pattern === undefined) return;
    this.#assigned(pattern, node.right);
    for (const leaf of leaves(pattern)) this.#change(leaf);
  }

  #assigned(target: js.Node, value: js.Node): void {
    for (const name of names(target)) this.#flowInto(name, value);
  }

  #flowInto(name: string, value: js.Node): void {
    for (const source of sourcesOf(value)) {
      const kinds = this.#kinds(source.name, source.inside);
      const own = this.#allKinds(name);
      if ([...kinds].some(kind => own.has(kind))) this.#join(name, source.name);
    }
  }

  /** A call may store what it gets in what it is called on, and hand both to a function that it gets. */
  #called(node: js.SimpleCallExpression): void {
    const { callee } = node;
    const args = node.arguments;
    const receivers = callee.type === 'MemberExpression' ? sourcesOf(callee.object) : [];
    if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
      const { name } = callee.property;
      if (changing.test(name)) for (const r of receivers) this.#note(r.name, 'array');
      if (changingClass.test(name)) for (const r of receivers) this.#note(r.name, 'class');
      if (seeking.test(name)) for (const a of args) this.#compared(a, callee.object);
      if (storing.test(name)) for (const r of receivers) for (const a of args) this.#flowInto(r.name, a);
    } else if (callee.type === 'Identifier') this.#passed(callee.name, args);
    for (const a of args) {
      if (a.type !== 'ArrowFunctionExpression') continue;
      for (const parameter of a.params.flatMap(names)) {
        for (const r of receivers) if (this.#kinds(r.name, true).size > 0) this.#join(parameter, r.name);
        for (const other of args) if (other !== a) this.#flowInto(parameter, other);
      }
    }
  }

  /** Who compares two objects can tell whether they are one, as who changes one of them. */
  #compared(one: js.Node, other: js.Node): void {
    const sides = [one, other];
    const known = sides.flatMap(side => (side.type === 'Identifier' ? sourcesOf(side) : []));
    const kinds = known.map(({ name }) => this.#kinds(name, false));
    if (kinds.length === 0 || kinds.some(each => each.size === 0)) return;
    if (sides.some(side => side.type === 'Literal' || side.type === 'UnaryExpression')) return;
    for (const { name } of sides.flatMap(sourcesOf))
      for (const kind of kinds.flatMap(each => [...each])) this.#note(name, kind);
  }

  /** A function of the program may change what it gets, and store one in the other. */
  #passed(callee: string, args: js.SimpleCallExpression['arguments']): void {
    if (/^(assign|unwrap|abort|structuredClone|String|kept|\w+Async)$/.test(callee)) return;
    for (const source of args.flatMap(a => (a.type === 'ArrowFunctionExpression' ? [] : sourcesOf(a)))) {
      const kinds = this.#allKinds(source.name);
      if (kinds.size === 0) continue;
      this.#join(callee, source.name);
      for (const kind of kinds) this.#note(source.name, kind);
    }
  }

  #kinds(name: string, inside: boolean): Kinds {
    const variable = this.#flow.variables.get(name);
    return variable?.own === true ? none : kindsOf(variable?.type, inside);
  }

  #allKinds(name: string): Kinds {
    return new Set([...this.#kinds(name, false), ...this.#kinds(name, true)]);
  }

  #change(target: js.Node): void {
    if (target.type !== 'MemberExpression') return;
    const { object, property, computed } = target;
    const known = object.type === 'Identifier' ? this.#flow.variables.get(object.name)?.type : undefined;
    const named = !computed && property.type === 'Identifier' && property.name !== 'length';
    const kinds: Iterable<ObjectKind> = named ? ['object'] : kindsOf(known, false);
    for (const { name } of sourcesOf(object)) for (const kind of kinds) this.#note(name, kind);
  }

  #note(name: string, kind: ObjectKind): void {
    this.#top(name);
    this.#changes.push({ name, kind });
  }

  #join(one: string, other: string): void {
    this.#above.set(this.#top(one), this.#top(other));
  }

  #top(name: string): string {
    const above = this.#above.get(name);
    if (above === undefined) this.#above.set(name, name);
    if (above === undefined || above === name) return name;
    return this.#top(above);
  }
}

/** The names that a target gives values to, or holds them in. */
function names(target: js.Node): string[] {
  return leaves(target).flatMap(leaf =>
    leaf.type === 'Identifier' ? [leaf.name] : sourcesOf(leaf).map(s => s.name),
  );
}

/** What a pattern gives values to. */
function leaves(target: js.Node): (js.Identifier | js.MemberExpression)[] {
  switch (target.type) {
    case 'Identifier':
    case 'MemberExpression':
      return [target];
    case 'ObjectPattern':
      return target.properties.flatMap(p => leaves(p.type === 'Property' ? p.value : p.argument));
    case 'ArrayPattern':
      return target.elements.flatMap(e => (e === null ? [] : leaves(e)));
    case 'AssignmentPattern':
      return leaves(target.left);
    case 'RestElement':
      return leaves(target.argument);
    default:
      return [];
  }
}
