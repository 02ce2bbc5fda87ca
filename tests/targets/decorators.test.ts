// Decorators in the artefacts: what the template, the state machines, the manifest and the functions say of them.
import test from 'ava';
import { compile } from '../../compiler/index.ts';
import { builtinErrors } from '../../compiler/resolve/index.ts';
import type { Value } from '../../targets/cloudformation/types.ts';
import { emitSfn } from '../../targets/index.ts';

interface Built {
  readonly template: {
    readonly Resources: { readonly [id: string]: { Properties: Record<string, Value> } };
  } & Record<string, Value>;
  readonly manifest: Record<string, never>;
  readonly files: ReadonlyMap<string, string>;
  readonly codes: readonly string[];
}

function build(text: string): Built {
  const source = { path: 'main.mu', text };
  const host = { read: (path: string) => (path === 'main.mu' ? text : undefined), list: () => ['main.mu'] };
  const { application, diagnostics } = compile(host, '', { name: 'shop', optimize: 'balanced' });
  if (application === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { files, functions, diagnostics: found } = emitSfn(application, { sources: [source] });
  return {
    template: JSON.parse(files.get('template.json') ?? ''),
    manifest: JSON.parse(files.get('manifest.json') ?? ''),
    files: new Map([...files, ...functions.files]),
    codes: found.map(({ code }) => code),
  };
}

function properties({ template }: Built, id: string): Record<string, Value> {
  const found = template.Resources[id];
  if (found === undefined) throw new Error(`${id} is none of ${Object.keys(template.Resources).join(', ')}`);
  return found.Properties;
}

const stock = `
service Stock {
  state left: Map<string, number>;
  @memory(2048) @timeout("2 minutes")
  count(): number { return this.left.size; }
  get(id: string): number { return this.left.get(id) ?? 0; }
  set(id: string, n: number): void { this.left.set(id, n); }
}
`;

test('@memory and @timeout are those of the function, at most those of its methods', t => {
  const built = build(`${stock}
@memory(256)
service Shop {
  @http("GET", "/total")
  async total(a: string, b: string): Promise<number> {
    const n = await Stock.get(a);
    return n + (await Stock.get(b));
  }
}`);
  const { MemorySize, Timeout } = properties(built, 'StockFunction');
  t.deepEqual([MemorySize, Timeout], [2048, 130]);
  const machine = JSON.parse(built.files.get('statemachines/Shop.total.asl.json') ?? '');
  const tasks = Object.values(machine.States as Record<string, { Type: string; TimeoutSeconds?: number }>);
  t.deepEqual([...new Set(tasks.flatMap(task => task.TimeoutSeconds ?? []))], [145]);
  t.regex(built.files.get('main.mjs') ?? '', /function Stock\$count\(\$\) \{\n {2}\$\.within\(120\);/);
});

test('@express is an Express machine of five minutes, whose reads are recorded too', t => {
  const built = build(`import { sleep } from "mu";
${stock}
service Shop {
  @express @http("GET", "/total")
  async total(a: string, b: string): Promise<number> {
    const n = await Stock.get(a);
    await sleep("1 second");
    return n + (await Stock.get(b));
  }
}`);
  t.deepEqual(built.codes, []);
  t.is(properties(built, 'ShopTotalMachine')['StateMachineType'], 'EXPRESS');
  const machine = JSON.parse(built.files.get('statemachines/Shop.total.asl.json') ?? '');
  t.is(machine.TimeoutSeconds, 300);
  t.regex(built.files.get('function:Stock') ?? '', /entry: "always",\s+why: "it reads, and Express/);
  const role = JSON.stringify(properties(built, 'ShopFunctionRole'));
  t.true(role.includes('states:StartSyncExecution'));
  t.false(role.includes('states:StartExecution'));
  t.regex(built.files.get('function:Shop') ?? '', /express: true/);
});

test('what Express cannot do is refused', t => {
  const shop = (body: string) =>
    `import { sleep } from "mu";\n${stock}\nservice Shop {\n  @express\n  ${body}\n}`;
  const twice = shop('async twice(): Promise<void> { await Stock.set("a", 1); await Stock.set("b", 1); }');
  t.deepEqual(build(twice).codes, ['MU4011']);
  const loop = shop('async loop(): Promise<void> { for (const id of ["a", "b"]) await Stock.set(id, 1); }');
  t.deepEqual(build(loop).codes, ['MU4011']);
  const long = shop('async long(): Promise<void> { await sleep("6 minutes"); await Stock.set("a", 1); }');
  t.deepEqual(build(long).codes, ['MU4010']);
  const short = shop('async short(): Promise<void> { await sleep("4 minutes"); await Stock.set("a", 1); }');
  t.deepEqual(build(short).codes, []);
});

test('invariants cost nothing in a stack that does not check them', t => {
  const built =
    build(`${stock.replace('state left', 'invariant "enough": this.left.values().every(n => n >= 0);\nstate left')}
service Shop {
  state sold: Counter;
  sell(): void { this.sold.add(1); }
}
invariant "known": Shop.sold.value >= 0 && Stock.left.size >= 0;`);
  t.deepEqual(
    (built.template['Parameters'] as Record<string, { Default: Value }>)['CheckInvariants']?.Default,
    'false',
  );
  const variables = (properties(built, 'ShopFunction')['Environment'] as { Variables: Record<string, Value> })
    .Variables;
  t.deepEqual(variables['MU_CHECK_INVARIANTS'], { Ref: 'CheckInvariants' });
  const role = JSON.stringify(properties(built, 'ShopFunctionRole'));
  t.regex(
    role,
    /"Fn::If":\["ChecksInvariants",\{"Effect":"Allow","Action":\["dynamodb:GetItem"[^}]*"dynamodb:Query"\]/,
  );
  t.regex(built.files.get('function:Shop') ?? '', /title: "known", place: "main.mu:\d+:1"/);
  t.notRegex(built.files.get('function:Shop') ?? '', /title: "enough"/);
  t.deepEqual(built.manifest['invariants'] as unknown, [
    { title: 'enough', service: 'Stock', reads: ['Stock.left'], scans: ['Stock.left'] },
    { title: 'known', reads: ['Shop.sold', 'Stock.left'], scans: ['Stock.left'] },
  ]);
});

test('@http: HEAD beside GET, and preflight requests need no signature', t => {
  const built = build(`
error NoSuchGood { id: string }
@http({ errors: { NoSuchGood: 404 }, cors: "https://a.example" })
service Shop {
  state goods: Map<string, number>;
  @http("GET", "/goods/{id}")
  get(id: string): number {
    const price = this.goods.get(id);
    if (price === undefined) throw new NoSuchGood({ id });
    return price;
  }
  @http("PUT", "/goods/{id}", { status: 201, cors: false })
  put(id: string, price: number): void { this.goods.set(id, price); }
}`);
  const keys = Object.entries(built.template.Resources)
    .filter(([id]) => id.endsWith('Route'))
    .map(([, { Properties }]) => [Properties['RouteKey'], Properties['AuthorizationType']]);
  const signed = { Ref: 'ApiAuthorization' };
  t.deepEqual(keys, [
    ['GET /goods/{id}', signed],
    ['HEAD /goods/{id}', signed],
    ['OPTIONS /goods/{id}', 'NONE'],
    ['PUT /goods/{id}', signed],
  ]);
  const [get, put] = built.manifest['entries'] as unknown as { http: unknown }[];
  const errors = { NoSuchGood: 404 };
  t.deepEqual(get?.http, { method: 'GET', path: '/goods/{id}', errors, cors: ['https://a.example'] });
  t.deepEqual(put?.http, { method: 'PUT', path: '/goods/{id}', status: 201, errors });
});

test('decorators may name each error that the language has', t => {
  const names = [...builtinErrors];
  const text = `service S {
    @http("GET", "/f", { errors: { ${names.map(name => `${name}: 418`).join(', ')} } })
    @retry({ attempts: 2, on: [${names.join(', ')}] })
    f(): void {}
  }`;
  t.deepEqual(build(text).codes, []);
});
