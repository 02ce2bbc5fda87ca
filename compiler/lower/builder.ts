// Puts the workflow graph of one method together from the turns of the methods that it calls: a method that waits
// is taken in where it is called, with variables of its own; a method that is one turn is a call node.
import { Bug } from '../../grammar/diagnostic.ts';
import type { MethodSymbol } from '../check/program.ts';
import type { Branch, Graph, Node, NodeId, Operand, Region, RegionId, Variable } from '../ir/workflow.ts';
import type { TurnNodeExit } from './begun.ts';
import { leavingEdge, settledNode, startNode } from './begun.ts';
import type { Arguments, Instance, Place, Site } from './instance.ts';
import {
  argumentsOf,
  errorEdge,
  givenParameters,
  inputOperand,
  passesOf,
  resultOf,
  turnLabel,
  turnPlace,
  undecided,
} from './instance.ts';
import type { MethodCode } from './methods.ts';
import { methodName, modulePath, turnName } from './names.ts';
import { plannedNode } from './planned.ts';
import { addRetries } from './retries.ts';
import type { FlowEnd, PlannedCall, Wait } from './split/flow.ts';
import type { Turn, TurnExit } from './turns.ts';

export interface MethodTable {
  code(method: MethodSymbol): MethodCode;
}

export class WorkflowBuilder {
  readonly regions: Region[] = [];
  readonly #table: MethodTable;
  readonly #variables = new Set<string>();
  readonly #stack: MethodSymbol[] = [];
  readonly #sites = new Map<string, number>();
  #nodes = 0;

  constructor(table: MethodTable) {
    this.#table = table;
  }

  id(): NodeId {
    this.#nodes++;
    return `n${this.#nodes}`;
  }

  variable(wanted: string): Variable {
    let name = wanted;
    for (let n = 2; this.#variables.has(name) || name === 'states'; n++) name = `${wanted}_${n}`;
    this.#variables.add(name);
    return name;
  }

  region(region: Omit<Region, 'id'>): RegionId {
    const id = this.regions.length;
    this.regions.push({ ...region, id });
    return id;
  }

  /** Adds the execution of a method to a graph; gives the node where it begins. */
  enter(method: MethodSymbol, args: Arguments, place: Place, site: Site): NodeId {
    const code = this.#table.code(method);
    if (code.leaf) return this.#callNode(method, args, place, site);
    if (this.#stack.includes(method)) throw new Bug(`${method.id} waits for itself`, site.span);
    this.#stack.push(method);
    const start = this.#instance(method, args, place, site);
    this.#stack.pop();
    return start;
  }

  #callNode(method: MethodSymbol, args: Arguments, place: Place, site: Site): NodeId {
    const code = this.#table.code(method);
    const id = this.id();
    const operand: Operand =
      args.kind === 'array'
        ? { kind: 'variable', variable: args.variable }
        : { kind: 'array', elements: args.operands };
    const name = methodName(method.service, method.name);
    const listed = site.root && code.parameters.some(p => p.rest);
    place.nodes.push({
      kind: 'call',
      id,
      label: method.id,
      span: site.span,
      region: place.region,
      method: method.id,
      service: method.service,
      code: { module: modulePath(method.module), name: listed ? `${name}$list` : name },
      site: site.site,
      args: operand,
      result: place.result,
      next: place.next,
      onError: place.onError,
      effects: code.effects,
      ledger: undecided,
    });
    return id;
  }

  #instance(method: MethodSymbol, args: Arguments, place: Place, site: Site): NodeId {
    const code = this.#table.code(method);
    const region = site.root
      ? place.region
      : this.region({ parent: place.region, kind: 'inlined', label: method.id, span: site.span });
    const names = new Map<string, Variable>();
    if (site.root && args.kind === 'operands') {
      code.parameters.forEach((p, i) => {
        const operand = args.operands[i];
        if (operand?.kind === 'variable') names.set(p.name, operand.variable);
      });
    }
    const name = (local: string): Variable => {
      const known = names.get(local) ?? this.variable(site.root ? local : `${method.name}_${local}`);
      names.set(local, known);
      return known;
    };
    const regions = this.#regionsOf(code, region, name);
    const turns = new Map(code.turns.map(t => [t.entry, this.id()]));
    const given = site.root ? new Map() : givenParameters(code, args);
    const instance: Instance = {
      root: site.root,
      code,
      place,
      given,
      name,
      turns,
      waits: new Map(),
      regions,
      args,
      leaving: leavingEdge(code, { ...place, region }, name, this),
      started: () => name('started'),
    };
    for (const turn of code.turns) this.#turnNode(instance, method, turn);
    const start = turns.get(code.flow.start);
    if (start === undefined) throw new Bug(`${method.id} has no first turn`, site.span);
    return args.kind === 'array' ? this.#unpack(instance, method, args.variable, start) : start;
  }

  /** The frames of a method, hung into the workflow's. */
  #regionsOf(code: MethodCode, root: RegionId, name: (local: string) => Variable): readonly RegionId[] {
    const regions = [root];
    for (const r of code.flow.regions.slice(1)) {
      const parent = regions[r.parent ?? 0] ?? root;
      const iteration = r.iteration === undefined ? {} : { iteration: name(r.iteration) };
      regions.push(this.region({ ...iteration, parent, kind: r.kind, label: r.label, span: r.span }));
    }
    return regions;
  }

  /** Arguments that come as one array are taken apart by a turn of their own. */
  #unpack(instance: Instance, method: MethodSymbol, variable: Variable, next: NodeId): NodeId {
    const id = this.id();
    const { code, place } = instance;
    const parameters = code.parameters.map(p => ({ name: p.name, variable: instance.name(p.name) }));
    place.nodes.push({
      kind: 'turn',
      id,
      label: `arguments of ${method.id}`,
      span: method.declaration.span,
      region: instance.regions[0] ?? place.region,
      code: {
        module: modulePath(method.module),
        name: `${methodName(method.service, method.name)}$arguments`,
      },
      turn: `${method.id}#arguments`,
      service: method.service,
      transaction: false,
      inputs: [{ name: 'args', from: { kind: 'variable', variable } }],
      exits: [{ exit: 1, outputs: parameters, next }],
      onError: place.onError,
      effects: { reads: [], writes: [], throws: [] },
      ledger: undecided,
    });
    return id;
  }

  #turnNode(instance: Instance, method: MethodSymbol, turn: Turn): void {
    const { place } = instance;
    const id = instance.turns.get(turn.entry) as NodeId;
    place.nodes.push({
      kind: 'turn',
      id,
      label: turn.number === 0 && !turn.transaction ? method.id : turnLabel(turn),
      ...turnPlace(instance.code, turn),
      span: turn.span,
      region: instance.regions[turn.region] ?? place.region,
      code: { module: modulePath(method.module), name: turnName(method.service, method.name, turn.number) },
      turn: `${method.id}#${turn.number}`,
      service: method.service,
      transaction: turn.transaction,
      inputs: turn.inputs.map(name => ({ name, from: inputOperand(instance, turn, name) })),
      exits: turn.exits.map(exit =>
        exit.begun
          ? startNode(instance, turn, this.#exit(instance, method, exit), this)
          : this.#exit(instance, method, exit),
      ),
      ...passesOf(instance, turn),
      ...(turn.givenUp === undefined ? {} : { givenUp: turn.givenUp }),
      // Nothing was begun before the first turn, and what throws begins nothing.
      onError: turn.entry === instance.code.flow.start ? place.onError : instance.leaving,
      effects: turn.touches.effects(),
      ledger: undecided,
    });
  }

  #exit(instance: Instance, method: MethodSymbol, exit: TurnExit): TurnNodeExit {
    const { place } = instance;
    const label = exit.label ? { label: exit.label } : {};
    if (exit.end.kind === 'return') {
      const outputs = place.result === undefined ? [] : [{ name: 'value', variable: place.result }];
      return { exit: exit.exit, outputs, next: place.next, ...label };
    }
    const outputs = exit.carries.map(name => {
      const known = instance.code.flow.variables.get(name);
      const called = known?.source ?? known?.parameter ?? name;
      const output = { name, variable: instance.name(name) };
      return called === name ? output : { ...output, called };
    });
    const { end } = exit;
    const next =
      end.kind === 'boundary'
        ? (instance.turns.get(end.to) as NodeId)
        : this.#wait(instance, method, exit, end);
    return { exit: exit.exit, outputs, next, ...label };
  }

  #wait(
    instance: Instance,
    method: MethodSymbol,
    exit: TurnExit,
    end: Extract<FlowEnd, { kind: 'wait' }>,
  ): NodeId {
    const known = instance.waits.get(end);
    if (known !== undefined) return known;
    const place = this.#placeOf(instance, exit, end);
    const id = this.#waitNode(instance, method, end.wait, place);
    instance.waits.set(end, id);
    return id;
  }

  #placeOf(instance: Instance, exit: TurnExit, end: Extract<FlowEnd, { kind: 'wait' }>): Place {
    return {
      nodes: instance.place.nodes,
      region: instance.regions[exit.region] ?? instance.place.region,
      result: undefined,
      next: instance.turns.get(end.resume) as NodeId,
      onError: errorEdge(instance, exit.handler),
    };
  }

  #waitNode(instance: Instance, method: MethodSymbol, wait: Wait, place: Place): NodeId {
    if (wait.kind === 'each') return this.#eachNode(instance, method, wait, place);
    if (wait.kind === 'promises') {
      const site = this.unique(`${method.id}/${wait.site}`);
      return settledNode(instance, wait, place, { id: this.id(), site });
    }
    const only = wait.calls.length === 1 && wait.join === 'all' ? wait.calls[0] : undefined;
    if (only !== undefined) {
      const result = resultOf(instance, only.result, place.next);
      return this.#planned(method, only, argumentsOf(instance, only.args), { ...place, result });
    }
    const id = this.id();
    const branches = wait.calls.map(call => this.#branch(instance, method, call, place));
    place.nodes.push({
      kind: 'fork',
      id,
      label: wait.label,
      span: wait.span,
      region: place.region,
      branches,
      join: wait.join,
      next: place.next,
      onError: place.onError,
    });
    return id;
  }

  /** What is waited for, as a node or, for a method that waits itself, as many. */
  #planned(method: MethodSymbol, call: PlannedCall, args: Arguments, place: Place): NodeId {
    const site = `${method.id}/${call.site}`;
    if (call.kind === 'method') {
      const at = { root: false, site, span: call.span };
      const enter = (inner: Place) => this.enter(call.method, args, inner, at);
      return addRetries(this.#table.code(call.method), place, at, { builder: this, enter });
    }
    const node = plannedNode(call, args, place, { id: this.id(), site: this.unique(site) });
    place.nodes.push(node);
    return node.id;
  }

  /** A method that is taken in twice has each of its waits twice. */
  unique(site: string): string {
    const count = (this.#sites.get(site) ?? 0) + 1;
    this.#sites.set(site, count);
    return count === 1 ? site : `${site}.${count}`;
  }

  #branch(instance: Instance, method: MethodSymbol, call: PlannedCall, place: Place): Branch {
    const graph = this.#subgraph(method, call, argumentsOf(instance, call.args), place);
    return { label: call.label, graph, result: resultOf(instance, call.result, place.next), outputs: [] };
  }

  /** A call as a graph of its own that returns its result. */
  #subgraph(method: MethodSymbol, call: PlannedCall, args: Arguments, place: Place): Graph {
    const nodes: Node[] = [];
    const region = this.region({
      parent: place.region,
      kind: 'branch',
      label: call.label,
      span: call.span,
    });
    const end = this.id();
    const result = this.variable(`${call.name}_value`);
    const inner: Place = { ...place, nodes, region, result, next: end, onError: undefined };
    const start = this.#planned(method, call, args, inner);
    nodes.push({
      kind: 'return',
      id: end,
      label: 'return',
      span: call.span,
      region,
      value: call.kind === 'timer' ? { kind: 'undefined' } : { kind: 'variable', variable: result },
    });
    return { start, nodes };
  }

  #eachNode(
    instance: Instance,
    method: MethodSymbol,
    wait: Extract<Wait, { kind: 'each' }>,
    place: Place,
  ): NodeId {
    const id = this.id();
    const item = this.variable(`${wait.call.name}_item`);
    const index = this.variable(`${wait.call.name}_index`);
    const region = this.region({
      parent: place.region,
      kind: 'each',
      label: wait.label,
      span: wait.span,
      iteration: index,
    });
    const inner: Place = { ...place, region };
    const body = this.#subgraph(method, wait.call, { kind: 'array', variable: item }, inner);
    place.nodes.push({
      kind: 'each',
      id,
      label: wait.label,
      span: wait.span,
      region: place.region,
      items: instance.name(wait.items),
      item,
      index,
      body,
      concurrency: typeof wait.concurrency === 'string' ? instance.name(wait.concurrency) : wait.concurrency,
      result: resultOf(instance, wait.call.result, place.next),
      join: wait.join,
      next: place.next,
      onError: place.onError,
    });
    return id;
  }
}
