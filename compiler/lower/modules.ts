// One module of JavaScript per module of the program: its constants, functions, errors, state handles and methods.
import type * as js from 'estree';
import type { ConstDeclaration, Declaration, FunctionDeclaration, Module } from '../../grammar/syntax.ts';
import type { MethodSymbol, ServiceSymbol, StateSymbol } from '../check/program.ts';
import type { JsModule } from '../ir/code.ts';
import type { Lowering, ModuleScope, Scope, Translator } from './context.ts';
import { expression, placed, Touches } from './context.ts';
import { arrow, call, declare, exported, id, literal, object, property, returning } from './estree.ts';
import { functionParts } from './functions.ts';
import { invariantFunction } from './invariants.ts';
import type { MethodCode } from './methods.ts';
import { argumentsTurn, directFunction, listFunction } from './methods.ts';
import { LocalNames, modulePath, stateName, topName } from './names.ts';
import { assignmentTarget } from './patterns.ts';
import { retryFunction, retryOf } from './retries.ts';

type Item = js.Statement | js.ModuleDeclaration;

export interface ModuleContext {
  readonly lowering: Lowering;
  readonly module: ModuleScope;
  readonly to: Translator;
  /** The async functions of methods, as methods. */
  readonly functions: readonly MethodSymbol[];
  code(method: MethodSymbol): MethodCode;
}

export function jsModule(node: Module, context: ModuleContext): JsModule {
  const body = node.declarations.flatMap(d => declaration(d, context));
  const program: js.Program = {
    type: 'Program',
    sourceType: 'module',
    body: [...context.module.imports(), ...body],
  };
  return { path: modulePath(node.source.path), source: node.source.path, program };
}

function declaration(node: Declaration, context: ModuleContext): Item[] {
  const { module, lowering } = context;
  switch (node.kind) {
    case 'ErrorDeclaration': {
      const made = call(module.runtime('defineError'), literal(node.name.name));
      return [exported(declare('const', id(topName(node.name.name)), made))];
    }
    case 'ConstDeclaration':
      return [constant(node, context)];
    case 'FunctionDeclaration':
      return [helper(node, context)];
    case 'ServiceDeclaration': {
      const service = lowering.program.services.find(s => s.declaration === node);
      return service === undefined ? [] : serviceItems(service, context);
    }
    case 'InvariantDeclaration':
      return [invariantFunction(node, { program: lowering.program, scope: topScope(context) })];
    case 'TypeDeclaration':
    case 'InterfaceDeclaration':
    case 'ExternServiceDeclaration':
    case 'AmbientDeclaration':
    case 'InvalidDeclaration':
      return [];
    default:
      node satisfies never;
      return [];
  }
}

function topScope({ lowering, module, to }: ModuleContext): Scope {
  return {
    to,
    lowering,
    module,
    names: new LocalNames(module.taken()),
    touches: new Touches(),
    awaited: false,
    returns: value => returning(value),
  };
}

/** All turns share it: what is data cannot be changed, by whatever way. */
function shared({ init }: ConstDeclaration, scope: Scope): js.Expression {
  const kind = scope.lowering.program.types.get(init)?.kind;
  const made = expression(init, scope);
  const isData = kind === 'object' || kind === 'array' || kind === 'tuple';
  return isData ? call(scope.module.runtime('frozen'), made) : made;
}

function constant(node: ConstDeclaration, context: ModuleContext): Item {
  const scope = topScope(context);
  return exported(
    placed(scope, node.span, declare('const', assignmentTarget(node.pattern, scope), shared(node, scope))),
  );
}

function helper(node: FunctionDeclaration, context: ModuleContext): Item {
  const scope = topScope(context);
  const { parameters, body, async } = functionParts(node, scope);
  const turn = context.lowering.facts.turn.has(node) ? [id('$')] : [];
  return exported(
    placed(scope, node.span, {
      type: 'FunctionDeclaration',
      id: id(topName(node.name.name)),
      params: [...turn, ...parameters],
      body: body as js.BlockStatement,
      async,
    }),
  );
}

function serviceItems(service: ServiceSymbol, context: ModuleContext): Item[] {
  return [
    ...service.states.map(s => stateHandle(s, context)),
    ...service.methods.flatMap(m => methodItems(m, context)),
    ...service.invariants.map(node =>
      invariantFunction(node, { program: context.lowering.program, scope: topScope(context) }),
    ),
    ...context.functions.filter(m => m.service === service.name).flatMap(m => methodItems(m, context)),
  ];
}

/** `export const Hotel$rooms = map("Hotel", "rooms", { key: "string", scanned: false });` */
function stateHandle(state: StateSymbol, context: ModuleContext): Item {
  const { module, lowering } = context;
  const scope = topScope(context);
  const init = state.declaration.init;
  const options =
    state.collection === 'value'
      ? [property('initial', arrow([], init === undefined ? id('undefined') : expression(init, scope)))]
      : [
          ...(state.key === undefined ? [] : [property('key', literal(state.key))]),
          property('scanned', literal(lowering.scanned.has(`${state.service}.${state.name}`))),
          ...(lowering.watched.has(`${state.service}.${state.name}`)
            ? [property('watched', literal(true))]
            : []),
        ];
  const made = call(
    module.runtime(state.collection),
    literal(state.service),
    literal(state.name),
    object(options),
  );
  return exported(
    placed(scope, state.declaration.span, declare('const', id(stateName(state.service, state.name)), made)),
  );
}

function methodItems(method: MethodSymbol, context: ModuleContext): Item[] {
  const { lowering, module, to } = context;
  const code = context.code(method);
  // A method that is not async may be part of another's turn, also where a transaction gives it turns of its own.
  const inTurns = code.leaf || !method.declaration.async || lowering.graph.pulledIn(method);
  const direct = inTurns ? [directFunction(method, lowering, module, to)] : [];
  const policy = retryOf(method, lowering);
  if (policy !== undefined) direct.push(retryFunction(method, policy, module));
  const rest = code.parameters.some(p => p.rest);
  if (code.leaf) return rest ? [...direct, listFunction(method, code)] : direct;
  return [...direct, argumentsTurn(method, code), ...code.turns.map(t => t.code)];
}
