// Takes one method apart into its flow of blocks.
import type * as js from 'estree';
import type { MethodSymbol } from '../../check/program.ts';
import type { Lowering, ModuleScope, Scope, Translator } from '../context.ts';
import { expression } from '../context.ts';
import {
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
import { assignmentTarget, patternNames } from '../patterns.ts';
import { sharedGroups } from '../sharing.ts';
import { freezeCaptures } from './captures.ts';
import { splitExpression } from './expressions.ts';
import type { Flow } from './flow.ts';
import { FlowBuilder } from './flow.ts';
import { dropUnread, nameResults } from './results.ts';
import { simplify } from './simplify.ts';
import type { Splitter } from './splitter.ts';
import { declareLocal, splitTest, temporary } from './splitter.ts';
import { splitStatement, statements } from './statements.ts';
import { waitSites } from './waits.ts';

/** What a turn gives when the method returns: exit 0, whatever else it has. */
export const returnExit = 0;

export function splitMethod(
  method: MethodSymbol,
  lowering: Lowering,
  module: ModuleScope,
  to: Translator,
): Flow {
  const { declaration } = method;
  const builder = new FlowBuilder({
    id: 0,
    parent: undefined,
    kind: 'method',
    label: method.id,
    span: declaration.span,
  });
  const s = splitter(method, builder, methodScope(builder, lowering, module, to));
  const parameters = declaration.parameters.map(p => {
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
  statements(declaration.body.statements, s);
  builder.end({ kind: 'return', value: undefined }, declaration.span);
  freezeCaptures(builder, lowering.diagnostics);
  const flow = simplify({
    method,
    blocks: builder.blocks,
    start: 0,
    variables: builder.variables,
    closures: builder.closures,
    groups: [],
    parameters,
    regions: builder.regions,
  });
  dropUnread(flow);
  nameResults(flow);
  const groups = sharedGroups(flow, wanted => s.scope.names.fresh(wanted));
  if (groups.length > 0) for (const name of ['sharing', 'joined']) module.runtime(name);
  return { ...flow, groups };
}

/** The scope of a method that is taken apart: what code touches is noted on the block that is open. */
function methodScope(builder: FlowBuilder, lowering: Lowering, module: ModuleScope, to: Translator): Scope {
  return {
    to,
    lowering,
    module,
    names: new LocalNames(module.taken()),
    awaited: true,
    get touches() {
      return builder.current.touches;
    },
    returns: value =>
      block([returning(exitValue(returnExit, value === null ? [] : [property('value', value)]))]),
  };
}

/** `{ exit: 1, values: { … } }`. */
export function exitValue(exit: number, values: js.Property[]): js.ObjectExpression {
  return object([property('exit', { type: 'Literal', value: exit }), property('values', object(values))]);
}

function splitter(method: MethodSymbol, builder: FlowBuilder, scope: Scope): Splitter {
  const splits = splitTest(scope.lowering.program);
  const s: Splitter = {
    method,
    builder,
    scope,
    promises: new Map(),
    touched: new Map(),
    jumps: [],
    finals: [],
    iterations: [],
    waitSites: waitSites(method.declaration, scope.lowering.program),
    splits,
    expression: node => (splits(node) ? splitExpression(node, s) : expression(node, scope)),
    statement: node => splitStatement(node, s),
  };
  return s;
}
