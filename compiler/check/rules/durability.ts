// What is stored, sent, returned or thrown is plain data. Types that are not are refused where they are declared;
// arguments where they are sent, because more may be in a value than its parameter asks for.
import type { CallExpression, Expression, Parameter, TypeMember } from '../../../grammar/syntax.ts';
import { notDurable, notKept, notLiving, notSent } from '../durable.ts';
import type { CheckedProgram, ErrorSymbol, ExternFunction, MethodSymbol, StateSymbol } from '../program.ts';
import type { RuleContext } from './context.ts';
import { ruleProblems } from './problems.ts';
import { holdsPromise } from './promises.ts';
import { type CodeNode, givesValueTo } from './tree.ts';

export function checkDurable(context: RuleContext, node: CodeNode, path: readonly CodeNode[]): void {
  if (node.kind === 'Module') {
    for (const service of context.program.services)
      if (service.module === node.source.path) {
        for (const state of service.states) checkState(context, state);
        for (const method of service.methods) checkMethod(context, method);
      }
    for (const { symbol, methods } of context.program.externs)
      if (symbol.module === node.source.path) for (const method of methods) checkExtern(context, method);
    for (const error of context.program.errors)
      if (error.module === node.source.path) checkError(context, error);
  }
  if (node.kind === 'CallExpression') checkArguments(context, node);
  const state = context.program.states.get(node as Expression);
  if (state !== undefined) checkCollection(context, state, node, path.at(-1));
}

function checkState(context: RuleContext, state: StateSymbol): void {
  const { type } = state;
  const parts = type.kind === 'collection' ? [type.key, type.value] : [type];
  for (const part of parts) {
    const why = part === undefined ? undefined : notDurable(part);
    if (why === undefined) continue;
    context.report(ruleProblems.stateNotDurable, { name: state.name, why }, state.declaration.type.span);
    return;
  }
}

/** A private method that is not async is a function of its turn: it may take and give anything. */
function checkMethod(context: RuleContext, method: MethodSymbol): void {
  const { declaration } = method;
  if (method.private && !declaration.async) return;
  // That it cannot be generic is said already.
  if (declaration.typeParameters.length > 0) return;
  // Promises may go to and fro between the methods of a service.
  const check = method.private ? notKept : notDurable;
  method.parameters.forEach((parameter, index) => {
    const why = check(parameter.type);
    const node = declaration.parameters[index];
    if (why === undefined || node === undefined) return;
    context.report(ruleProblems.parameterNotDurable, { name: parameter.name, why }, spanOf(node));
  });
  const why = check(method.result);
  if (why !== undefined) {
    const span = declaration.result?.span ?? declaration.name.span;
    context.report(ruleProblems.resultNotDurable, { name: method.name, why }, span);
  }
}

function checkExtern(context: RuleContext, { declaration, parameters, result }: ExternFunction): void {
  parameters.forEach((parameter, index) => {
    const why = notDurable(parameter.type);
    const node = declaration.parameters[index];
    if (why === undefined || node === undefined) return;
    context.report(ruleProblems.parameterNotDurable, { name: parameter.name, why }, spanOf(node));
  });
  const why = notDurable(result);
  if (why !== undefined)
    context.report(
      ruleProblems.resultNotDurable,
      { name: declaration.name.name, why },
      declaration.result.span,
    );
}

function spanOf(parameter: Parameter) {
  return parameter.type?.span ?? parameter.span;
}

function checkError(context: RuleContext, error: ErrorSymbol): void {
  for (const field of error.fields) {
    const why = notDurable(field.type);
    const member = error.declaration?.fields.find(each => memberName(each) === field.name);
    if (why !== undefined && member !== undefined)
      context.report(ruleProblems.fieldNotDurable, { name: field.name, why }, member.span);
  }
}

function memberName(member: TypeMember): string | undefined {
  return member.kind === 'IndexSignature' ? undefined : member.name.text;
}

function checkArguments(context: RuleContext, call: CallExpression): void {
  const { program } = context;
  const target = program.calls.get(call);
  if (target?.kind !== 'service' && target?.kind !== 'extern' && !isSentByOwn(program, call)) return;
  const check = target?.kind === 'own' && target.method.private ? notLiving : notSent;
  for (const arg of call.args) {
    const value = arg.kind === 'SpreadElement' ? arg.argument : arg;
    const type = program.types.get(value);
    // A promise is reported as one that was not awaited.
    const why = type === undefined || type.kind === 'promise' ? undefined : check(type);
    if (why !== undefined) context.report(ruleProblems.argumentNotDurable, { why }, arg.span);
  }
}

function isSentByOwn(program: CheckedProgram, call: CallExpression): boolean {
  const target = program.calls.get(call);
  return target?.kind === 'own' && target.method.declaration.async;
}

/** `this.rooms` is called, indexed or iterated; it is not handed on. */
function checkCollection(
  context: RuleContext,
  state: StateSymbol,
  node: CodeNode,
  parent: CodeNode | undefined,
): void {
  if (state.collection === 'value' || holdsPromise(state.type)) return;
  switch (parent?.kind) {
    case 'MemberExpression':
    case 'IndexExpression':
      if (parent.object === node) return;
      break;
    case 'ForOfStatement':
      if (parent.iterable === node) return;
      break;
    case 'SpreadElement':
      return;
  }
  const name = `this.${state.name}`;
  const reads = read(name, state);
  const instead = givesValueTo(parent, node) ? changing(name, state) : `Hand on what is in it: ${reads}.`;
  context.report(ruleProblems.collectionAsValue, { name, instead }, node.span);
}

function read(name: string, { collection }: StateSymbol): string {
  if (collection === 'counter') return `\`${name}.value\``;
  const values = `\`[...${name}.values()]\``;
  return collection === 'map' ? `\`[...${name}.entries()]\`, or ${values}` : values;
}

function changing(name: string, { collection }: StateSymbol): string {
  switch (collection) {
    case 'map':
      return `Change its entries: \`${name}.set(…)\`, \`${name}.delete(…)\`.`;
    case 'counter':
      return `Write \`${name}.add(n)\`.`;
    case 'list':
      return `Change its elements: \`${name}.push(…)\`, \`${name}.pop()\`.`;
    default:
      return `Change its elements: \`${name}.add(…)\`, \`${name}.delete(…)\`.`;
  }
}
