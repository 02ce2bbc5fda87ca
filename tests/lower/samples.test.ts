// Programs, the workflow graphs that become of them at each level, and the JavaScript of their functions.
import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { compile, type OptimizeLevel, printApplication, renderAll } from '../../compiler/index.ts';
import { printModule } from '../../targets/index.ts';
import { isGolden, samplesFolder } from '../report/golden.ts';

const levels: readonly OptimizeLevel[] = ['visibility', 'balanced', 'cost'];

for (const name of readdirSync(`${samplesFolder}lower`).sort()) {
  test(name.replaceAll('-', ' '), t => {
    const text = readFileSync(`${samplesFolder}lower/${name}/app.mu`, 'utf8');
    const graphs = levels.map(level => `=== ${level}\n${printApplication(application(text, level))}`);
    isGolden(t, graphs.join('\n'), `lower/${name}/expected.ir.txt`);
    const [module] = application(text, 'visibility').modules;
    if (module === undefined) return t.fail('no module');
    isGolden(t, printModule(module, text).code, `lower/${name}/expected.js`);
  });
}

function application(text: string, optimize: OptimizeLevel) {
  const source = { path: 'app.mu', text };
  const host = {
    read: (path: string) => (path === source.path ? text : undefined),
    list: () => [source.path],
  };
  const compilation = compile(host, '', { name: 'sample', optimize });
  if (compilation.application === undefined)
    throw new Error(
      renderAll(compilation.diagnostics, new Map([[source.path, source]]), { color: false, width: 100 }),
    );
  return compilation.application;
}
