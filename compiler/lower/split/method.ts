// Takes one method apart into its flow of blocks.
import type * as js from 'estree';
import { patternNames } from '../../../grammar/index.ts';
import type { MethodSymbol } from '../../check/program.ts';
import { codeNames } from '../closures.ts';
import type { Lowering, ModuleScope, Scope, Translator } from '../context.ts';
import { expression } from '../context.ts';
import {
  array,
  assign,
  block,
  expressionStatement,
  id,
  object,
  property,
  returning,
  undefinedValue,
} from '../estree.ts';
import { LocalNames } from '../names.ts';
import { assignmentTarget } from '../patterns.ts';
import { sharedGroups } from '../sharing.ts';
import { freezeCaptures } from './captures.ts';
import { beginner } from './durable.ts';
import { escapingPromises } from './escapes.ts';
import { splitExpression } from './expressions.ts';
import type { Flow } from './flow.ts';
import { FlowBuilder } from './flow.ts';
import { notesOf } from './noting.ts';
import { dropUnread, nameResults } from './results.ts';
import { refuseAlone, wholeMethod } from './sagas.ts';
import { simplify } from './simplify.ts';
import type { PromiseKey, Splitter } from './splitter.ts';
import { declareLocal, splitTest, temporary } from './splitter.ts';
import { splitStatement, statements } from './statements.ts';
import { waitSites } from './waits.ts';

/** What a turn gives when the method returns: exit 0, whatever else it has. */
export const returnExit = 0;

/**
 * Which started calls outlive the next wait is known only when the method has been taken apart: then it is taken apart
 * once more, and their promises are held by variables.
 */
export function splitMethod(
  method: MethodSymbol,
  lowering: Lowering,
  module: ModuleScope,
  to: Translator,
): Flow {
  const durable: Set<PromiseKey> = escapingPromises(method.declaration, lowering.program);
  const told = lowering.diagnostics.length;
  const listed = { needed: false };
  for (;;) {
    const overlapping = new Set<PromiseKey>();
    const before = listed.needed;
    const flow = splitOnce({ method, lowering, module, to, durable, overlapping, listed });
    const found = [...overlapping].filter(key => !durable.has(key));
    if (found.length === 0 && listed.needed === before) return flow;
    for (const key of found) durable.add(key);
    lowering.diagnostics.splice(told);
  }
}

interface Attempt {
  readonly method: MethodSymbol;
  readonly lowering: Lowering;
  readonly module: ModuleScope;
  readonly to: Translator;
  readonly durable: ReadonlySet<PromiseKey>;
  readonly overlapping: Set<PromiseKey>;
  readonly listed: { needed: boolean };
}

function splitOnce(attempt: Attempt): Flow {
  const { method } = attempt;
  const { declaration } = method;
  const builder = new FlowBuilder({
    id: 0,
    parent: undefined,
    kind: 'method',
    label: method.id,
    span: declaration.span,
  });
  const s: Splitter = splitter(
    attempt,
    builder,
    methodScope(attempt, builder, () => s),
  );
  const parameters = takeParameters(s);
  wholeMethod(s, nodes => statements(nodes, s));
  builder.end({ kind: 'return', value: undefined }, declaration.span);
  freezeCaptures(builder, attempt.lowering.diagnostics);
  builder.countBegins(block => codeNames(block, builder.closures));
  refuseAlone(s);
  const pending = s.pending.name;
  if (pending !== undefined)
    builder.blocks[0]?.statements.unshift(expressionStatement(assign(id(pending), array([]))));
  const flow = simplify({
    method,
    blocks: builder.blocks,
    start: 0,
    variables: builder.variables,
    closures: builder.closures,
    groups: [],
    parameters,
    regions: builder.regions,
    pending,
    notes: builder.notes,
    waysBack: builder.waysBack,
  });
  dropUnread(flow);
  nameResults(flow);
  const groups = sharedGroups(flow, wanted => s.scope.names.fresh(wanted));
  if (groups.length > 0) for (const name of ['sharing', 'joined']) attempt.module.runtime(name);
  return { ...flow, groups };
}

/** Default values and patterns of the parameters; gives the names that hold the arguments. */
function takeParameters(s: Splitter): Flow['parameters'] {
  const { builder } = s;
  return s.method.declaration.parameters.map(p => {
    const plain = p.pattern.kind === 'Identifier';
    for (const name of patternNames(p.pattern)) declareLocal(name, s);
    const name = plain
      ? (assignmentTarget(p.pattern, s.scope) as js.Identifier).name
      : temporary(s, 'argument', undefined, p.span);
    if (p.default !== undefined) {
      const missing: js.Expression = {
        type: 'BinaryExpression',
        operator: '===',
        left: id(name),
        right: undefinedValue(),
      };
      const given: js.Expression = {
        type: 'ConditionalExpression',
        test: missing,
        consequent: expression(p.default, s.scope),
        alternate: id(name),
      };
      builder.emit(expressionStatement(assign(id(name), given)));
    }
    if (!plain) builder.emit(expressionStatement(assign(assignmentTarget(p.pattern, s.scope), id(name))));
    return { name, rest: p.rest };
  });
}

/** The scope of a method that is taken apart: what code touches is noted on the block that is open. */
function methodScope(
  { method, lowering, module, to }: Attempt,
  builder: FlowBuilder,
  s: () => Splitter,
): Scope {
  return {
    to,
    begins: { method, begin: beginner(s) },
    lowering,
    module,
    names: new LocalNames(module.taken()),
    awaited: true,
    get touches() {
      return builder.current.touches;
    },
    get notes() {
      return notesOf(s());
    },
    returns: value =>
      block([returning(exitValue(returnExit, value === null ? [] : [property('value', value)]))]),
  };
}

/** `{ exit: 1, values: { … } }`. */
export function exitValue(exit: number, values: js.Property[]): js.ObjectExpression {
  return object([property('exit', { type: 'Literal', value: exit }), property('values', object(values))]);
}

function splitter(
  { method, durable, overlapping, listed }: Attempt,
  builder: FlowBuilder,
  scope: Scope,
): Splitter {
  const splits = splitTest(scope.lowering);
  const s: Splitter = {
    method,
    builder,
    scope,
    promises: new Map(),
    touched: new Map(),
    jumps: [],
    finals: [],
    inlined: [],
    durable,
    overlapping,
    listed,
    pending: { name: undefined },
    saga: undefined,
    counts: { waits: 0, begun: 0 },
    iterations: [],
    waitSites: waitSites(method.declaration, scope.lowering.program),
    splits,
    expression: node => (splits(node) ? splitExpression(node, s) : expression(node, scope)),
    statement: node => splitStatement(node, s),
  };
  return s;
}
