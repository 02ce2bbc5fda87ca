// Random statements: declarations, assignments, branches, loops, jumps, errors, transactions, calls started early.
import type { Code } from './code.ts';
import { braces, code, dual, join } from './code.ts';
import { concurrent, inlineClosure } from './concurrent.ts';
import { awaited, commuting, expression, key, made, number, several, state } from './expressions.ts';
import { filling, head, takingByKey } from './filling.ts';
import type { Kind, Scope, Variable } from './scope.ts';
import { chance, deeper, pick, typeNames, visible } from './scope.ts';
import type { Written } from './written.ts';

export function block(scope: Scope, most: number): { readonly code: Code; readonly ends: boolean } {
  const parts: Code[] = [];
  let here = scope;
  const count = 1 + scope.choose(most);
  for (let i = 0; i < count; i++) {
    const written = statement(here);
    parts.push(written.code);
    if (written.ends) return { code: join(parts, '\n'), ends: true };
    here = {
      ...here,
      variables: [...here.variables, ...(written.declares ?? [])],
      functions: written.names === undefined ? here.functions : [...here.functions, written.names],
    };
  }
  return { code: join(parts, '\n'), ends: false };
}

function statement(scope: Scope): Written {
  const makers = [...simple, ...simple];
  if (scope.depth > 1) makers.push(...nesting);
  if (scope.depth > 1 && scope.waits && !scope.running) makers.push(...heavy);
  if (scope.depth > 1 && scope.waits && !scope.running && !scope.inTransaction) makers.push(...livingOn);
  if (scope.leaves) makers.push(leave, maybeLeave, maybeLeave);
  return pick(scope, makers)(scope);
}

type Maker = (scope: Scope) => Written;

const kinds: readonly Kind[] = ['number', 'text', 'truth', 'numbers', 'maybe', 'pair', 'cells', 'cells'];

function declaration(s: Scope): Written {
  const kind = pick(s, kinds);
  const value = expression(kind, deeper(s));
  const name = s.fresh();
  // `maybe` would be narrowed to what it was last given.
  const keyword = kind === 'maybe' || kind === 'cells' ? 'const' : pick(s, ['const', 'let', 'let']);
  const annotated = dual(`${name}: ${typeNames[kind]}`, name);
  return {
    code: code`${keyword} ${annotated} = ${value};`,
    declares: [{ name, kind, assignable: keyword === 'let' }],
  };
}

/** Another name for an array or an object, not a copy. */
function alias(s: Scope): Written {
  const known = [...visible(s, 'numbers'), ...visible(s, 'cells'), ...visible(s, 'pair')];
  if (known.length === 0) return declaration(s);
  const { name: other, kind } = pick(s, known);
  const name = s.fresh();
  return { code: code`const ${name} = ${other};`, declares: [{ name, kind, assignable: false }] };
}

function destructuring(s: Scope): Written {
  const [one, two] = [s.fresh(), s.fresh()];
  if (chance(s, 50)) {
    return {
      code: code`const { a: ${one}, b: ${two} } = ${expression('pair', deeper(s))};`,
      declares: [
        { name: one, kind: 'number', assignable: false },
        { name: two, kind: 'text', assignable: false },
      ],
    };
  }
  return {
    code: code`let [${one} = ${number(deeper(s))}, ...${two}] = ${expression('numbers', deeper(s))}.slice(0);`,
    declares: [
      { name: one, kind: 'number', assignable: true },
      { name: two, kind: 'numbers', assignable: true },
    ],
  };
}

function assignment(s: Scope): Written {
  const targets = s.variables.filter(
    v => v.assignable && v.kind !== 'maybe' && visible(s, v.kind).includes(v) && !s.frozen.includes(v.name),
  );
  if (targets.length === 0) return write(s);
  const { name, kind } = pick(s, targets);
  const numbers = targets.filter(v => v.kind === 'number');
  if (kind === 'number' && numbers.length > 1 && chance(s, 20)) {
    const other = pick(s, numbers).name;
    return { code: code`[${name}, ${other}] = [${number(deeper(s))}, ${number(deeper(s))}];` };
  }
  const operator = kind === 'number' || kind === 'text' ? pick(s, ['=', '+=']) : '=';
  return { code: code`${name} ${operator} ${expression(kind, deeper(s))};` };
}

function push(s: Scope): Written {
  const targets = visible(s, 'numbers').filter(v => !s.frozen.includes(v.name));
  if (targets.length === 0) return write(s);
  return { code: code`${pick(s, targets).name}.push(${number(deeper(s))});` };
}

function write(s: Scope): Written {
  const value = number(deeper(s));
  return {
    code: pick(s, [
      () => code`${state('sums')}.set(${key(s)}, ${value});`,
      () => code`${state('sums')}.set(${key(s)}, ${value});`,
      () => code`${state('trace')}.push(${value});`,
      () => code`${state('trace')}.push(${value});`,
      () => code`${state('sums')}.delete(${key(s)});`,
      () => code`${dual('this.rate', '$.state("R.rate").value')} = ${value};`,
    ])(),
  };
}

function callAlone(s: Scope): Written {
  if (!s.waits) return write(s);
  return { code: code`${awaited(commuting(pick(s, ['number', 'number', 'pair']), deeper(s)))};` };
}

/** A function that sees the variables around it, used at once. */
function closure(s: Scope): Written {
  const targets = visible(s, 'number').filter(v => v.assignable);
  const name = s.fresh();
  const parameter = { name: 'y', kind: 'number' as const, assignable: false };
  const inside = deeper(s, { waits: false, variables: [...s.variables, parameter], depth: 1 });
  const body = number(inside);
  const first = code`const ${name} = (y${dual(': number', '')})${dual(': number', '')} => ${body};`;
  if (targets.length === 0) return { code: code`{ ${first}\n${state('trace')}.push(${name}(1)); }` };
  return { code: code`{ ${first}\n${pick(s, targets).name} += ${name}(2); }` };
}

/** A function under a name, for what comes after it. */
function naming(s: Scope): Written {
  const name = s.fresh();
  const parameter = { name: 'y', kind: 'number' as const, assignable: false };
  const inside = deeper(s, { waits: false, variables: [...s.variables, parameter], depth: 2 });
  const body = number(inside);
  const typed = dual(': number', '');
  if (chance(s, 50)) return { code: code`const ${name} = (y${typed})${typed} => ${body};`, names: name };
  return { code: code`function ${name}(y${typed})${typed} { return ${body}; }`, names: name };
}

const simple: readonly Maker[] = [
  alias,
  naming,
  naming,
  declaration,
  declaration,
  assignment,
  assignment,
  callAlone,
  write,
  push,
  destructuring,
  filling,
  filling,
  takingByKey,
  closure,
];

function conditional(s: Scope): Written {
  const test = expression('truth', deeper(s));
  const yes = block(deeper(s), 2);
  if (chance(s, 40)) return { code: code`if (${test}) ${braces(yes.code)}` };
  const no = block(deeper(s), 2);
  return { code: code`if (${test}) ${braces(yes.code)} else ${braces(no.code)}`, ends: yes.ends && no.ends };
}

function loop(s: Scope): Written {
  const label = chance(s, 30) ? s.fresh() : '';
  const prefix = label === '' ? '' : `${label}: `;
  const counter = s.fresh();
  const counting = { name: counter, kind: 'number' as const, assignable: false };
  const inside = (extra: readonly Variable[], frozen: readonly string[] = []): Scope =>
    deeper(s, {
      loops: [...s.loops, label],
      variables: [...s.variables, ...extra],
      frozen: [...s.frozen, ...frozen, counter],
    });
  const times = 1 + s.choose(3);
  const body = (scope: Scope): Code => block(scope, 3).code;
  const step = code`${counter}++;\n`;
  const start = code`let ${counter} = 0;\n`;
  return {
    code: pick(s, [
      () => {
        const test = code`${counter} < ${times} && ${expression('truth', deeper(s))}`;
        return code`${start}${prefix}while (${test}) ${braces(code`${step}${body(inside([counting]))}`)}`;
      },
      () => {
        const test = code`${counter} < ${times} && ${expression('truth', deeper(s))}`;
        return code`${start}${prefix}do ${braces(code`${step}${body(inside([counting]))}`)} while (${test});`;
      },
      () =>
        code`${prefix}for (let ${counter} = 0; ${counter} < ${times}; ${counter}++) ${braces(body(inside([counting])))}`,
      () => {
        const from = code`Math.abs(${number(deeper(s))}) % 2`;
        const test = code`${counter} < ${times} && ${expression('truth', deeper(s))}`;
        const update = code`${counter} += 1 + (Math.abs(${number(deeper(s))}) % 2)`;
        return code`${prefix}for (let ${counter} = ${from}; ${test}; ${update}) ${braces(body(inside([counting])))}`;
      },
      () => {
        const over = expression('cells', deeper(s));
        const index = { name: counter, kind: 'text' as const, assignable: false };
        return code`${prefix}for (const ${counter} in ${over}) ${braces(body(inside([index])))}`;
      },
      () => forOf(s, prefix, inside, body),
      () => forOf(s, prefix, inside, body),
    ])(),
    declares: [],
  };
}

function forOf(
  s: Scope,
  prefix: string,
  inside: (extra: readonly Variable[], frozen?: readonly string[]) => Scope,
  body: (scope: Scope) => Code,
): Code {
  const known = visible(s, 'numbers');
  const item = s.fresh();
  const element = { name: item, kind: 'number' as const, assignable: false };
  if (known.length > 0 && chance(s, 50)) {
    const { name } = pick(s, known);
    return code`${prefix}for (const ${item} of ${name}) ${braces(body(inside([element], [name])))}`;
  }
  const over = expression('numbers', deeper(s));
  if (chance(s, 30)) {
    const index = s.fresh();
    const both = [element, { name: index, kind: 'number' as const, assignable: false }];
    return code`${prefix}for (const [${index}, ${item}] of ${over}.entries()) ${braces(body(inside(both)))}`;
  }
  if (chance(s, 25)) {
    const { target, over: filled } = head(s);
    return code`${prefix}for (${target} of ${filled}) ${braces(body(inside([])))}`;
  }
  const word = s.waits && chance(s, 40) ? 'for await' : 'for';
  return code`${prefix}${word} (const ${item} of ${over}) ${braces(body(inside([element])))}`;
}

function switching(s: Scope): Written {
  const subject = code`Math.abs(${number(deeper(s))}) % 4`;
  const inside = deeper(s, { loops: [...s.loops, 'switch'] });
  const tests = [0, 1, 2, 3].slice(0, 1 + s.choose(4));
  const fallback = s.choose(tests.length + 2);
  const cases = tests.map(test => {
    const body = block(inside, 2);
    const end = body.ends || chance(s, 40) ? '' : '\nbreak;';
    return code`case ${test}: ${braces(code`${body.code}${end}`)}`;
  });
  if (fallback <= tests.length) {
    const body = block(inside, 2);
    cases.splice(fallback, 0, code`default: ${braces(code`${body.code}${body.ends ? '' : '\nbreak;'}`)}`);
  }
  return { code: code`switch (${subject}) ${braces(join(cases, '\n'))}` };
}

/** A block that can be left. */
function labelledBlock(s: Scope): Written {
  const label = s.fresh();
  const inside = deeper(s, { loops: [...s.loops, `#${label}`], leaves: true });
  const { code: body, ends } = block(inside, 3);
  return { code: code`${label}: ${braces(body)}`, ends: ends && !body.mu.includes(`break ${label};`) };
}

function choosing(s: Scope): Written {
  const inside = deeper(s, { loops: [...s.loops, 'switch'] });
  const cases = several(s, 3, () => {
    const body = block(inside, 2);
    return code`case ${number(deeper(s))}: ${braces(code`${body.code}${body.ends || chance(s, 40) ? '' : '\nbreak;'}`)}`;
  });
  return { code: code`switch (${number(deeper(s))}) ${braces(join(cases, '\n'))}` };
}

function trying(s: Scope): Written {
  const first = block(deeper(s, { leaves: true }), 3).code;
  const error = s.fresh();
  const caught = { name: s.fresh(), kind: 'number' as const, assignable: true };
  const taken = code`let ${caught.name}${dual(': number', '')} = ${error} instanceof Odd ? ${error}.value : -1;\n`;
  const again = chance(s, 20) ? code`if (${caught.name} > 5) throw ${error};\n` : code``;
  const second = block(deeper(s, { variables: [...s.variables, caught] }), 2).code;
  const handler = code`catch (${error}) ${braces(code`${taken}${again}${second}`)}`;
  const last = (): Code =>
    code`finally ${braces(block(deeper(s, chance(s, 70) ? { leaves: false, loops: [] } : {}), 2).code)}`;
  switch (s.choose(4)) {
    case 3:
      return { code: code`try ${braces(first)} catch ${braces(block(deeper(s), 2).code)}` };
    case 0:
      return { code: code`try ${braces(first)} ${handler}` };
    case 1:
      return { code: code`try ${braces(first)} ${handler} ${last()}` };
    default:
      return { code: code`try ${braces(first)} ${last()}` };
  }
}

const nesting: readonly Maker[] = [
  conditional,
  conditional,
  loop,
  loop,
  switching,
  choosing,
  labelledBlock,
  trying,
  trying,
];

/** A call beside what comes before its await. */
function started(s: Scope): Written {
  const running = deeper(s, { running: true, leaves: false, loops: [] });
  const calls = [
    commuting('number', deeper(s)),
    ...several(s, 1, () => commuting('number', deeper(running))),
  ];
  const names = calls.map(() => s.fresh());
  const starts = calls.map((call, i) => code`const ${names[i] as string} = ${call};`);
  const between = chance(s, 60) ? [block(running, 1).code] : [];
  const results = names.map(() => s.fresh());
  const ends = names.map(
    (name, i) => code`const ${results[i] as string}${dual(': number', '')} = ${awaited(code`${name}`)};`,
  );
  const list = names.join(', ');
  const together = code`const [${results.join(', ')}] = ${dual(`await Promise.all([${list}])`, `await $.all([${list}])`)};`;
  return {
    code: join([...starts, ...between, ...(chance(s, 50) ? [together] : ends)], '\n'),
    declares: results.map(name => ({ name, kind: 'number', assignable: false })),
  };
}

function transaction(s: Scope): Written {
  const inside = deeper(s, { inTransaction: true, leaves: true });
  const { code: body, ends } = block(inside, 4);
  const abort = dual('abort("no")', '$.abort("no")');
  const give = ends || chance(s, 50) ? code`` : code`\nif (${expression('truth', inside)}) ${abort};`;
  const kept = s.variables.filter(v => v.assignable && visible(s, v.kind).includes(v)).map(v => v.name);
  const mu = `transaction {\n${body.mu}${give.mu}\n}`;
  const js = [
    '{ const $mark = $.begin();',
    `const $kept = [${kept.join(', ')}];`,
    `try {\n${body.js}${give.js}\n} catch ($error) {`,
    `$.rollback($mark); [${kept.join(', ')}] = $kept; throw $error;`,
    '} finally { $.commit($mark); } }',
  ].join('\n');
  return { code: dual(mu, js), ends };
}

function ownWorkflow(s: Scope): Written {
  return { code: code`${awaited(made('M', 'bank', [number(deeper(s)), number(deeper(s))]))};` };
}

const heavy: readonly Maker[] = [started, started, transaction, ownWorkflow];

const livingOn: readonly Maker[] = [...concurrent, s => inlineClosure(s, block)];

function leave(s: Scope): Written {
  const blocks = s.loops.filter(l => l.startsWith('#')).map(l => l.slice(1));
  const loops = s.loops.filter(l => l !== 'switch' && !l.startsWith('#'));
  const jumps = loops.filter(l => l !== '');
  const makers: (() => Code)[] = [
    () => code`return ${expression(s.returns, deeper(s))};`,
    () => code`throw new Odd({ value: ${number(deeper(s, { waits: false }))} });`,
  ];
  if (s.loops.some(l => !l.startsWith('#'))) makers.push(() => code`break;`);
  if (blocks.length > 0) makers.push(() => code`break ${pick(s, blocks)};`);
  if (loops.length > 0) makers.push(() => code`continue;`);
  if (jumps.length > 0) makers.push(() => code`${pick(s, ['break', 'continue'])} ${pick(s, jumps)};`);
  return { code: pick(s, makers)(), ends: true };
}

function maybeLeave(s: Scope): Written {
  return { code: code`if (${expression('truth', deeper(s))}) ${braces(leave(s).code)}` };
}
