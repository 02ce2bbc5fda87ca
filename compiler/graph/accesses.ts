// What an expression `this.rooms` does with the state, by what stands around it: `this.rooms.get(id)` reads,
// `this.rooms[id].capacity -= 1` reads and writes, `for (const room of this.rooms)` scans.
import type { CheckedProgram, StateSymbol } from '../check/program.ts';
import { type CodeNode, givesValueTo } from '../check/rules/tree.ts';

export interface Access {
  readonly reads: boolean;
  readonly writes: boolean;
  readonly scans: boolean;
}

const read: Access = { reads: true, writes: false, scans: false };
const write: Access = { reads: false, writes: true, scans: false };
const both: Access = { reads: true, writes: true, scans: false };
const scan: Access = { reads: true, writes: false, scans: true };

const operations: Readonly<Record<StateSymbol['collection'], Readonly<Record<string, Access>>>> = {
  map: {
    get: read,
    has: read,
    set: write,
    delete: both,
    update: both,
    size: scan,
    keys: scan,
    values: scan,
    entries: scan,
    forEach: scan,
  },
  set: {
    has: read,
    add: write,
    delete: both,
    size: scan,
    values: scan,
    keys: scan,
    entries: scan,
    forEach: scan,
  },
  list: { length: scan, at: read, push: both, pop: both, set: both, slice: scan, values: scan },
  counter: { value: read, add: write, take: both },
  value: { get: read, set: write },
};

/** `path` leads to `node`, which stands for `state`. */
export function accessOf(
  program: CheckedProgram,
  state: StateSymbol,
  node: CodeNode,
  path: readonly CodeNode[],
): Access {
  const parent = path.at(-1);
  const isValue = state.collection === 'value';
  if (!isValue && parent?.kind === 'MemberExpression' && parent.object === node)
    return memberAccess(program, state, parent, path.at(-2));
  if (isValue || (parent?.kind === 'IndexExpression' && parent.object === node))
    return placeAccess(node, path, isValue);
  return scan;
}

function memberAccess(
  program: CheckedProgram,
  state: StateSymbol,
  member: CodeNode & { kind: 'MemberExpression' },
  outer: CodeNode | undefined,
): Access {
  const target =
    outer?.kind === 'CallExpression' && outer.callee === member ? program.calls.get(outer) : undefined;
  const operation = target?.kind === 'state' ? target.operation : member.property.name;
  // What the table does not know does everything: the checker has reported it, or it is new.
  return operations[state.collection][operation] ?? { reads: true, writes: true, scans: true };
}

/** Of a place in the state: `this.total`, `this.rooms[id]`, `this.rooms[id].guests[0]`. */
function placeAccess(node: CodeNode, path: readonly CodeNode[], whole: boolean): Access {
  let place = node;
  let depth = 0;
  let i = path.length - 1;
  for (; i >= 0; i--) {
    const parent = path[i] as CodeNode;
    const selects = parent.kind === 'MemberExpression' || parent.kind === 'IndexExpression';
    if (!selects || parent.object !== place) break;
    place = parent;
    depth += 1;
  }
  const user = path[i];
  const isRecord = depth === (whole ? 0 : 1);
  if (givesValueTo(user, place))
    return isRecord && (user?.kind !== 'AssignmentExpression' || user.operator === '=') ? write : both;
  if (user?.kind === 'UpdateExpression') return both;
  if (user?.kind === 'UnaryExpression' && user.operator === 'delete') return both;
  return read;
}
