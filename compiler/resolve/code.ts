// Walks the code of a module: opens scopes, binds every identifier, notes which variables each loop and `try` assigns.
import { report } from '../../grammar/diagnostic.ts';
import { patternNames } from '../../grammar/index.ts';
import type {
  Block,
  Declaration,
  Decorator,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Identifier,
  Module,
  ServiceMember,
  Statement,
  TryStatement,
  VariableDeclarator,
} from '../../grammar/syntax.ts';
import type { Region, VariableBinding, Writes } from './bindings.ts';
import { walkDefaults, walkExpression, walkFunction, type walkParameters, walkType } from './expressions.ts';
import type { Gathering } from './modules.ts';
import { resolveProblems } from './problems.ts';
import { assign, declareVariable, hoist, inScope, markReady, noJumps, type Walk } from './scopes.ts';

export function walkModule(gathering: Gathering, module: Module, writes: Map<Region, Writes>): void {
  const scope = gathering.scopes.get(module.source.path);
  if (scope === undefined) return;
  const walk: Walk = {
    gathering,
    module: scope,
    writes,
    regions: [],
    scope: { parent: undefined, names: new Map(), depth: 0 },
    jumps: noJumps,
    statements: statements => walkStatements(walk, statements),
  };
  for (const declaration of module.declarations) walkDeclaration(walk, declaration);
}

function walkDeclaration(walk: Walk, node: Declaration): void {
  switch (node.kind) {
    case 'TypeDeclaration':
      walkType(walk, node.type);
      return;
    case 'InterfaceDeclaration':
      walkType(walk, node.body);
      return;
    case 'ErrorDeclaration':
    case 'AmbientDeclaration':
    case 'InvalidDeclaration':
      return;
    case 'ConstDeclaration':
      if (node.type !== undefined) walkType(walk, node.type);
      walkExpression(walk, node.init);
      walkDefaults(walk, node.pattern);
      markReady(walk, patternNames(node.pattern));
      return;
    case 'FunctionDeclaration':
      walkFunction(walk, node);
      return;
    case 'InvariantDeclaration':
      inScope(walk, () => walkExpression(walk, node.condition), true);
      return;
    case 'ServiceDeclaration':
      for (const decorator of node.decorators) walkDecorator(walk, decorator);
      walk.members = new Set(node.members.flatMap(member => ('name' in member ? [member.name.name] : [])));
      inScope(
        walk,
        () => {
          for (const member of node.members) walkServiceMember(walk, member);
        },
        true,
      );
      walk.members = undefined;
      return;
    case 'ExternServiceDeclaration':
      for (const method of node.methods) {
        for (const decorator of method.decorators) walkDecorator(walk, decorator);
        walkCompensation(walk, method);
      }
      return;
    default:
      node satisfies never;
  }
}

function walkDecorator(walk: Walk, decorator: Decorator): void {
  for (const arg of decorator.args) walkExpression(walk, arg);
}

function walkServiceMember(walk: Walk, member: ServiceMember): void {
  switch (member.kind) {
    case 'StateDeclaration':
      walkType(walk, member.type);
      if (member.init !== undefined) walkExpression(walk, member.init);
      return;
    case 'MethodDeclaration':
      for (const decorator of member.decorators) walkDecorator(walk, decorator);
      walkFunction(walk, member);
      walkCompensation(walk, member);
      return;
    case 'InvariantDeclaration':
      walkExpression(walk, member.condition);
      return;
    case 'InvalidDeclaration':
      return;
    default:
      member satisfies never;
  }
}

/** In a compensation the parameters, as they were passed, and `result` are in scope. */
function walkCompensation(
  walk: Walk,
  method: {
    readonly name: Identifier;
    readonly parameters: Parameters<typeof walkParameters>[1];
    readonly compensation: Block | undefined;
  },
): void {
  const block = method.compensation;
  if (block === undefined) return;
  inScope(
    walk,
    () => {
      const { gathering, scope } = walk;
      for (const parameter of method.parameters) {
        for (const name of patternNames(parameter.pattern)) {
          const declared = gathering.bindings.get(name);
          if (declared === undefined) declareVariable(walk, name, 'parameter').ready = true;
          else scope.names.set(name.name, declared);
        }
      }
      if (!scope.names.has('result')) {
        const span = { ...block.span, end: block.span.start + 1 };
        const result = declareVariable(walk, { kind: 'Identifier', span, name: 'result' }, 'parameter');
        result.ready = true;
        gathering.results.set(block, result);
      }
      walkStatements(walk, block.statements);
    },
    true,
  );
}

function walkStatements(walk: Walk, statements: readonly Statement[]): void {
  hoist(walk, statements);
  for (const statement of statements) walkStatement(walk, statement);
}

function walkBlock(walk: Walk, block: Block): void {
  inScope(walk, () => walkStatements(walk, block.statements));
}

function walkStatement(walk: Walk, node: Statement): void {
  switch (node.kind) {
    case 'Block':
      walkBlock(walk, node);
      return;
    case 'VariableStatement':
      for (const declarator of node.declarations) walkDeclarator(walk, declarator);
      return;
    case 'ExpressionStatement':
      walkExpression(walk, node.expression);
      return;
    case 'IfStatement':
      walkExpression(walk, node.test);
      inScope(walk, () => walkStatement(walk, node.consequent));
      if (node.alternate !== undefined) walkStatement(walk, node.alternate);
      return;
    case 'ReturnStatement':
      if (node.value !== undefined) walkExpression(walk, node.value);
      return;
    case 'ThrowStatement':
      walkExpression(walk, node.value);
      return;
    case 'TryStatement':
      walkTry(walk, node);
      return;
    case 'BreakStatement':
    case 'ContinueStatement':
      checkJump(walk, node);
      return;
    case 'LabeledStatement':
      withJumps(walk, { ...walk.jumps, labels: [...walk.jumps.labels, node.label.name] }, () =>
        walkStatement(walk, node.body),
      );
      return;
    case 'LocalFunction':
      walkFunction(walk, node);
      return;
    case 'TransactionStatement':
      walkBlock(walk, node.body);
      if (node.compensation !== undefined) walkBlock(walk, node.compensation);
      return;
    case 'SagaStatement':
      walkBlock(walk, node.body);
      return;
    case 'EmptyStatement':
    case 'InvalidStatement':
      return;
    default:
      walkLoopOrSwitch(walk, node);
  }
}

type LoopOrSwitch = Extract<
  Statement,
  {
    kind:
      | 'ForStatement'
      | 'ForOfStatement'
      | 'ForInStatement'
      | 'WhileStatement'
      | 'DoWhileStatement'
      | 'SwitchStatement';
  }
>;

function walkLoopOrSwitch(walk: Walk, node: LoopOrSwitch): void {
  switch (node.kind) {
    case 'ForStatement':
      inScope(walk, () => walkFor(walk, node));
      return;
    case 'ForOfStatement':
    case 'ForInStatement':
      walkExpression(walk, node.kind === 'ForOfStatement' ? node.iterable : node.object);
      inScope(walk, () => walkForEach(walk, node));
      return;
    case 'WhileStatement':
      inRegion(walk, node, () => {
        walkExpression(walk, node.test);
        walkLoopBody(walk, node.body);
      });
      return;
    case 'DoWhileStatement':
      inRegion(walk, node, () => {
        walkLoopBody(walk, node.body);
        walkExpression(walk, node.test);
      });
      return;
    case 'SwitchStatement':
      walkExpression(walk, node.subject);
      withJumps(walk, { ...walk.jumps, breakable: true }, () =>
        inScope(walk, () => {
          hoist(
            walk,
            node.cases.flatMap(each => each.body),
          );
          for (const each of node.cases) {
            if (each.test !== undefined) walkExpression(walk, each.test);
            for (const statement of each.body) walkStatement(walk, statement);
          }
        }),
      );
      return;
    default:
      node satisfies never;
  }
}

function walkFor(walk: Walk, node: ForStatement): void {
  if (node.init?.kind === 'VariableStatement') walkStatements(walk, [node.init]);
  else if (node.init !== undefined) walkExpression(walk, node.init);
  inRegion(walk, node, () => {
    if (node.test !== undefined) walkExpression(walk, node.test);
    walkLoopBody(walk, node.body);
    if (node.update !== undefined) walkExpression(walk, node.update);
  });
}

function walkForEach(walk: Walk, node: ForOfStatement | ForInStatement): void {
  inRegion(walk, node, () => {
    const names = patternNames(node.pattern);
    for (const name of names) {
      if (node.keyword === undefined) assign(walk, name);
      else declareVariable(walk, name, node.keyword);
    }
    walkDefaults(walk, node.pattern);
    if (node.keyword !== undefined) markReady(walk, names);
    walkLoopBody(walk, node.body);
  });
}

function walkLoopBody(walk: Walk, body: Statement): void {
  withJumps(walk, { ...walk.jumps, loop: true, breakable: true }, () =>
    inScope(walk, () => walkStatement(walk, body)),
  );
}

function walkDeclarator(walk: Walk, node: VariableDeclarator): void {
  if (node.type !== undefined) walkType(walk, node.type);
  if (node.init !== undefined) walkExpression(walk, node.init);
  walkDefaults(walk, node.pattern);
  markReady(walk, patternNames(node.pattern));
}

function walkTry(walk: Walk, node: TryStatement): void {
  inRegion(walk, node, () => {
    inRegion(walk, node.block, () => walkBlock(walk, node.block));
    const { handler, parameter } = node;
    if (handler !== undefined) {
      inScope(walk, () => {
        if (parameter !== undefined) {
          const names = patternNames(parameter);
          for (const name of names) declareVariable(walk, name, 'catch');
          walkDefaults(walk, parameter);
          markReady(walk, names);
        }
        walkStatements(walk, handler.statements);
      });
    }
  });
  const { finalizer } = node;
  if (finalizer !== undefined) inRegion(walk, finalizer, () => walkBlock(walk, finalizer));
}

/** Notes what is assigned while `body` is walked. */
function inRegion(walk: Walk, region: Region, body: () => void): void {
  const writes: Writes = { assigned: new Set<VariableBinding>(), touched: new Set<VariableBinding>() };
  walk.writes.set(region, writes);
  walk.regions.push(writes);
  body();
  walk.regions.pop();
}

function withJumps(walk: Walk, jumps: Walk['jumps'], body: () => void): void {
  const outer = walk.jumps;
  walk.jumps = jumps;
  body();
  walk.jumps = outer;
}

function checkJump(
  walk: Walk,
  node: Extract<Statement, { kind: 'BreakStatement' | 'ContinueStatement' }>,
): void {
  const { jumps, gathering } = walk;
  const word = node.kind === 'BreakStatement' ? 'break' : 'continue';
  if (node.label !== undefined) {
    if (jumps.labels.includes(node.label.name)) return;
    gathering.diagnostics.push(
      report(resolveProblems.unknownLabel, { name: node.label.name }, node.label.span),
    );
  } else if (!(word === 'break' ? jumps.breakable : jumps.loop)) {
    gathering.diagnostics.push(report(resolveProblems.jumpOutsideLoop, { word }, node.span));
  }
}
