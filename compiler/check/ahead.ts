// A function may use a variable that is declared further down: it runs later. What is not declared yet has its type
// looked up when it is asked for, as in TypeScript; a variable that is asked for by its own value has none yet.
import type { Statement, VariableDeclarator } from '../../grammar/syntax.ts';
import type { VariableBinding } from '../resolve/index.ts';
import { type Ahead, attempt, type Checker, emptyFlow, inBody } from './context.ts';
import { shellOf } from './own-value.ts';
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
  if (typeof found !== 'object') {
    if (found !== 'asked') checker.ahead.set(binding, checker.beside ? 'asked beside' : 'asked');
    return undefined;
  }
  if (found.shell !== undefined) return found.shell;
  checker.ahead.delete(binding);
  let type: Type | undefined;
  let shell: Type | undefined;
  attempt(checker, () =>
    inBody(checker, found.body, emptyFlow, () => {
      const { declarator, keyword } = found;
      if (declarator.type !== undefined) type = checker.visit.type(declarator.type);
      else if (declarator.init !== undefined) {
        shell = shellOf(checker, binding, declarator.init)?.type;
        const source = shell ?? checker.visit.expression(declarator.init);
        type = keyword === 'const' ? source : widen(source);
      }
    }),
  );
  const known: Ahead = shell === undefined ? found : { ...found, shell: type };
  checker.ahead.set(binding, known);
  return type;
}
