import test from 'ava';
import { headlinesOf } from '../../../targets/diagrams/headlines.ts';
import { highlightLines } from '../../../targets/diagrams/highlight.ts';
import { drawDiagrams } from '../../../targets/diagrams/index.ts';
import { FONTS, shorten, textWidth, wrap } from '../../../targets/diagrams/text.ts';
import { spanOf } from './fixtures/builders.ts';
import { SHOP_APPLICATION, SHOP_SOURCES } from './fixtures/shop.ts';
import { FRONTEND, SHOP } from './fixtures/sources.ts';
import { TRAVEL_SOURCES, travel } from './fixtures/travel.ts';
import { UGLY_APPLICATION, UGLY_SOURCES } from './fixtures/ugly.ts';

const machines = new Map([['Frontend.reserve', '{ "Comment": "</pre><script>" }']]);

async function pageOf(...input: Parameters<typeof drawDiagrams>): Promise<string> {
  return (await drawDiagrams(...input)).get('index.html') ?? '';
}

/** The page without its own two scripts. */
const markup = (html: string) => html.replace(/<script>.*?<\/script>/gsu, '');

test('the page refers to nothing outside itself', async t => {
  const html = await pageOf(travel('balanced'), TRAVEL_SOURCES, machines);
  t.notRegex(html, /https?:\/\//u);
  t.notRegex(html, /<(link|img|iframe|object|embed|base)\b|@import|url\(|\bsrc=|\bfetch\(/u);
  for (const [, target = ''] of html.matchAll(/\bhref="([^"]*)"/gu)) t.regex(target, /^(index\.html)?#/u);
});

test('the page shows every drawing, every source and every machine that it is given', async t => {
  const application = travel('balanced');
  const html = await pageOf(application, TRAVEL_SOURCES, machines);
  for (const { id } of application.workflows) {
    t.true(html.includes(`<div class="drawing" data-id="${id}"`), id);
    t.true(html.includes(`data-open="${id}"`), id);
  }
  for (const { path } of TRAVEL_SOURCES) t.true(html.includes(`<ol class="file" data-path="${path}"`), path);
  t.true(html.includes('{ &quot;Comment&quot;: &quot;&lt;/pre&gt;&lt;script&gt;&quot; }'));
});

test('every link of a drawing leads to a line of the page', async t => {
  const html = await pageOf(SHOP_APPLICATION, SHOP_SOURCES);
  const targets = [...html.matchAll(/href="index\.html#([^"]*)"/gu)].map(([, target = '']) =>
    decodeURIComponent(target),
  );
  t.true(targets.length > 20);
  for (const target of new Set(targets)) t.true(html.includes(`<li id="${target}"`), target);
});

test('what a program says never becomes markup of the page', async t => {
  const html = await pageOf(UGLY_APPLICATION, UGLY_SOURCES);
  t.is(html.match(/<script\b/gu)?.length, 2);
  t.false(markup(html).includes('alert("1")'));
  t.true(html.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;'));
});

test('sources are coloured without a change of their text', t => {
  for (const { text } of [...TRAVEL_SOURCES, ...SHOP_SOURCES, { text: 'a `open\n$b} /* never ends' }]) {
    const plain = highlightLines(text).map(line => line.replace(/<[^>]*>/gu, ''));
    const decoded = plain.map(line =>
      line.replace(
        /&(lt|gt|quot|#39|amp);/gu,
        (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
      ),
    );
    t.is(decoded.join('\n'), text);
  }
});

test('words are coloured by what they are where they stand', t => {
  t.is(
    highlightLines('error Lost { state: string }')[0],
    '<span class="t-special">error</span> <span class="t-type">Lost</span> { state: <span class="t-type">string</span> }',
  );
  t.is(highlightLines('throw error;')[0], '<span class="t-word">throw</span> error;');
});

test('labels are the lines that the author wrote', t => {
  const headline = headlinesOf([SHOP, FRONTEND]);
  t.is(headline('while', spanOf(SHOP, 'while (attempts < 3) {\n      try')), 'while (attempts < 3)');
  t.is(headline('return', spanOf(SHOP, 'return { paid: total };')), 'return { paid: total }');
  t.is(headline('then', spanOf(SHOP, 'Prices.of(item)')), 'total += await Prices.of(item)');
  t.is(headline('catch', spanOf(SHOP, '{\n      await Stock.release')), 'catch (refused)');
  t.is(headline('then', spanOf(SHOP, '{\n      await Stock.release')), 'await Stock.release(items)');
  const mapped = { path: 'map.mu', text: 'await Promise.all(names.map(name => Prices.of(name)))' };
  const whole = { path: 'map.mu', start: 0, end: mapped.text.length };
  t.is(headlinesOf([mapped])('Prices.of for each', whole), 'for each name of names → Prices.of');
  t.is(headline('Hotel.reserve', spanOf(FRONTEND, 'Hotel.reserve(hotelId, user)')), 'Hotel.reserve');
  t.is(headline('return', { path: 'nowhere.mu', start: 5, end: 9 }), 'return');
});

test('texts are broken and shortened to a width', t => {
  const font = FONTS.label;
  t.deepEqual(wrap('one two', font, 500, 2), ['one two']);
  t.deepEqual(wrap('one two three', font, 60, 3), ['one two', 'three']);
  t.true(wrap('x'.repeat(200), font, 100, 2).every(line => textWidth(line, font) <= 100));
  t.is(wrap('a b c d e f g h i j', font, 30, 2).length, 2);
  t.true(shorten('a long text', font, 40).endsWith('…'));
  t.is(shorten('short', font, 400), 'short');
  t.is(textWidth('e\u0301', font), textWidth('e', font));
});
