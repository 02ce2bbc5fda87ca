// The code of a method: as one function where it is one turn (or where a transaction calls it), and as turns where it waits.
import type * as js from 'estree';
import { report } from '../../grammar/diagnostic.ts';
import { timeoutSeconds } from '../check/decorators/index.ts';
import { holdsMatch, notLiving } from '../check/durable.ts';
import type { MethodSymbol } from '../check/program.ts';
import type { Type } from '../check/types.ts';
import type { Effects } from '../ir/workflow.ts';
import type { Lowering, ModuleScope, Scope, Translator } from './context.ts';
import { placed, Touches } from './context.ts';
import {
  asyncFunction,
  call,
  declare,
  exported,
  id,
  literal,
  member,
  property,
  returning,
} from './estree.ts';
import { parameters } from './functions.ts';
import { findsOf } from './groups.ts';
import { LocalNames, methodName } from './names.ts';
import type { CodeTypes } from './native/ways.ts';
import { lowerProblems } from './problems.ts';
import type { Flow } from './split/flow.ts';
import { exitValue, splitMethod } from './split/method.ts';
import { takenBack } from './statements.ts';
import type { Turn } from './turns.ts';
import { turnsOf } from './turns.ts';

export interface MethodCode {
  readonly flow: Flow;
  readonly turns: readonly Turn[];
  readonly parameters: Flow['parameters'];
  /** `@retry`: who calls it tries again. */
  readonly retried: MethodSymbol | undefined;
  /** One turn: called as one function. */
  readonly leaf: boolean;
  /** All that the method and what it calls in its turns may touch. */
  readonly effects: Effects;
}

/** A method as turns; `leaf` if it has only one, which waits for nothing. */
export function methodCode(
  method: MethodSymbol,
  lowering: Lowering,
  module: ModuleScope,
  to: Translator,
): MethodCode {
  const flow = splitMethod(method, lowering, module, to);
  const turns = turnsOf(flow, codeTypes(lowering));
  const [first] = turns;
  const leaf =
    turns.length === 1 &&
    first !== undefined &&
    first.exits.every(e => e.end.kind === 'return') &&
    first.touches.begins.size === 0;
  if (!leaf) refuseUndurable(flow, turns, lowering);
  const finds = findsOf(flow);
  const carried = [
    ...flow.parameters.map(p => p.name),
    ...turns.flatMap(t => t.exits.flatMap(e => e.carries)),
  ];
  if (holdsMatch(method.result) || carried.some(name => finds.has(name))) module.runtime('matched');
  const { reads, writes, throws } = effectsOf(method, lowering);
  const again =
    method.declaration.decorators.some(({ name }) => name.name === 'retry') ||
    lowering.undoings.undone(method) !== undefined;
  const retried = again ? method : undefined;
  return { flow, turns, parameters: flow.parameters, retried, leaf, effects: { reads, writes, throws } };
}

function codeTypes({ origins, program, doubtful }: Lowering): CodeTypes {
  const originType = (node: js.Expression): Type | undefined => {
    const origin = origins.get(node);
    return origin === undefined ? undefined : program.types.get(origin);
  };
  return { originType, doubtful };
}

/** An async function of a method has no effects of its own in the call graph: it is part of its method. */
function effectsOf(method: MethodSymbol, { functions, graph }: Lowering): Effects {
  if (functions.ownerOf(method) === method) return graph.effects(method, 'everything');
  return graph.effectsOf(method.declaration.body, 'everything');
}

/** Whatever is live across a wait must be data. */
function refuseUndurable(flow: Flow, turns: readonly Turn[], lowering: Lowering): void {
  const told = new Set<string>();
  for (const exit of turns.flatMap(t => t.exits)) {
    const isRefused = (name: string): boolean => {
      const type = flow.variables.get(name)?.type;
      return type !== undefined && notLiving(type) !== undefined;
    };
    // What has no name is mostly what a named one was taken from, as the list of a loop: that is one problem.
    const isNamed = (name: string): boolean => flow.variables.get(name)?.source !== undefined;
    const named = exit.carries.filter(isNamed);
    for (const name of named.some(isRefused) ? named : exit.carries) {
      const variable = flow.variables.get(name);
      if (variable?.type === undefined || told.has(name)) continue;
      const why = notLiving(variable.type);
      if (why === undefined) continue;
      told.add(name);
      const span = exit.end.kind === 'wait' ? exit.end.wait.span : variable.span;
      const text = variable.source ?? 'this value';
      lowering.diagnostics.push(
        report(lowerProblems.notDurable, { name: text, why }, span, [
          { span: variable.span, text: 'made here' },
        ]),
      );
    }
  }
}

/** The whole method as one function: one turn, or part of a transaction's. */
export function directFunction(
  method: MethodSymbol,
  lowering: Lowering,
  module: ModuleScope,
  to: Translator,
): js.ModuleDeclaration {
  const scope: Scope = {
    to,
    lowering,
    module,
    names: new LocalNames(module.taken()),
    touches: new Touches(),
    awaited: true,
    returns: value => returning(value),
  };
  const { declaration } = method;
  const patterns = parameters(declaration.parameters, scope);
  const code = (): js.Statement[] => to.statements(declaration.body.statements, scope);
  // What other methods did for this one is undone with it; in one commit, it has never been.
  const undone = lowering.undoings.any(declaration.body, method);
  const body = [...deadline(declaration), ...(undone ? [takenBack(code, [], scope)] : code())];
  const made = asyncFunction(methodName(method.service, method.name), [id('$'), ...patterns], body);
  return exported(placed(scope, declaration.span, made));
}

/** `@timeout`: `$.within(30)` at the start of the method. */
function deadline({ decorators }: MethodSymbol['declaration']): js.Statement[] {
  const seconds = timeoutSeconds(decorators);
  if (seconds === undefined) return [];
  const made = call(member(id('$'), 'within'), literal(seconds));
  return [{ type: 'ExpressionStatement', expression: made }];
}

/** The turn that takes an array of arguments apart: `const [a, b] = v.args`. */
export function argumentsTurn(method: MethodSymbol, code: MethodCode): js.ModuleDeclaration {
  const names = code.parameters.map(p =>
    p.rest ? { type: 'RestElement' as const, argument: id(p.name) } : id(p.name),
  );
  const pattern: js.ArrayPattern = { type: 'ArrayPattern', elements: names };
  const taken = declare('const', pattern, {
    type: 'MemberExpression',
    object: id('v'),
    property: id('args'),
    computed: false,
    optional: false,
  });
  const finds = findsOf(code.flow);
  const values = code.parameters.map(({ name }) =>
    property(name, finds.has(name) ? call(id('matched'), id(name)) : id(name)),
  );
  const name = `${methodName(method.service, method.name)}$arguments`;
  return exported(
    asyncFunction(
      name,
      [id('$'), id('v')],
      [...(names.length === 0 ? [] : [taken]), returning(exitValue(1, values))],
    ),
  );
}

/** From outside, a rest parameter comes as one array: `Hotel$add$list($, id, guests)` spreads it. */
export function listFunction(method: MethodSymbol, code: MethodCode): js.ModuleDeclaration {
  const name = methodName(method.service, method.name);
  const args = code.parameters.map(p =>
    p.rest ? { type: 'SpreadElement' as const, argument: id(p.name) } : id(p.name),
  );
  const made = call(id(name), id('$'), ...args);
  return exported(
    asyncFunction(`${name}$list`, [id('$'), ...code.parameters.map(p => id(p.name))], [returning(made)]),
  );
}
