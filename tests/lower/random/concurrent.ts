// Random statements about promises that live on: arrays of them, calls that nobody waits for, races, async functions. What runs
// beside other code only makes calls that commute.
import type { Code } from './code.ts';
import { braces, code, dual, join } from './code.ts';
import { awaited, commuting, expression, number, several } from './expressions.ts';
import type { Scope, Variable } from './scope.ts';
import { chance, deeper, pick } from './scope.ts';
import type { Written } from './written.ts';

/** Nothing outside is assigned, because each call has copies. */
function alone(s: Scope, more: readonly Variable[]): Scope {
  const variables = [...s.variables.map(v => ({ ...v, assignable: false })), ...more];
  return deeper(s, { variables, running: true, leaves: false, loops: [], returns: 'number', depth: 2 });
}

const typed = (name: string): Code => dual(`${name}: number`, name);

/** The body of an async function that may run beside anything. */
function asyncBody(s: Scope, parameter: string): Code {
  const given = { name: parameter, kind: 'number' as const, assignable: false };
  const first = s.fresh();
  const inside = alone(s, [given]);
  const start = code`const ${first} = ${awaited(commuting('number', inside))};\n`;
  const known = alone(s, [given, { name: first, kind: 'number', assignable: false }]);
  const early = chance(s, 50)
    ? code`if (${expression('truth', { ...known, waits: false })}) return ${number(known)};\n`
    : code``;
  const error = s.fresh();
  const caught = chance(s, 40)
    ? code`try ${braces(code`return ${number(known)};`)} catch (${error}) ${braces(code`return -2;`)}\n`
    : code`return ${number(known)};`;
  return code`${start}${early}${caught}`;
}

/** `async x => { … }` where it is started: in the model, an invocation of its own. */
function startedFunction(s: Scope): { readonly declared: Code; call(name: string, argument: Code): Code } {
  const parameter = s.fresh();
  const body = asyncBody(s, parameter);
  return {
    declared: dual(
      `async (${parameter}: number): Promise<number> => {\n${body.mu}\n}`,
      `async ($, ${parameter}) => {\n${body.js}\n}`,
    ),
    call: (name, argument) => dual(`${name}(${argument.mu})`, `$.start(${name}, ${argument.js})`),
  };
}

function declares(...names: readonly string[]): readonly Variable[] {
  return names.map(name => ({ name, kind: 'number' as const, assignable: false }));
}

/** `const ps = []; for (…) ps.push(S.f(x)); …; await Promise.all(ps)`. */
function promiseArray(s: Scope): Written {
  const [ps, item, result] = [s.fresh(), s.fresh(), s.fresh()];
  const element = { name: item, kind: 'number' as const, assignable: false };
  const inside = deeper(s, {
    variables: [...s.variables, element],
    running: true,
    leaves: false,
    loops: [],
    depth: 1,
  });
  const over = expression('numbers', deeper(s, { waits: false }));
  const call = commuting('number', { ...inside, waits: false });
  const filled = chance(s, 50)
    ? code`const ${ps}${dual(': Promise<number>[]', '')} = [];\nfor (const ${item} of ${over}) ${ps}.push(${call});`
    : code`const ${ps} = ${over}.map(${item} => ${call});`;
  const running = deeper(s, { running: true, leaves: false, loops: [] });
  const between = several(s, 2, () => code`${awaited(commuting('number', running))};`);
  const together = code`const ${result} = ${dual(`await Promise.all(${ps})`, `await $.all(${ps})`)};`;
  const p = s.fresh();
  const each = code`let ${result} = [0];\nfor (const ${p} of ${ps}) ${result}.push(${awaited(code`${p}`)});`;
  return {
    code: join([filled, ...between, chance(s, 60) ? together : each], '\n'),
    declares: [{ name: result, kind: 'numbers', assignable: false }],
  };
}

/** `void V.hit(n)`. */
function forgotten(s: Scope): Written {
  const value = number(deeper(s, { waits: false }));
  return { code: dual(`void V.hit(${value.mu});`, `$.forget(V_hit, ${value.js});`) };
}

/** All that race give the same, so that it does not matter who wins. */
function race(s: Scope): Written {
  const how = pick(s, ['race', 'any']);
  const value = number({ ...s, waits: false, depth: 0 });
  const [held, result] = [s.fresh(), s.fresh()];
  const call = dual(`W.maybe(${held})`, `$.start(W_maybe, ${held})`);
  const calls = [call, ...several(s, 2, () => call)];
  const list = join(calls, ', ');
  const raced = dual(`await Promise.${how}([${list.mu}])`, `(await $.all([${list.js}]))[0]`);
  return {
    code: code`const ${held} = ${value};\nconst ${result} = (${raced}) ?? 0;`,
    declares: declares(result),
  };
}

function asyncMap(s: Scope): Written {
  const result = s.fresh();
  const { declared } = startedFunction(s);
  const over = expression('numbers', deeper(s, { waits: false }));
  const mapped = dual(
    `await Promise.all(${over.mu}.map(${declared.mu}))`,
    `await $.all(${over.js}.map($element => $.start(${declared.js}, $element)))`,
  );
  return {
    code: code`const ${result} = ${mapped};`,
    declares: [{ name: result, kind: 'numbers', assignable: false }],
  };
}

function startedClosure(s: Scope): Written {
  const [name, p, q, one, other] = [s.fresh(), s.fresh(), s.fresh(), s.fresh(), s.fresh()];
  const fn = startedFunction(s);
  // Its captured variables must not be assigned while it runs, nor after it was made.
  const argument = (): Code =>
    number({ ...s, waits: false, depth: 1, variables: s.variables.map(v => ({ ...v, assignable: false })) });
  const starts = code`const ${name} = ${fn.declared};\nconst ${p} = ${fn.call(name, argument())};\nconst ${q} = ${fn.call(name, argument())};`;
  const between = chance(s, 60) ? code`\n${awaited(commuting('text', alone(s, [])))};` : code``;
  const ends = code`\nconst ${one}${dual(': number', '')} = ${awaited(code`${p}`)};\nconst ${other}${dual(': number', '')} = ${awaited(code`${q}`)};`;
  return { code: code`${starts}${between}${ends}`, declares: declares(one, other) };
}

/** Awaited where it is called, with the variables around. */
export function inlineClosure(
  s: Scope,
  block: (scope: Scope, most: number) => { readonly code: Code; readonly ends: boolean },
): Written {
  const [name, parameter, result] = [s.fresh(), s.fresh(), s.fresh()];
  const given = { name: parameter, kind: 'number' as const, assignable: true };
  const inside = deeper(s, {
    variables: [...s.variables, given],
    leaves: true,
    loops: [],
    returns: 'number',
    depth: 2,
  });
  const body = block(inside, 3);
  const last = body.ends ? code`` : code`\nreturn ${number(deeper(inside))};`;
  const made = code`const ${name} = async (${typed(parameter)})${dual(': Promise<number>', '')} => ${braces(code`${body.code}${last}`)};`;
  const argument = number(deeper(s, { waits: false }));
  const again = chance(s, 30) ? code`\n${result} += await ${name}(2);` : code``;
  return {
    code: code`${made}\nlet ${result}${dual(': number', '')} = await ${name}(${argument});${again}`,
    declares: [{ name: result, kind: 'number', assignable: true }],
  };
}

export const concurrent: readonly ((s: Scope) => Written)[] = [
  promiseArray,
  forgotten,
  forgotten,
  race,
  asyncMap,
  startedClosure,
];
