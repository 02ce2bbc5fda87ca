// Random expressions of a wanted kind. None gives -0, NaN or an alias of an array: mu refuses to send the first two, and
// what lives across an await is a copy.
import type { Code } from './code.ts';
import { code, dual, join } from './code.ts';
import type { Kind, Scope } from './scope.ts';
import { chance, deeper, pick, visible } from './scope.ts';

type Maker = (scope: Scope) => Code;

export function expression(kind: Kind, scope: Scope): Code {
  if (scope.depth <= 0) return leaf(kind, scope);
  const makers = [
    ...plain[kind],
    ...plain[kind],
    ...(scope.waits ? [...waiting[kind], ...always[kind]] : []),
  ];
  const maker = pick(scope, makers);
  return maker(deeper(scope));
}

export function number(scope: Scope): Code {
  return expression('number', scope);
}

function leaf(kind: Kind, scope: Scope): Code {
  const known = visible(scope, kind);
  if (known.length > 0 && chance(scope, 75)) {
    const { name } = pick(scope, known);
    if (kind === 'numbers') return code`[...${name}]`;
    return kind === 'pair' ? code`({ ...${name} })` : code`${name}`;
  }
  return constant(kind, scope);
}

function constant(kind: Kind, scope: Scope): Code {
  switch (kind) {
    case 'number':
      return code`${scope.choose(9)}`;
    case 'text':
      return code`${JSON.stringify(pick(scope, ['', 'a', 'zwölf', '$x', 'b c', '{% 1 %}', '`']))}`;
    case 'truth':
      return code`(${leaf('number', scope)} > ${scope.choose(5)})`;
    case 'numbers':
      return code`[${join(
        several(scope, 3, () => constant('number', scope)),
        ', ',
      )}]`;
    case 'maybe':
      return code`${pick(scope, ['undefined', '0', '5'])}`;
    case 'cells':
      return code`[1, ${scope.choose(9)}, 3]`;
    case 'pair':
      return code`({ a: ${constant('number', scope)}, b: ${constant('text', scope)} })`;
  }
}

export function several(scope: Scope, most: number, make: () => Code): Code[] {
  return Array.from({ length: scope.choose(most + 1) }, make);
}

const conditional =
  (kind: Kind): Maker =>
  s =>
    code`(${expression('truth', s)} ? ${expression(kind, s)} : ${expression(kind, s)})`;

const assigned =
  (kind: Kind): Maker =>
  s => {
    const targets = visible(s, kind).filter(v => v.assignable && !s.frozen.includes(v.name));
    if (targets.length === 0) return leaf(kind, s);
    const { name } = pick(s, targets);
    if (kind !== 'number') return code`(${name} = ${expression(kind, s)})`;
    if (chance(s, 30)) return code`${name}${pick(s, ['++', '--'])}`;
    return code`(${name} ${pick(s, ['=', '+=', '-='])} ${number(s)})`;
  };

/** Changes a part of an object or an array where it stands. */
function inPlace(s: Scope): Code {
  const known = [...visible(s, 'cells'), ...visible(s, 'pair')];
  if (known.length === 0) return leaf('number', s);
  const { name, kind } = pick(s, known);
  if (kind === 'cells' && chance(s, 40)) return code`(${name}[Math.abs(${number(s)}) % 3] = ${number(s)})`;
  const place = kind === 'pair' ? code`${name}.a` : code`${name}[${s.choose(3)}]`;
  if (chance(s, 30)) return code`(${place}${pick(s, ['++', '--'])})`;
  if (chance(s, 30)) return code`(${place})`;
  return code`(${place} ${pick(s, ['=', '+=', '-=', '||=', '&&='])} ${number(s)})`;
}

/** A call of a function that has a name, directly or by an array. */
function named(s: Scope): Code {
  if (s.functions.length === 0) return leaf('number', s);
  const name = pick(s, s.functions);
  return chance(s, 70) ? code`${name}(${number(s)})` : code`${array(s)}.map(${name}).length`;
}

/** An array under its own name, for looking at it. */
function array(s: Scope): Code {
  const known = visible(s, 'numbers');
  return known.length > 0 && chance(s, 60)
    ? code`${pick(s, known).name}`
    : code`${expression('numbers', s)}.slice(0)`;
}

/** In a callback, which may not wait. */
function inCallback(s: Scope, kind: Kind): Code {
  const variables = [...s.variables, { name: 'x', kind: 'number' as const, assignable: false }];
  return expression(kind, deeper(s, { waits: false, variables }));
}

/** The pieces whose text is not the same in both languages. */
export const state = (name: string): Code => dual(`this.${name}`, `$.state("R.${name}")`);

export function key(s: Scope): Code {
  return pick(s, [code`"a"`, code`"b"`, code`"k" + ${leaf('number', s)}`]);
}

const plain: { readonly [K in Kind]: readonly Maker[] } = {
  number: [
    s => leaf('number', s),
    s => code`(${number(s)} ${pick(s, ['+', '-'])} ${number(s)})`,
    s => code`Math.abs(${number(s)}) % 7`,
    s => code`${pick(s, ['Math.max', 'Math.min'])}(${number(s)}, ${number(s)})`,
    s => code`${array(s)}.length`,
    s => code`(${array(s)}[${number(s)}] ?? ${number(s)})`,
    s => code`(${leaf('maybe', s)} ?? ${number(s)})`,
    s => code`${expression('text', s)}.length`,
    s => code`${array(s)}.reduce((y, x) => y + ${inCallback(s, 'number')}, 0)`,
    s => code`${expression('pair', s)}.a`,
    s => code`(${state('sums')}.get(${key(s)}) ?? ${number(s)})`,
    () => code`${state('trace')}.length`,
    () => dual('this.rate', '$.state("R.rate").value'),
    s => (s.running ? leaf('number', s) : dualCall('helper', [number(s)])),
    conditional('number'),
    assigned('number'),
    inPlace,
    inPlace,
    s => code`(${assigned('number')(s)}, ${number(s)})`,
    s => code`[...${array(s)}, ${number(s)}, ...${array(s)}].length`,
    named,
    named,
  ],
  text: [
    s => leaf('text', s),
    s => code`\`<\${${number(s)}}|\${${expression('text', s)}}>\``,
    s => code`(${expression('text', s)} + ${number(s)})`,
    s => code`${array(s)}.map((x, i) => \`\${i}\${${inCallback(s, 'number')}}\`).join("-")`,
    s => code`String(${expression('truth', s)})`,
    s => code`(${expression('text', s)} || ${expression('text', s)})`,
    conditional('text'),
    assigned('text'),
    s =>
      code`JSON.stringify({ ["k" + ${number(s)}]: ${number(s)}, c: ${number(s)}, ...${expression('pair', s)} })`,
  ],
  truth: [
    s => code`(${number(s)} ${pick(s, ['<', '>=', '>'])} ${number(s)})`,
    s => code`(${expression('truth', s)} ${pick(s, ['&&', '||'])} ${expression('truth', s)})`,
    s => code`!${expression('truth', s)}`,
    s => code`${array(s)}.some(x => ${inCallback(s, 'truth')})`,
    s => code`${state('sums')}.has(${key(s)})`,
    s => code`(Math.abs(${number(s)}) % 3 === 1)`,
  ],
  numbers: [
    s => leaf('numbers', s),
    s =>
      code`[${join(
        several(s, 3, () => number(s)),
        ', ',
      )}]`,
    s => code`[...${array(s)}, ${number(s)}]`,
    s => code`${array(s)}.map(x => ${inCallback(s, 'number')})`,
    s => code`${array(s)}.filter(x => ${inCallback(s, 'truth')})`,
    s => code`${array(s)}.slice(0, 2)`,
    conditional('numbers'),
  ],
  maybe: [
    s => leaf('maybe', s),
    s => code`${array(s)}[${number(s)}]`,
    s => code`${state('sums')}.get(${key(s)})`,
  ],
  cells: [s => code`[${number(s)}, ${number(s)}, ${number(s)}]`],
  pair: [
    s => leaf('pair', s),
    s => code`({ a: ${number(s)}, b: ${expression('text', s)} })`,
    s => code`({ ...${expression('pair', s)}, a: ${number(s)} })`,
  ],
};

/** A private method of the own service that is part of the turn. */
function dualCall(name: string, args: readonly Code[]): Code {
  const list = join(args, ', ');
  return dual(`this.${name}(${list.mu})`, `R_${name}($, ${list.js})`);
}

/** A call between services; `made` without the await around it. */
export function made(service: string, method: string, args: readonly Code[]): Code {
  const list = join(args, ', ');
  const target = service === 'this' ? 'R' : service;
  const rest = list.js === '' ? '' : `, ${list.js}`;
  return dual(`${service}.${method}(${list.mu})`, `$.start(${target}_${method}${rest})`);
}

export function awaited(call: Code): Code {
  return dual(`await ${call.mu}`, `await $.wait(${call.js})`);
}

/** A call of a method whose effects commute with all others, so that it may run beside anything. */
export function commuting(kind: 'number' | 'numbers' | 'text' | 'maybe' | 'pair', s: Scope): Code {
  switch (kind) {
    case 'number':
      return pick(s, [
        () => made('W', 'double', [number(s)]),
        () => made('W', 'double', [number(s)]),
        () => made('M', 'twice', [number(s)]),
        () => made('M', 'careful', [number(s)]),
        () => made('W', 'add', [key(s), number(s)]),
      ])();
    case 'numbers':
      return pick(s, [
        () => made('W', 'list', [number(s), number(s)]),
        () => made('M', 'both', [array(s)]),
      ])();
    case 'text':
      return made('W', 'text', [expression('text', s), number(s)]);
    case 'maybe':
      return made('W', 'maybe', [number(s)]);
    case 'pair':
      return made('W', 'pair', [number(s), expression('text', s)]);
  }
}

const paren = (call: Code): Code => code`(${awaited(call)})`;

const waiting: { readonly [K in Kind]: readonly Maker[] } = {
  number: [
    s => paren(commuting('number', s)),
    s => paren(commuting('number', s)),
    s => ownCall('number', s) ?? paren(commuting('number', s)),
    s => (s.running ? paren(commuting('number', s)) : paren(made('W', 'total', []))),
    s => code`(${paren(made('W', 'some', [number(s)]))}?.a ?? ${number(s)})`,
    s =>
      code`(${paren(made('W', 'some', [number(s)]))}?.b.indexOf(${expression('text', s)}, ${paren(commuting('number', s))}) ?? ${number(s)})`,
    s => (s.running ? paren(commuting('number', s)) : paren(made('M', 'bank', [number(s), number(s)]))),
  ],
  text: [s => paren(commuting('text', s)), s => ownCall('text', s) ?? paren(commuting('text', s))],
  truth: [s => code`(${awaited(commuting('number', s))} > ${number(s)})`],
  numbers: [
    s => paren(commuting('numbers', s)),
    s => ownCall('numbers', s) ?? paren(commuting('numbers', s)),
    s => all('all', s),
    s => fanOut('all', s),
  ],
  maybe: [s => paren(commuting('maybe', s))],
  cells: [],
  pair: [s => paren(commuting('pair', s))],
};

function ownCall(kind: Kind, s: Scope): Code | undefined {
  const methods = s.own.filter(m => m.returns === kind);
  if (methods.length === 0 || s.running) return undefined;
  const { name } = pick(s, methods);
  const args = [number(s), expression('text', s), expression('numbers', s)];
  return paren(made(pick(s, ['this', 'R']), name, args));
}

/** Pieces that make two expressions with awaits meet. */
const always: { readonly [K in Kind]: readonly Maker[] } = {
  number: [s => settledSum(s)],
  text: [],
  truth: [],
  numbers: [],
  maybe: [],
  cells: [],
  pair: [],
};

export function all(how: 'all' | 'allSettled', s: Scope): Code {
  const beside = { ...s, running: true };
  const calls = [commuting('number', s), ...several(s, 2, () => commuting('number', beside))];
  const list = join(calls, ', ');
  return dual(`(await Promise.${how}([${list.mu}]))`, `(await $.${how}([${list.js}]))`);
}

export function fanOut(how: 'all' | 'allSettled', s: Scope): Code {
  const over = array(s);
  const call = pick(s, [
    () => made('W', 'double', [inCallback(s, 'number')]),
    () => made('M', 'careful', [code`x`]),
    () => made('M', 'twice', [code`x + i`]),
  ])();
  return dual(
    `(await Promise.${how}(${over.mu}.map((x, i) => ${call.mu})))`,
    `(await $.${how}(${over.js}.map((x, i) => ${call.js})))`,
  );
}

function settledSum(s: Scope): Code {
  const outcomes = pick(s, [all, fanOut])('allSettled', s);
  return code`${outcomes}.reduce((y, o) => y + (o.status === "fulfilled" ? o.value : 100), 0)`;
}
