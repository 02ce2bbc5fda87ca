// A function may use a variable that is declared further down: it runs later. What is not declared yet has its type
// looked up when it is asked for, as in TypeScript; a variable that is asked for by its own value has none yet.
import type { Identifier, Statement, VariableDeclarator } from '../../grammar/syntax.ts';
import type { VariableBinding } from '../resolve/index.ts';
import { bodyProblems } from './body-problems.ts';
import { isInvalid } from './construct.ts';
import { attempt, type Checker, complain, emptyFlow, inBody } from './context.ts';
import type { Type } from './types.ts';
import { widen } from './widen.ts';

export function rememberAhead(checker: Checker, statements: readonly Statement[]): void {
  for (const statement of statements) {
    if (statement.kind !== 'VariableStatement') continue;
    const { keyword } = statement;
    for (const declarator of statement.declarations) {
      const binding = bindingOf(checker, declarator.pattern);
      if (binding !== undefined) checker.ahead.set(binding, { declarator, keyword, body: checker.body });
    }
  }
}

function bindingOf(checker: Checker, pattern: VariableDeclarator['pattern']): VariableBinding | undefined {
  const binding = pattern.kind === 'Identifier' ? checker.resolution.bindings.get(pattern) : undefined;
  return binding?.kind === 'variable' ? binding : undefined;
}

/** The type of a variable whose declaration has not been looked at. */
export function typeAhead(checker: Checker, binding: VariableBinding): Type | undefined {
  const found = checker.ahead.get(binding);
  checker.ahead.set(binding, 'asked');
  if (found === undefined || found === 'asked') return undefined;
  const { declarator, keyword, body } = found;
  let type: Type | undefined;
  attempt(checker, () =>
    inBody(checker, body, emptyFlow, () => {
      if (declarator.type !== undefined) type = checker.visit.type(declarator.type);
      else if (declarator.init !== undefined) {
        const source = checker.visit.expression(declarator.init);
        type = keyword === 'const' ? source : widen(source);
      }
    }),
  );
  checker.ahead.set(binding, found);
  return type;
}

/** Looks at the value of a variable, which may ask for the variable itself. */
export function lookingAt(checker: Checker, name: Identifier, look: () => Type): Type {
  const binding = bindingOf(checker, name);
  if (binding === undefined) return look();
  checker.ahead.delete(binding);
  const type = look();
  if (checker.ahead.get(binding) === 'asked' && type.kind === 'function' && isInvalid(resultOf(type))) {
    complain(checker, bodyProblems.recursiveResult, { args: { name: name.name }, span: name.span });
  }
  return type;
}

function resultOf(type: Type & { kind: 'function' }): Type {
  return type.result.kind === 'promise' ? type.result.value : type.result;
}
