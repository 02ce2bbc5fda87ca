// One method that waits, as it stands in a workflow: how the names of its code become variables of the workflow.

import type { Span } from '../../grammar/source.ts';
import { mapOperands, type Native, type NativeWay } from '../ir/native.ts';
import type {
  ErrorEdge,
  LedgerDecision,
  Node,
  NodeId,
  Operand,
  RegionId,
  TurnNode,
  Variable,
} from '../ir/workflow.ts';
import { startedName } from './emit.ts';
import type { MethodCode } from './methods.ts';
import type { FlowEnd, Handler, PlannedArguments, PlannedOperand } from './split/flow.ts';
import { waitResults } from './split/flow.ts';
import { returnExit } from './split/method.ts';
import type { Turn } from './turns.ts';

/** Decided after fusion, when it is known what stands in a run together. */
export const undecided: LedgerDecision = {
  row: 'may write',
  entry: 'always',
  why: 'not decided yet',
};

/** Where a call is put into the graph, and how it goes on. */
export interface Place {
  readonly nodes: Node[];
  readonly region: RegionId;
  readonly result: Variable | undefined;
  readonly next: NodeId;
  readonly onError: ErrorEdge | undefined;
}

export type Arguments =
  | { readonly kind: 'operands'; readonly operands: readonly Operand[] }
  | { readonly kind: 'array'; readonly variable: Variable };

export interface Site {
  readonly root: boolean;
  /** `Frontend.reserve/2`. */
  readonly site: string;
  readonly span: Span;
}

/** One method that waits, taken into a workflow. */
export interface Instance {
  readonly code: MethodCode;
  readonly place: Place;
  /** Its arguments are the workflow's: they are in variables. */
  readonly root: boolean;
  /** What the caller gave for the parameters that never change. */
  readonly given: ReadonlyMap<string, Operand>;
  /** The workflow's variable for a name of the method's code. */
  readonly name: (local: string) => Variable;
  readonly turns: ReadonlyMap<number, NodeId>;
  readonly waits: Map<FlowEnd, NodeId>;
  readonly regions: readonly RegionId[];
  readonly args: Arguments;
  /** Where an error that nobody in the method handles goes. */
  readonly leaving: ErrorEdge | undefined;
  /** Gets what its turns began. */
  readonly started: () => Variable;
}

/** What a turn does that needs no function. */
export function passesOf(instance: Instance, turn: Turn): Pick<TurnNode, 'passes' | 'ways'> {
  return { ...handedOn(instance, turn), ...nativeWays(instance, turn) };
}

/** What a turn without code hands on. */
function handedOn(instance: Instance, turn: Turn): { passes?: { variable: Variable; from: Operand }[] } {
  const [exit] = turn.exits;
  if (!turn.trivial || exit === undefined || turn.exits.length > 1) return {};
  const { result } = instance.place;
  if (exit.end.kind !== 'return') {
    return {
      passes: exit.carries.map(name => ({
        variable: instance.name(name),
        from: inputOperand(instance, turn, name),
      })),
    };
  }
  const { value } = exit.end;
  // A value that nobody wants may have to be computed all the same, for what else it does.
  const plain = value === undefined || value.type === 'Identifier' || value.type === 'Literal';
  if (result === undefined) return plain ? { passes: [] } : {};
  if (value === undefined || (value.type === 'Identifier' && value.name === 'undefined'))
    return { passes: [{ variable: result, from: { kind: 'undefined' } }] };
  if (value.type === 'Identifier' && turn.inputs.includes(value.name))
    return { passes: [{ variable: result, from: inputOperand(instance, turn, value.name) }] };
  if (value.type === 'Literal' && isPlain(value.value))
    return { passes: [{ variable: result, from: { kind: 'constant', value: value.value } }] };
  return {};
}

/** The ways through a turn that needs no function, in the workflow's variables. */
function nativeWays(instance: Instance, turn: Turn): { ways?: NativeWay[] } {
  if (turn.ways === undefined) return {};
  const rename = (native: Native): Native =>
    mapOperands(native, operand =>
      operand.kind === 'variable' ? inputOperand(instance, turn, operand.variable) : operand,
    );
  const { result } = instance.place;
  const variableOf = (name: string, exit: number): Variable | undefined => {
    if (name === startedName) return instance.started();
    return exit === returnExit ? result : instance.name(name);
  };
  return {
    ways: turn.ways.map(({ when, exit, values }) => ({
      when: when === undefined ? undefined : rename(when),
      exit,
      sets: [...values].flatMap(([name, value]) => {
        const variable = variableOf(name, exit);
        return variable === undefined ? [] : [{ variable, value: rename(value) }];
      }),
    })),
  };
}

/** A parameter that no turn changes is what the caller gave; the first turn takes the others as given, too. */
export function inputOperand(instance: Instance, turn: Turn, name: string): Operand {
  const { args, code } = instance;
  const given = instance.given.get(name);
  if (given !== undefined) return given;
  const index = code.parameters.findIndex(p => p.name === name);
  if (turn.entry !== code.flow.start || index < 0 || args.kind === 'array' || instance.root) {
    return { kind: 'variable', variable: instance.name(name) };
  }
  return parameterOperand(code, args.operands, index);
}

function parameterOperand(code: MethodCode, operands: readonly Operand[], index: number): Operand {
  if (code.parameters[index]?.rest) return { kind: 'array', elements: operands.slice(index) };
  return operands[index] ?? { kind: 'undefined' };
}

export function errorEdge(instance: Instance, handler: Handler | undefined): ErrorEdge | undefined {
  if (handler === undefined) return instance.leaving;
  return {
    variable: instance.name(handler.variable),
    next: instance.turns.get(handler.block) as NodeId,
  };
}

/** The variable for a call's result; none where the turn that follows does not look at it. */
export function resultOf(instance: Instance, name: string, next: NodeId): Variable | undefined {
  const after = instance.code.turns.find(t => instance.turns.get(t.entry) === next);
  const used = after === undefined || after.needs.has(name);
  return used ? instance.name(name) : undefined;
}

export function argumentsOf(instance: Instance, args: PlannedArguments): Arguments {
  if (args.kind === 'array') return { kind: 'array', variable: instance.name(args.variable) };
  return { kind: 'operands', operands: args.operands.map(o => operandOf(instance, o)) };
}

function operandOf(instance: Instance, operand: PlannedOperand): Operand {
  if (operand.kind !== 'variable') return operand;
  return (
    instance.given.get(operand.variable) ?? { kind: 'variable', variable: instance.name(operand.variable) }
  );
}

/** The parameters that no turn or call of the method changes, with what the caller gave for them: it stands still meanwhile. */
export function givenParameters(code: MethodCode, args: Arguments): ReadonlyMap<string, Operand> {
  if (args.kind === 'array') return new Map();
  const changed = new Set(
    code.turns.flatMap(t => t.exits.flatMap(e => [...e.carries, ...waitResults(e.end)])),
  );
  const kept = code.parameters.flatMap((p, i) =>
    changed.has(p.name) ? [] : [[p.name, parameterOperand(code, args.operands, i)] as const],
  );
  return new Map(kept);
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

export function turnLabel(turn: Turn): string {
  if (turn.transaction) return 'transaction';
  return turn.caught === undefined ? 'then' : 'catch';
}

/** What a turn comes after: `after Echo.say`, `Echo.say failed`. */
export function turnPlace(code: MethodCode, turn: Turn): { name?: string } {
  for (const { end, handler } of code.turns.flatMap(t => t.exits)) {
    if (end.kind !== 'wait') continue;
    if (turn.caught !== undefined && handler?.block === turn.entry)
      return { name: `${end.wait.label} failed` };
    if (turn.caught === undefined && end.resume === turn.entry && !turn.transaction) {
      return { name: `after ${end.wait.label}` };
    }
  }
  return turn.number === 0 || turn.transaction ? {} : { name: 'after the transaction' };
}
