// The page in a real browser: Debian's Chromium, where there is one.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import { type Browser, chromium, type Page } from 'playwright-core';
import { drawDiagrams } from '../../../targets/diagrams/index.ts';
import { TRAVEL_SOURCES, travel } from './fixtures/travel.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

const inBrowser = executablePath === undefined ? test.skip : test.serial;

if (executablePath === undefined)
  test('skipped: no chromium in /usr/bin, the page was not driven', t => t.pass());

let browser: Browser;
let folder: string;
let requests: string[];

test.before(async () => {
  if (executablePath === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'mu-page-'));
  for (const [path, text] of await drawDiagrams(travel('balanced'), TRAVEL_SOURCES))
    writeFileSync(join(folder, path), text);
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  browser = await chromium.launch({ executablePath, args });
});

test.after.always(async () => {
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

async function open(hash: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  requests = [];
  page.on('request', request => requests.push(request.url()));
  page.on('pageerror', error => requests.push(`error: ${error.message}`));
  await page.goto(`${pathToFileURL(join(folder, 'index.html')).href}${hash}`);
  return page;
}

const lit = (page: Page, selector: string, name: string) =>
  page.$$eval(
    `${selector}.lit`,
    (elements, attribute) => elements.map(element => element.getAttribute(attribute)),
    name,
  );

inBrowser('a click on a state highlights its lines, a click on a line its states', async t => {
  const page = await open('#Frontend.reserve');
  await page.click('.drawing:not([hidden]) a[data-node=n1]');
  const lines = [10, 11, 12, 13, 14].map(line => `frontend.mu:${line}`);
  t.deepEqual(await lit(page, 'li', 'id'), lines);
  await page.click('[id="frontend.mu:12"]');
  t.deepEqual(await lit(page, 'li', 'id'), ['frontend.mu:12']);
  t.true((await lit(page, 'a', 'data-node')).includes('n1'));
  t.is(requests.length, 1, requests.join(' '));
});

inBrowser('a line that only another drawing shows opens that drawing', async t => {
  const page = await open('#hotel.mu:12');
  t.is(await page.getAttribute('.drawing:not([hidden])', 'data-id'), 'calls');
  t.deepEqual(await lit(page, 'a', 'data-row'), ['Hotel.reserve']);
});

inBrowser('the drawing zooms and moves, by buttons, keys, wheel and drag', async t => {
  const page = await open('#Frontend.reserve');
  const box = () => page.getAttribute('.drawing:not([hidden]) svg', 'viewBox');
  const seen = [await box()];
  const after = async (act: () => Promise<void>) => {
    await act();
    const now = await box();
    t.not(now, seen.at(-1));
    seen.push(now);
  };
  await after(() => page.click('[data-zoom=in]'));
  await page.focus('#stage');
  await after(() => page.keyboard.press('-'));
  await after(() => page.keyboard.press('ArrowDown'));
  await page.mouse.move(500, 300);
  await after(() => page.mouse.wheel(0, -300));
  await after(async () => {
    await page.mouse.down();
    await page.mouse.move(560, 340, { steps: 4 });
    await page.mouse.up();
  });
  await after(() => page.keyboard.press('0'));
  t.is(seen.at(-1), seen[0]);
});

inBrowser('the theme is switched and remembered, the list is searched', async t => {
  const page = await open('');
  await page.click('#theme');
  const theme = () =>
    page.evaluate(
      () =>
        (globalThis as unknown as { document: { documentElement: { dataset: { theme?: string } } } }).document
          .documentElement.dataset.theme,
    );
  t.is(await theme(), 'dark');
  await page.reload();
  // What was remembered may reach the process of the new page a little later.
  for (let left = 20; left > 0 && (await theme()) !== 'dark'; left--) await page.reload();
  t.is(await theme(), 'dark');
  await page.fill('#filter', 'hotel.f');
  t.deepEqual(
    await page.$$eval('nav .group:not([hidden]) li:not([hidden]) a', links =>
      links.map(link => link.getAttribute('data-open')),
    ),
    ['Hotel.find'],
  );
  await page.press('#filter', 'Enter');
  // The page goes by its address, which changes after the key.
  await page.waitForSelector('.drawing[data-id="Hotel.find"]:not([hidden])');
  t.is(await page.getAttribute('.drawing:not([hidden])', 'data-id'), 'Hotel.find');
});

inBrowser('no text is wider than the shape that it stands in', async t => {
  const page = await open('#Frontend.reserve');
  const wide = await page.$$eval('.drawing:not([hidden]) [data-card]', cards =>
    cards.flatMap(card => {
      const outer = card.querySelector('.card')?.getBoundingClientRect();
      const texts = [...card.querySelectorAll('text')];
      return texts
        .filter(text => outer === undefined || text.getBoundingClientRect().right > outer.right)
        .map(text => text.textContent);
    }),
  );
  t.deepEqual(wide, []);
});
