// Transactions at the level of the method. Each is a turn of its own: it begins and ends one. Inside, it is JavaScript as it
// stands; a jump out of it notes where it leads, the transaction commits, and the method goes there.
import type * as js from 'estree';
import type {
  BreakStatement,
  ContinueStatement,
  ReturnStatement,
  TransactionStatement,
} from '../../../grammar/syntax.ts';
import type { Scope } from '../context.ts';
import { assign, block, expressionStatement, id, literal, undefinedValue } from '../estree.ts';
import { savepoint } from '../statements.ts';
import { noteTransaction } from './noting.ts';
import { advance } from './points.ts';
import type { Splitter } from './splitter.ts';
import { jumpsOutOf, returnsInside, temporary } from './splitter.ts';
import { outlives } from './statuses.ts';
import { jump, leaveWith } from './tries.ts';
import { functionsWithin } from './within.ts';

export function transaction(node: TransactionStatement, s: Splitter): void {
  const { builder } = s;
  // They begin before it, with the turn that ends here.
  for (const running of s.promises.values()) if (running.status === 'pending') outlives(running, s);
  const exits = new TransactionExits(node, s);
  const undo = s.scope.lowering.undoings.ofTransaction(node, s.method);
  const inside = builder.block(node.span);
  builder.end({ kind: 'boundary', to: inside }, node.span);
  builder.open(inside);
  builder.within({ kind: 'transaction', label: 'transaction', span: node.span }, () => {
    builder.current.transaction = true;
    exits.emit();
    if (undo !== undefined) noteTransaction(undo, s, node.span);
  });
  const after = builder.block(node.span);
  builder.end({ kind: 'boundary', to: after }, node.span);
  builder.open(after);
  if (undo !== undefined) advance(s, node.span);
  exits.goOn();
}

interface Way {
  readonly name: string;
  readonly resume: () => void;
}

/** The ways out of a transaction other than its end; their numbers begin with 1. */
class TransactionExits {
  readonly #node: TransactionStatement;
  readonly #s: Splitter;
  readonly #jumps: ReadonlySet<BreakStatement | ContinueStatement>;
  /** A `return` has to pass a `finally` block. */
  readonly #returns: boolean;
  readonly #ways: Way[] = [];
  readonly #way: string;
  readonly #value: string;
  readonly #label: js.Identifier;

  constructor(node: TransactionStatement, s: Splitter) {
    this.#node = node;
    this.#s = s;
    this.#jumps = new Set(jumpsOutOf(node.body));
    this.#returns = s.finals.length + s.inlined.length > 0 && returnsInside(node.body);
    const needed = this.#jumps.size > 0 || this.#returns;
    this.#way = needed ? temporary(s, 'transaction_way', undefined, node.span) : '';
    this.#value = this.#returns ? temporary(s, 'transaction_value', undefined, node.span) : '';
    this.#label = id(needed ? s.scope.names.fresh('leave') : '');
  }

  /** The code of the transaction. */
  emit(): void {
    const { builder } = this.#s;
    const scope = this.#scope();
    const functions = functionsWithin(this.#node, scope);
    const whole = (code: js.Statement): void =>
      builder.emit(functions.length === 0 ? code : block([...functions, code]));
    if (this.#way === '') return whole(savepoint(this.#node, scope));
    builder.emit(expressionStatement(assign(id(this.#way), literal(0))));
    if (this.#returns) builder.emit(expressionStatement(assign(id(this.#value), undefinedValue())));
    const body = savepoint(this.#node, this.#inside());
    whole({ type: 'LabeledStatement', label: this.#label, body });
  }

  /** What undoes the transaction as a whole undoes its calls. */
  #scope(): Scope {
    const { scope } = this.#s;
    const { notes } = scope;
    return { ...scope, begins: undefined, notes: this.#node.compensation === undefined ? notes : undefined };
  }

  #inside(): Scope {
    const scope = this.#scope();
    return {
      ...scope,
      leaves: node => {
        if (!this.#jumps.has(node)) return undefined;
        return block(this.#leave(`${node.kind} ${node.label?.name ?? ''}`, () => jump(node, this.#s)));
      },
      returns: this.#returns ? (value, span) => this.#return(value, { ...this.#node, span }) : scope.returns,
    };
  }

  #return(value: js.Expression | null, { span }: TransactionStatement): js.Statement {
    const node: ReturnStatement = { kind: 'ReturnStatement', span, value: undefined };
    return block([
      expressionStatement(assign(id(this.#value), value ?? undefinedValue())),
      ...this.#leave('return', () => leaveWith(id(this.#value), node, this.#s)),
    ]);
  }

  #leave(name: string, resume: () => void): js.Statement[] {
    let index = this.#ways.findIndex(w => w.name === name);
    if (index < 0) index = this.#ways.push({ name, resume }) - 1;
    return [
      expressionStatement(assign(id(this.#way), literal(index + 1))),
      { type: 'BreakStatement', label: this.#label },
    ];
  }

  /** After the transaction: where the way leads. */
  goOn(): void {
    const { builder } = this.#s;
    this.#ways.forEach(({ resume }, i) => {
      const yes = builder.block(this.#node.span);
      const no = builder.block(this.#node.span);
      const test: js.Expression = {
        type: 'BinaryExpression',
        operator: '===',
        left: id(this.#way),
        right: literal(i + 1),
      };
      builder.end({ kind: 'branch', test, yes, no }, this.#node.span);
      builder.open(yes);
      resume();
      builder.open(no);
    });
  }
}
