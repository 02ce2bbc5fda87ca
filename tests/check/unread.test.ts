// tests/samples/unread: programs with mistakes of form and others. The others are said as well, if they are mistakes by themselves.
import test from 'ava';
import { compile } from '../../compiler/index.ts';
import { renderAll } from '../../compiler/report/index.ts';
import { isGolden } from '../report/golden.ts';
import { sampleFolders } from '../rules/folders.ts';

for (const { sentence, path, files } of sampleFolders('unread'))
  test(sentence, t => {
    const host = { read: (asked: string) => files.get(asked), list: () => [...files.keys()] };
    const { diagnostics } = compile(host, '', { name: 'unread', optimize: 'balanced' });
    const sources = new Map([...files].map(([name, text]) => [name, { path: name, text }]));
    isGolden(t, renderAll(diagnostics, sources, { color: false, width: 100 }), `${path}/expected.txt`);
  });
