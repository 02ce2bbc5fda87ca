// Names of other languages, and of parts of JavaScript that mu has not, are told the mu way.
import test from 'ava';
import { checked } from '../check/checking.ts';

const members: readonly (readonly [code: string, help: RegExp])[] = [
  ['xs.len', /`xs\.length`/],
  ['xs.append(1)', /`xs\.push/],
  ['xs.push_back(1)', /`xs\.push/],
  ['xs.contains(1)', /`xs\.includes/],
  ['xs.isEmpty()', /`xs\.length === 0`/],
  ['xs.lenght', /Did you mean `length`/],
  ['text.contains("a")', /`text\.includes/],
  ['text.substr(1)', /`text\.slice/],
  ['text.toUppercase()', /Did you mean `toUpperCase`/],
  ['text.len', /`text\.length`/],
  ['n.round()', /`Math\.round\(n\)`/],
  ['local.length', /`local\.size`/],
  ['local.put("a", 1)', /`local\.set/],
  ['local.map(x => x)', /\[\.\.\.local\]/],
  ['this.rooms.clear()', /delete them one by one/],
  ['this.rooms.forEach(x => x)', /for \(const \[key, value\] of this\.rooms\.entries\(\)\)/],
  ['this.rooms.filter(x => x)', /this\.rooms\.values\(\)\.filter/],
  ['this.seen.keys()', /this\.seen\.values\(\)/],
  ['this.jobs.shift()', /end only/],
  ['this.stock.increment()', /this\.stock\.add\(1\)/],
  ['console.table(xs)', /The log takes lines/],
  ['crypto.getRandomValues(xs)', /no secret/],
  ['new Date(0).toLocaleDateString()', /no `Intl`/],
];

for (const [code, help] of members) {
  test(`library › advice on ${code}`, t => {
    const text = `
      export service S {
        state rooms: Map<string, number>;
        state seen: Set<string>;
        state jobs: List<string>;
        state stock: Counter;
        go(xs: number[], text: string, n: number): void {
          const local = new Map<string, number>();
          ${code};
        }
      }`;
    t.regex(checked(text).diagnostics[0]?.help ?? '', help);
  });
}

const globals =
  `setTimeout setInterval setImmediate queueMicrotask clearTimeout clearInterval fetch XMLHttpRequest WebSocket
  module exports process global globalThis window document localStorage sessionStorage Buffer Symbol BigInt Proxy Reflect WeakMap WeakSet
  Function eval alert Deno Bun Intl atob btoa TextEncoder Uint8Array performance AbortController EventEmitter print len range str int self
  None True uuid bcrypt createHash axios moment prompt navigator __dirname Temporal`.split(/\s+/);

for (const name of globals) {
  test(`library › advice on ${name}`, t => {
    const { diagnostics } = checked(`export service S { go(): void { ${name}("x"); } }`);
    t.is(diagnostics[0]?.code, 'MU2102');
    t.truthy(diagnostics[0]?.help);
  });
}

const types: readonly (readonly [name: string, help: string])[] = [
  ['int', 'Write `number`.'],
  ['Integer', 'Write `number`.'],
  ['String', 'Write `string`.'],
  ['Object', 'Write `object`.'],
  ['bool', 'Write `boolean`.'],
  ['dict', 'Write an object type or `Record<string, T>`.'],
  ['Vec', 'Write `T[]`.'],
  ['DateTime', 'Write number for milliseconds, or string for ISO 8601.'],
];

for (const [name, help] of types) {
  test(`library › advice on the type ${name}`, t => {
    const { diagnostics } = checked(`export function f(x: ${name}): void {}`);
    t.deepEqual(
      diagnostics.map(each => each.help),
      [help],
    );
  });
}
