import test from 'ava';
import { allNodes } from '../../../compiler/ir/walk.ts';
import type { Application, Workflow } from '../../../compiler/ir/workflow.ts';
import type { Source } from '../../../grammar/source.ts';
import { headlinesOf } from '../../../targets/diagrams/headlines.ts';
import { drawCalls, drawDiagrams } from '../../../targets/diagrams/index.ts';
import { type Box, type Layout, layoutScene } from '../../../targets/diagrams/layout.ts';
import { paintScene } from '../../../targets/diagrams/paint.ts';
import { placesOf, placeText, spanText } from '../../../targets/diagrams/places.ts';
import { type Frame, itemsIn, type Scene } from '../../../targets/diagrams/scene.ts';
import { FONTS, textWidth } from '../../../targets/diagrams/text.ts';
import { workflowScene } from '../../../targets/diagrams/workflow-scene.ts';
import { SHOP_APPLICATION, SHOP_SOURCES } from './fixtures/shop.ts';
import { TRAVEL_SOURCES, travel } from './fixtures/travel.ts';
import { UGLY_APPLICATION, UGLY_SOURCES } from './fixtures/ugly.ts';
import { allElements, type Element, parseXml } from './xml.ts';

interface Case {
  readonly title: string;
  readonly workflow: Workflow;
  readonly application: Application;
  readonly sources: readonly Source[];
}

const applications: readonly (readonly [string, Application, readonly Source[]])[] = [
  ['visibility', travel('visibility'), TRAVEL_SOURCES],
  ['balanced', travel('balanced'), TRAVEL_SOURCES],
  ['cost', travel('cost'), TRAVEL_SOURCES],
  ['shop', SHOP_APPLICATION, SHOP_SOURCES],
  ['ugly', UGLY_APPLICATION, UGLY_SOURCES],
];

/** The other methods of the travel application look the same at every level. */
const workflowsOf = ({ workflows, optimize, name }: Application) =>
  name === 'travel-reservation' && optimize !== 'balanced' ? workflows.slice(0, 1) : workflows;

const cases: readonly Case[] = applications.flatMap(([name, application, sources]) =>
  workflowsOf(application).map(workflow => ({
    title: `${name}, ${workflow.id}`,
    workflow,
    application,
    sources,
  })),
);

interface Drawn {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly svg: Element;
}

const drawings = new Map<Case, Promise<Drawn>>();

/** Each case is laid out once for all tests. */
function drawn(each: Case): Promise<Drawn> {
  const known = drawings.get(each) ?? draw(each);
  drawings.set(each, known);
  return known;
}

async function draw(each: Case): Promise<Drawn> {
  const scene = sceneOf(each);
  const layout = await layoutScene(scene);
  return { scene, layout, svg: parseXml(paintScene(scene, layout).trim()) };
}

const sceneOf = ({ workflow, application, sources }: Case): Scene =>
  workflowScene({ workflow, application, places: placesOf(sources), headline: headlinesOf(sources) });

const framesOf = (root: Frame) => [root, ...itemsIn(root)].filter(item => item.kind === 'frame');

const boxOf = (layout: Layout, id: string): Box => {
  const box = layout.boxes.get(id);
  if (box === undefined) throw new Error(`no box for ${id}`);
  return box;
};

const ROUNDING = 0.6;

const holds = (outer: Box, inner: Box) =>
  inner.x >= outer.x - ROUNDING &&
  inner.y >= outer.y - ROUNDING &&
  inner.x + inner.width <= outer.x + outer.width + ROUNDING &&
  inner.y + inner.height <= outer.y + outer.height + ROUNDING;

const overlap = (a: Box, b: Box) =>
  a.x + a.width > b.x + ROUNDING &&
  b.x + b.width > a.x + ROUNDING &&
  a.y + a.height > b.y + ROUNDING &&
  b.y + b.height > a.y + ROUNDING;

for (const each of cases) {
  test(`every node is drawn once, with its place and its tooltip: ${each.title}`, async t => {
    const { svg } = await drawn(each);
    const elements = allElements(svg).filter(element => element.attributes.has('data-node'));
    const nodes = allNodes(each.workflow.graph);
    t.deepEqual(
      elements.map(element => element.attributes.get('data-node')).sort(),
      nodes.map(({ id }) => id).sort(),
    );
    const places = placesOf(each.sources);
    for (const node of nodes) {
      const element = elements.find(one => one.attributes.get('data-node') === node.id);
      const place = places(node.span);
      t.is(element?.attributes.get('data-span'), spanText(place));
      t.true(element?.attributes.get('href')?.startsWith('index.html#'));
      const title = element?.children.find(child => child.name === 'title')?.text ?? '';
      t.true(title.includes(placeText(place)), title);
      if ('ledger' in node) t.true(title.includes(node.ledger.why), title);
    }
  });

  test(`boxes do not overlap and stay in their frames: ${each.title}`, async t => {
    const { scene, layout } = await drawn(each);
    for (const frame of framesOf(scene.root)) {
      const outer = boxOf(layout, frame.id);
      frame.children.forEach((child, index) => {
        const box = boxOf(layout, child.id);
        t.true(holds(outer, box), `${child.id} in ${frame.id}`);
        for (const other of frame.children.slice(index + 1)) {
          t.false(overlap(box, boxOf(layout, other.id)), `${child.id} and ${other.id}`);
        }
      });
    }
  });

  test(`edges are horizontal and vertical pieces that end at boxes: ${each.title}`, async t => {
    const { scene, layout } = await drawn(each);
    const sheet = { x: 0, y: 0, width: layout.width, height: layout.height };
    t.is(layout.routes.length, scene.edges.length);
    for (const { edge, points } of layout.routes) {
      t.true(points.length >= 2, edge.id);
      points.forEach((point, index) => {
        t.true(holds(sheet, { ...point, width: 0, height: 0 }), `${edge.id} leaves the sheet`);
        const next = points[index + 1];
        if (next !== undefined)
          t.true(Math.abs(point.x - next.x) < 0.5 || Math.abs(point.y - next.y) < 0.5, edge.id);
      });
    }
  });

  test(`texts fit into their cards: ${each.title}`, t => {
    for (const card of itemsIn(sceneOf(each).root).filter(item => item.kind === 'card')) {
      for (const line of card.lines) t.true(textWidth(line, FONTS.label) <= card.width - 16, line);
      for (const line of card.details) t.true(textWidth(line, FONTS.detail) <= card.width - 16, line);
      if (card.kicker !== undefined)
        t.true(textWidth(card.kicker, FONTS.kicker) <= card.width - 16, card.kicker);
    }
  });

  test(`ways of errors are told apart: ${each.title}`, async t => {
    const { scene, svg } = await drawn(each);
    const edges = allElements(svg).filter(element => element.attributes.has('data-edge'));
    for (const edge of scene.edges) {
      const pieces = edges.filter(element => element.attributes.get('data-edge') === edge.id);
      t.is(pieces.length, edge.label === undefined ? 1 : 2, `${edge.id} has a gap for its label`);
      for (const piece of pieces) t.is(piece.attributes.get('class'), `edge ${edge.look}`);
    }
  });
}

test('an error edge goes from the run that fails to its handler', t => {
  const scene = sceneOf(cases.find(({ workflow }) => workflow.id === 'Shop.checkout') ?? (cases[0] as Case));
  const errors = scene.edges.filter(({ look }) => look === 'error').map(({ from, to }) => [from, to]);
  t.deepEqual(errors, [['n11r.error', 'n12']]);
});

test('a run is a frame with the name of its function, a transaction shows its calls', t => {
  const scene = sceneOf(
    cases.find(({ title }) => title === 'balanced, Frontend.reserve') ?? (cases[0] as Case),
  );
  const runs = framesOf(scene.root).filter(({ look }) => look === 'run');
  t.deepEqual(
    runs.map(({ label }) => label),
    ['Frontend function', 'Order function'],
  );
  const transaction = itemsIn(scene.root).find(item => item.kind === 'card' && item.look === 'transaction');
  t.deepEqual(transaction?.kind === 'card' && transaction.rows.map(({ text }) => text), [
    'Hotel.reserve',
    'Flight.reserve',
  ]);
});

test('regions become frames, loops lead back to their head', t => {
  const scene = sceneOf(cases.find(({ workflow }) => workflow.id === 'Shop.retry') ?? (cases[0] as Case));
  t.deepEqual(
    framesOf(scene.root).map(({ look, label }) => `${look}: ${label}`),
    [
      'workflow: ',
      'loop: while (attempts < 3)',
      'try: try',
      'run: Payments function',
      'catch: catch (error)',
      'run: Audit function',
    ],
  );
});

test('the services and their calls are drawn', async t => {
  const svg = parseXml((await drawCalls(travel('balanced'), TRAVEL_SOURCES)).svg.trim());
  const elements = allElements(svg);
  const named = (name: string) =>
    elements.map(element => element.attributes.get(name)).filter(value => value !== undefined);
  t.deepEqual(named('data-service'), ['Flight', 'Frontend', 'Hotel', 'Order']);
  t.true(named('data-row').includes('Hotel.rooms'));
  t.deepEqual(named('data-to').sort(), [
    'Flight.find',
    'Flight.reserve',
    'Hotel.find',
    'Hotel.reserve',
    'Order.place',
  ]);
  t.true(elements.some(element => element.text === 'POST /reservations'));
});

test('an application without anything is drawn', async t => {
  const files = await drawDiagrams({ ...UGLY_APPLICATION, workflows: [] }, []);
  t.deepEqual([...files.keys()], ['calls.svg', 'calls.mmd', 'index.html']);
});

test('two builds give the same bytes', async t => {
  const build = () => drawDiagrams(SHOP_APPLICATION, SHOP_SOURCES);
  const [first, second] = [await build(), await build()];
  t.deepEqual([...first], [...second]);
});

test('drawings at the same time do not disturb each other', async t => {
  const alone = await drawDiagrams(travel('cost'), TRAVEL_SOURCES);
  const [beside] = await Promise.all([
    drawDiagrams(travel('cost'), TRAVEL_SOURCES),
    drawDiagrams(SHOP_APPLICATION, SHOP_SOURCES),
  ]);
  t.deepEqual([...beside], [...alone]);
});
