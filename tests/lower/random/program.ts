// A whole random program: two services that are always the same, and one whose methods are random.
import type { Code } from './code.ts';
import { code, dual } from './code.ts';
import { expression } from './expressions.ts';
import type { Choose, Kind, Scope, Variable } from './scope.ts';
import { typeNames } from './scope.ts';
import { block } from './statements.ts';

/** Names that the lowering uses for its own variables come first. */
const names = [
  'value',
  'error',
  'args',
  'loop',
  'at',
  'v',
  'exit',
  'subject',
  'mark',
  'thrown',
  'states',
  'elements',
  'double_result',
  'finally_way',
  'finally_value',
  'argument',
  'outcome',
  'result',
  'loop_2',
];

export function program(choose: Choose): Code {
  const methods: { readonly name: string; readonly returns: Kind }[] = [];
  const texts: Code[] = [];
  const count = 1 + choose(3);
  for (let i = 0; i < count; i++) {
    const returns = (['number', 'text', 'numbers'] as const)[choose(3)] as Kind;
    const name = i === count - 1 ? 'main' : `step${i}`;
    texts.push(method(name, returns, choose, [...methods]));
    methods.push({ name, returns });
  }
  const mu = `${fixed}\nexport service R {\n${ownState}\n${texts.map(t => t.mu).join('\n')}\n}\n`;
  return dual(
    mu,
    `${fixedModel}\n${texts.map(t => t.js).join('\n')}\nreturn { R_main, R_dump, W_dump, M_dump, V_dump };`,
  );
}

function method(name: string, returns: Kind, choose: Choose, own: Scope['own']): Code {
  let used = 0;
  const pool = [...names.slice(choose(names.length)), ...names];
  const taken = new Set(['n', 's', 'xs']);
  const fresh = (): string => {
    const next = pool.find(n => !taken.has(n)) ?? `v${++used}`;
    taken.add(next);
    return next;
  };
  const variables: Variable[] = [
    { name: 'n', kind: 'number', assignable: true },
    { name: 's', kind: 'text', assignable: true },
    { name: 'xs', kind: 'numbers', assignable: true },
  ];
  const scope: Scope = {
    choose,
    variables,
    fresh,
    waits: true,
    running: false,
    inTransaction: false,
    functions: [],
    loops: [],
    leaves: true,
    returns,
    own,
    frozen: [],
    depth: 4,
  };
  const body = block({ ...scope, leaves: false }, 5);
  const last = body.ends ? code`` : code`\nreturn ${expression(returns, { ...scope, depth: 2 })};`;
  const head = dual(
    `async ${name}(n: number, s: string, xs: number[]): Promise<${typeNames[returns]}> {`,
    `async function R_${name}($, n, s, xs) {\ntry {`,
  );
  const tail = dual('}', '} catch ($error) { $.drop(); throw $error; } finally { $.flush(); }\n}');
  return code`${head}\n${body.code}${last}\n${tail}`;
}

const ownState = `
  state sums: Map<string, number>;
  state trace: List<number>;
  state rate: number = 3;

  private helper(value: number): number {
    this.trace.push(value);
    return value + this.rate;
  }

  dump(): { sums: [string, number][]; trace: readonly number[]; rate: number } {
    this.helper(0);
    return { sums: this.sums.entries().map(([k, v]): [string, number] => [k, v]), trace: this.trace.slice(0), rate: this.rate };
  }
`;

const fixed = `
import { abort } from "mu";

export error Odd { value: number }

export service W {
  state done: Counter;
  state sums: Map<string, number>;

  double(value: number): number {
    this.done.add(1);
    if (Math.abs(value) % 7 === 3) throw new Odd({ value });
    return value * 2;
  }
  add(key: string, value: number): number {
    const sum = (this.sums.get(key) ?? 0) + value;
    this.sums.set(key, sum);
    if (Math.abs(value) % 5 === 4) throw new Odd({ value: value + 1 });
    return value + 1;
  }
  list(from: number, to: number): number[] {
    this.done.add(2);
    return [from, to];
  }
  text(text: string, value: number): string {
    if (text.length > 200) return "long";
    return text + value;
  }
  maybe(value: number): number | undefined {
    return value > 2 ? undefined : value;
  }
  pair(a: number, b: string): { a: number; b: string } {
    return { a, b };
  }
  some(value: number): { a: number; b: string } | undefined {
    return value > 2 ? undefined : { a: value, b: "zwei" };
  }
  total(): number {
    return this.done.value + this.sums.values().reduce((sum, x) => sum + x, 0);
  }
  dump(): { done: number; sums: [string, number][] } {
    return { done: this.done.value, sums: this.sums.entries().map(([k, v]): [string, number] => [k, v]) };
  }
}

export service V {
  state hits: Counter;

  hit(value: number): void {
    this.hits.add(1 + Math.abs(value) % 5);
    if (Math.abs(value) % 7 === 3) throw new Odd({ value });
  }
  dump(): number {
    return this.hits.value;
  }
}

export service M {
  state visits: Counter;

  async twice(value: number): Promise<number> {
    this.visits.add(1);
    const once = await W.double(value);
    this.visits.add(1);
    return await W.add("m", once);
  }
  async careful(value: number): Promise<number> {
    try {
      return await W.double(value);
    } catch (e) {
      this.visits.add(10);
      return e instanceof Odd ? e.value : 0;
    }
  }
  async both(values: number[]): Promise<number[]> {
    return await Promise.all(values.map(value => W.double(value)));
  }
  async bank(a: number, b: number): Promise<number> {
    let sum = 0;
    this.visits.add(100);
    transaction {
      this.visits.add(1000);
      const one = W.add("bank", a);
      const two = W.double(b);
      sum += await one;
      sum += await two;
      if (sum > 20) abort("too much");
    }
    return sum;
  }
  dump(): number {
    return this.visits.value;
  }
}
`;

/** The same in JavaScript: `$` is an invocation of model.ts. */
const fixedModel = `
const dropping = f => async ($, ...args) => {
  try { return f($, ...args); } catch (error) { $.drop(); throw error; }
};
const sorted = map => map.entries().sort(([a], [b]) => (a < b ? -1 : 1));
const R_helper = ($, value) => { $.state('R.trace').push(value); return value + $.state('R.rate').value; };
const R_dump = dropping($ => {
  R_helper($, 0);
  return { sums: sorted($.state('R.sums')), trace: $.state('R.trace').slice(), rate: $.state('R.rate').value };
});
const W_double = dropping(($, value) => {
  $.state('W.done').value += 1;
  if (Math.abs(value) % 7 === 3) throw new Odd({ value });
  return value * 2;
});
const W_add = dropping(($, key, value) => {
  const sums = $.state('W.sums');
  sums.set(key, (sums.get(key) ?? 0) + value);
  if (Math.abs(value) % 5 === 4) throw new Odd({ value: value + 1 });
  return value + 1;
});
const W_list = dropping(($, from, to) => { $.state('W.done').value += 2; return [from, to]; });
const W_text = dropping(($, text, value) => (text.length > 200 ? 'long' : text + value));
const W_maybe = dropping(($, value) => (value > 2 ? undefined : value));
const W_pair = dropping(($, a, b) => ({ a, b }));
const W_some = dropping(($, value) => (value > 2 ? undefined : { a: value, b: 'zwei' }));
const W_total = dropping($ => $.state('W.done').value + $.state('W.sums').values().reduce((sum, x) => sum + x, 0));
const W_dump = dropping($ => ({ done: $.state('W.done').value, sums: sorted($.state('W.sums')) }));
async function M_twice($, value) {
  try {
    $.state('M.visits').value += 1;
    const once = await $.wait($.start(W_double, value));
    $.state('M.visits').value += 1;
    return await $.wait($.start(W_add, 'm', once));
  } catch (error) { $.drop(); throw error; }
}
async function M_careful($, value) {
  try {
    return await $.wait($.start(W_double, value));
  } catch (e) {
    $.state('M.visits').value += 10;
    return e instanceof Odd ? e.value : 0;
  }
}
async function M_both($, values) {
  return await $.all(values.map(value => $.start(W_double, value)));
}
async function M_bank($, a, b) {
  let sum = 0;
  try {
    $.state('M.visits').value += 100;
    const mark = $.begin();
    try {
      $.state('M.visits').value += 1000;
      const one = $.start(W_add, 'bank', a);
      const two = $.start(W_double, b);
      sum += await $.wait(one);
      sum += await $.wait(two);
      if (sum > 20) $.abort('too much');
    } catch (error) { $.rollback(mark); sum = 0; throw error; } finally { $.commit(mark); }
    return sum;
  } catch (error) { $.drop(); throw error; }
}
const V_hit = dropping(($, value) => {
  $.state('V.hits').value += 1 + (Math.abs(value) % 5);
  if (Math.abs(value) % 7 === 3) throw new Odd({ value });
});
const V_dump = dropping($ => $.state('V.hits').value);
const M_dump = dropping($ => $.state('M.visits').value);
`;
