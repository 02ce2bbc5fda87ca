import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import test from 'ava';
import type { ExportNamedDeclaration, SourceLocation } from 'estree';
import type { JsModule } from '../../compiler/ir/code.ts';
import { bundle, endBundling } from '../../targets/bundle/index.ts';
import { emitFunctions, printModule } from '../../targets/lambda/index.ts';
import { golden } from './golden.ts';
import {
  application,
  call,
  constant,
  entry,
  graph,
  leave,
  program,
  returns,
  source,
  turn,
  unit,
} from './ir.ts';

const library = fileURLToPath(new URL('../../stdlib', import.meta.url));

function at(line: number, column: number): SourceLocation {
  return { source: source.path, start: { line, column }, end: { line, column: column + 4 } };
}

/** `export function <name>() { throw new Error("…"); }`, whose `throw` came from the given line. */
function thrower(name: string, line: number): ExportNamedDeclaration {
  return {
    type: 'ExportNamedDeclaration',
    specifiers: [],
    attributes: [],
    source: null,
    declaration: {
      type: 'FunctionDeclaration',
      id: { type: 'Identifier', name },
      params: [],
      loc: at(line - 1, 2),
      body: {
        type: 'BlockStatement',
        body: [
          {
            type: 'ThrowStatement',
            loc: at(line, 4),
            argument: {
              type: 'NewExpression',
              loc: at(line, 10),
              callee: { type: 'Identifier', name: 'Error' },
              arguments: [{ type: 'Literal', value: 'as planned' }],
            },
          },
        ],
      },
    },
  };
}

const trip: JsModule = {
  path: 'trip.mjs',
  source: source.path,
  program: program(thrower('Hotel$reserve', 12), thrower('Flight$reserve', 20), thrower('Trip$book$0', 30)),
};
const hotel: JsModule = {
  path: 'shop/hotel.mjs',
  source: 'shop/hotel.mu',
  program: program(thrower('Hotel$reserve', 3)),
};

const trips = application({
  modules: [trip, hotel],
  entries: [
    entry('Trip.book', {
      run: 'Trip.book/0',
      http: { method: 'POST', path: '/trips/{user}' },
      parameters: [{ name: 'user', optional: false, rest: false, type: 'string', shape: { kind: 'string' } }],
    }),
    entry('Hotel.reserve', { run: 'Hotel.reserve/0' }),
    entry('Order.place', { workflow: 'Order.place' }),
  ],
  functions: [
    unit('Trip', {
      runs: [
        {
          id: 'Trip.book/0',
          graph: graph(
            turn('n1', 'Trip.book#0', {
              exits: [{ exit: 1, outputs: [{ name: 'a', variable: 'room' }], next: 'n2' }],
            }),
            call('n2', 'Hotel.reserve', { next: 'n3' }),
            call('n3', 'Hotel.reserve', {
              next: 'n4',
              code: { module: 'shop/hotel.mjs', name: 'Hotel$reserve' },
            }),
            returns('n4', constant('done "here"')),
          ),
        },
      ],
    }),
    unit('Hotel', {
      runs: [
        {
          id: 'Hotel.reserve/0',
          graph: graph(
            call('n1', 'Hotel.reserve', { next: 'n2', result: 'room' }),
            leave('n2', 'next', 'room'),
          ),
        },
      ],
    }),
  ],
});

test('the entry modules of the functions', t => {
  const { files, entries } = emitFunctions(trips, [source]);
  t.deepEqual(
    entries.map(({ module }) => module),
    ['function:Trip', 'function:Hotel', 'function:Order'],
  );
  golden(
    t,
    'function-entries.mjs.txt',
    entries.map(({ module }) => `// ${module}\n${files.get(module)}`).join('\n'),
  );
});

test('a generated module leads back to its program', t => {
  const { code, map } = printModule(trip, source.text);
  t.deepEqual([...map.sources], ['trip.mu']);
  t.is(map.sourcesContent[0], source.text);
  const lines = code.split('\n');
  const generated = lines.findIndex(line => line.includes('throw'));
  const found = new SourceMap(map as never).findEntry(generated, lines[generated]!.indexOf('throw'));
  t.like(found, { originalSource: 'trip.mu', originalLine: 11, originalColumn: 4 });
});

test('bundles are the same from any folder, and name none', async t => {
  const { files, entries } = emitFunctions(trips, [source]);
  const here = await bundle({ files, entries }, library);
  t.deepEqual(await bundle({ files, entries }, library), here);
  const elsewhere = mkdtempSync(join(tmpdir(), 'mu-elsewhere-'));
  t.teardown(() => rmSync(elsewhere, { recursive: true }));
  cpSync(library, join(elsewhere, 'deep/lib'), { recursive: true });
  t.deepEqual(await bundle({ files, entries }, join(elsewhere, 'deep/lib')), here);
  t.deepEqual(
    [...here.keys()].filter(path => path.endsWith('.mjs')),
    ['functions/Hotel/index.mjs', 'functions/Order/index.mjs', 'functions/Trip/index.mjs'],
  );
  for (const text of here.values()) t.false(text.includes(library) || text.includes(process.cwd()));
});

test.serial('a bundle after the end of bundling is the same, and sees a change', async t => {
  const { files, entries } = emitFunctions(trips, [source]);
  const first = await bundle({ files, entries }, library);
  await endBundling();
  t.deepEqual(await bundle({ files, entries }, library), first);
  const changed = new Map(files).set('trip.mjs', files.get('trip.mjs')!.replace('as planned', 'otherwise'));
  const after = await bundle({ files: changed, entries }, library);
  t.true(after.get('functions/Trip/index.mjs')?.includes('otherwise'));
});

test('sources are named after the program and the library', async t => {
  const { files, entries } = emitFunctions(trips, [source]);
  const built = await bundle({ files, entries }, library);
  const map = JSON.parse(built.get('functions/Trip/index.mjs.map') ?? '') as { sources: string[] };
  t.true(map.sources.includes('trip.mu'));
  t.true(map.sources.includes('mu:runtime/driver.ts'));
  t.deepEqual(
    map.sources.filter(name => !/^(mu:|[a-z/]+\.mu$)/.test(name)),
    [],
  );
});

test('where a bundled function throws leads to the line of the program', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'mu-bundle-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const files = new Map([
    ...emitFunctions(trips, [source]).files,
    [
      'function:Throws',
      'import { Trip$book$0 } from "./trip.mjs";\nexport const handler = () => Trip$book$0();\n',
    ],
  ]);
  const built = await bundle({ files, entries: [{ module: 'function:Throws', unit: 'Throws' }] }, library);
  const path = join(folder, 'index.mjs');
  writeFileSync(path, built.get('functions/Throws/index.mjs') ?? '');
  const { handler } = (await import(pathToFileURL(path).href)) as { handler: () => never };
  const error = t.throws(handler);
  const [, line, column] = /index\.mjs:(\d+):(\d+)/.exec(error?.stack ?? '') ?? [];
  const map = new SourceMap(JSON.parse(built.get('functions/Throws/index.mjs.map') ?? ''));
  t.like(map.findEntry(Number(line) - 1, Number(column) - 1), {
    originalSource: 'trip.mu',
    originalLine: 29,
  });
});
