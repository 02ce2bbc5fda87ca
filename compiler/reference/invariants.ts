// What must hold between any two turns, of all services and of the modules.
import { lineStarts, positionAt } from '../../grammar/source.ts';
import type { InvariantDeclaration, Module } from '../../grammar/syntax.ts';
import { inner, type Machine } from './machine.ts';
import { Scope } from './scope.ts';

export interface Broken {
  readonly invariant: string;
  /** `hotel.mu:17:3`. */
  readonly place: string;
}

interface Invariant extends Broken {
  readonly holds: () => boolean;
}

export function invariantsOf(machine: Machine): () => Broken | undefined {
  const invariants: readonly Invariant[] = machine.program.modules.flatMap(module =>
    module.declarations.flatMap(declaration => {
      if (declaration.kind === 'InvariantDeclaration')
        return [invariantOf(machine, declaration, { module, service: undefined })];
      if (declaration.kind !== 'ServiceDeclaration') return [];
      const service = declaration.name.name;
      return declaration.members.flatMap(member =>
        member.kind === 'InvariantDeclaration' ? [invariantOf(machine, member, { module, service })] : [],
      );
    }),
  );
  return () => invariants.find(invariant => !invariant.holds());
}

function invariantOf(
  machine: Machine,
  { title, condition, span }: InvariantDeclaration,
  { module, service }: { readonly module: Module; readonly service: string | undefined },
): Invariant {
  const { line, column } = positionAt(lineStarts(module.source.text), span.start);
  return {
    invariant: title,
    place: `${module.source.path}:${line}:${column}`,
    holds() {
      const scope = new Scope(machine.moduleScope(module.source.path));
      const frame = inner({ machine, scope, service, labels: [] }, scope);
      return Boolean(machine.tasks.atOnce(machine.evaluate(condition, frame)));
    },
  };
}
