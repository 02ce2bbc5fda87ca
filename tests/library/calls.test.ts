// Calls of the library through the emitted functions and state machines give what JavaScript gives.
import test from 'ava';
import { readLibrary } from '../../scripts/library/declarations.ts';
import { compiled } from '../lower/random/execution.ts';
import { given, groups } from './calls.ts';

process.env['TZ'] = 'UTC';

const show = `
function show(value: unknown): string {
  return typeof value === "number" || value === undefined ? String(value) : JSON.stringify(value);
}
`;

function program(calls: readonly string[]): string {
  const lines = calls.map(call => `    found.push(show(${call}));`);
  return `${given}${show}
export service Library {
  all(): string[] {
    const found: string[] = [];
${lines.join('\n')}
    return found;
  }
}
`;
}

/** What JavaScript makes of it: type arguments are all that has to go. */
function expected(calls: readonly string[]): readonly string[] {
  const body = calls
    .map(call => `show(${call.replace('<number>', '').replace('LocaleString()', 'LocaleString("en-US")')})`)
    .join(',\n');
  const untyped = show.replace('(value: unknown): string', '(value)');
  return new Function(`${given}${untyped} return [${body}];`)() as string[];
}

for (const [group, calls] of Object.entries(groups)) {
  test(`library › ${group}: ${calls.length} calls`, async t => {
    const { diagnostics, play } = await compiled(program(calls), 'balanced');
    t.deepEqual(
      diagnostics.map(({ message }) => message),
      [],
    );
    const { seen: answers } = await play([{ method: 'Library.all', args: [] }], () => 0);
    const [seen] = answers;
    const values = (seen as { readonly value: readonly string[] }).value;
    const wanted = expected(calls);
    t.deepEqual(
      calls.map((call, i) => `${call} is ${values[i]}`),
      calls.map((call, i) => `${call} is ${wanted[i]}`),
    );
  });
}

test('library › at least 250 calls, of everything that is declared', t => {
  const all = Object.values(groups).flat();
  t.true(all.length >= 250, `${all.length}`);
  const other = new Set(['mu', 'state', 'console', 'promise', 'error']);
  const names = readLibrary()
    .filter(({ name }) => !other.has(name))
    .flatMap(({ declarations }) => declarations.flatMap(each => [each, ...each.members]))
    .filter(each => each.form === 'function' || each.form === 'method' || each.form === 'property')
    .map(({ name }) => name)
    .filter(name => name !== 'random' && name !== 'now');
  const called = new Set(all.flatMap(call => call.match(/\w+/g) ?? []));
  t.deepEqual(
    names.filter(name => !called.has(name)),
    [],
  );
});
