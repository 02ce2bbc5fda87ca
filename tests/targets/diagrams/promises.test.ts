// Calls that run on by themselves have looks of their own: where they begin, are waited for and end.
import test from 'ava';
import { drawWorkflow } from '../../../targets/diagrams/index.ts';
import { source } from '../ir.ts';
import { promising } from '../promising.ts';
import { workflows } from '../workflows.ts';

const application = promising();

test('a race names what it begins, and says when it is over', async t => {
  const race = application.workflows.find(({ id }) => id === 'Trip.race')!;
  const { svg, mermaid } = await drawWorkflow(race, application, [source]);
  for (const look of ['begin', 'await']) t.regex(svg, new RegExp(`class="[^"]*\\b${look}\\b`));
  for (const words of ['begins', 'Trip.hear', 'Trip.nap', 'Trip.work', 'the first; then the others end']) {
    t.true(svg.includes(words), words);
  }
  t.regex(mermaid, /begins<br\/>Trip\.hear<br\/>Trip\.nap<br\/>Trip\.work/);
});

test('a call that runs on by itself ends in one of two ways, and can be cancelled', async t => {
  const { svg } = await drawWorkflow(workflows['a started workflow']!, application, [source]);
  t.true(svg.includes('settles') && svg.includes('settles with the error'));
  t.is(svg.match(/>Cancelled</g)?.length, 2);
});
