// A member that a type does not have: what is said depends on what it is a member of.
import type { Span } from '../../grammar/source.ts';
import { nearest } from '../load/nearest.ts';
import { alternatives, isUnknown } from './construct.ts';
import { type Checker, complain } from './context.ts';
import { memberNames, memberOf } from './members.ts';
import { insteadOfMember } from './other-members.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { isSnapshot, mutatingMethods } from './snapshot.ts';
import type { Type } from './types.ts';

export function unknownMember(
  checker: Checker,
  at: {
    readonly object: string | undefined;
    readonly type: Type;
    readonly name: string;
    readonly span: Span;
  },
): void {
  const { type, name, span } = at;
  if ((type.kind === 'array' || type.kind === 'tuple') && type.readonly && mutatingMethods.has(name)) {
    complain(checker, checkProblems.readonlyArray, {
      args: { name, type: print(type), value: at.object, snapshot: isSnapshot(type) },
      span,
    });
    return;
  }
  if (type.kind === 'promise') {
    const awaited = memberOf(checker.members, type.value, name) !== undefined;
    complain(checker, checkProblems.memberOfPromise, { args: { name, type: print(type), awaited }, span });
    return;
  }
  if (isUnknown(type)) {
    complain(checker, checkProblems.memberOfUnknown, { args: { name, value: at.object }, span });
    return;
  }
  const lacking = alternatives(type).filter(part => memberOf(checker.members, part, name) === undefined);
  const partly = type.kind === 'union' && lacking.length < type.types.length ? lacking[0] : undefined;
  const near = partly === undefined ? nearest(name, memberNames(checker.members, type)) : undefined;
  const instead = partly === undefined ? insteadOfMember(type, name, at.object) : undefined;
  const args = { name, type: print(type), near, lacking: partly && print(partly), instead };
  complain(checker, checkProblems.unknownMember, { args, span });
}
