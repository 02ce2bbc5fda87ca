import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'ava';
import { drawCalls, drawWorkflow } from '../../../targets/diagrams/index.ts';
import { quoted } from '../../../targets/diagrams/mermaid.ts';
import { SHOP_APPLICATION, SHOP_SOURCES } from './fixtures/shop.ts';
import { TRAVEL_SOURCES, travel } from './fixtures/travel.ts';
import { UGLY_APPLICATION, UGLY_SOURCES } from './fixtures/ugly.ts';

function golden(name: string, actual: string): string {
  const path = join(import.meta.dirname, 'golden', name);
  if (process.env.UPDATE_GOLDEN !== '1') return readFileSync(path, 'utf8');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, actual);
  return actual;
}

for (const workflow of SHOP_APPLICATION.workflows) {
  test(`Mermaid of ${workflow.id}`, async t => {
    const { mermaid } = await drawWorkflow(workflow, SHOP_APPLICATION, SHOP_SOURCES);
    t.is(mermaid, golden(`${workflow.id}.mmd`, mermaid));
  });
}

for (const level of ['visibility', 'balanced', 'cost'] as const) {
  test(`Mermaid of the reservation at ${level}`, async t => {
    const application = travel(level);
    const [workflow] = application.workflows;
    if (workflow === undefined) throw new Error('no workflow');
    const { mermaid } = await drawWorkflow(workflow, application, TRAVEL_SOURCES);
    t.is(mermaid, golden(`reserve.${level}.mmd`, mermaid));
  });
}

test('Mermaid of the services', async t => {
  const { mermaid } = await drawCalls(travel('balanced'), TRAVEL_SOURCES);
  t.is(mermaid, golden('calls.mmd', mermaid));
});

test('no label leaves its quotes', async t => {
  const line =
    /^(flowchart (TB|LR)|\s*end|\s*[a-z]\d+\W+(".*")?\W*(:::mu\w+)?|\s*subgraph [a-z]\d+\[".*"\]|\s*(style|classDef|linkStyle) .*|\s*[a-z]\d+ -\S+>(\|".*"\|)? [a-z]\d+|)$/u;
  for (const workflow of UGLY_APPLICATION.workflows) {
    const { mermaid } = await drawWorkflow(workflow, UGLY_APPLICATION, UGLY_SOURCES);
    for (const text of mermaid.split('\n')) {
      t.regex(text, line);
      t.true((text.match(/"/gu) ?? []).length <= 2, text);
    }
    t.is(mermaid.match(/^\s*subgraph /gmu)?.length, mermaid.match(/^\s*end$/gmu)?.length);
  }
});

test('what Mermaid or HTML would read as theirs is written as entities', t => {
  t.is(quoted('a "b" <c> & #1; [d]'), '"a #34;b#34; #60;c#62; #38; #35;1#59; #91;d#93;"');
  t.is(quoted('two\nlines\u0000'), '"two<br/>lines "');
});
