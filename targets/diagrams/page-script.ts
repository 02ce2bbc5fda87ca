// What the page does in the browser. Plain JavaScript for browsers of the last years, and kept as text: nothing here runs at
// build time. Texts in it use single quotes, so that no template of ours is confused with one of its own.

/** Before the first paint, so that a remembered theme does not flash. */
export const THEME_SCRIPT = `try{const t=localStorage.getItem('mu-theme');if(t)document.documentElement.dataset.theme=t}catch{}`;

export const PAGE_SCRIPT = String.raw`
'use strict';
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const stage = one('#stage');
const quiet = matchMedia('(prefers-reduced-motion: reduce)');
const views = new Map(); // drawing id → { x, y, scale, fitted }: the point at the top left, how large, and whether nobody moved it yet
let current = '';

// --- places: 'hotel.mu:12:3-14:5' ---
function placeOf(element) {
  const match = /^(.*):(\d+):\d+-(\d+):\d+$/.exec(element.dataset.span || '');
  return match && { path: match[1], from: Number(match[2]), to: Number(match[3]) };
}
const shapes = all('.drawing').flatMap(drawing =>
  all('a[data-span]', drawing).map(element => ({ element, drawing: drawing.dataset.id, place: placeOf(element) })),
);
// The shapes that say most about a line: those that cover the fewest lines.
function shapesOf(path, line, drawing) {
  const found = shapes.filter(shape =>
    shape.place && shape.drawing === drawing && shape.place.path === path && shape.place.from <= line && line <= shape.place.to);
  const least = Math.min(...found.map(({ place }) => place.to - place.from));
  return found.filter(({ place }) => place.to - place.from === least).map(({ element }) => element);
}
const lineOf = (path, line) => document.getElementById(path + ':' + line);
function linesOf({ path, from, to }) {
  const lines = [];
  for (let line = from; line <= to; line++) lines.push(lineOf(path, line));
  return lines.filter(Boolean);
}

// --- drawings ---
const drawingOf = id => all('.drawing').find(drawing => drawing.dataset.id === id);
function open(id) {
  const drawing = drawingOf(id);
  if (!drawing || id === current) return Boolean(drawing);
  current = id;
  for (const each of all('.drawing')) each.hidden = each !== drawing;
  for (const link of all('[data-open]')) {
    if (link.dataset.open === id) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  for (const output of all('.output')) output.hidden = output.dataset.id !== id;
  if (views.has(id) && !views.get(id).fitted) show();
  else fit();
  markDrawnLines();
  return true;
}
function sizeOf(drawing) {
  const svg = one('svg', drawing);
  return { width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height')) };
}
function show() {
  const drawing = drawingOf(current);
  const view = views.get(current);
  if (!drawing || !view) return;
  const box = [view.x, view.y, stage.clientWidth / view.scale, stage.clientHeight / view.scale];
  one('svg', drawing).setAttribute('viewBox', box.map(n => Math.round(n * 100) / 100).join(' '));
  one('#scale').textContent = Math.round(view.scale * 100) + ' %';
}
// Never larger than drawn; a tall drawing starts at its top at a size that can be read.
function fit(scaleTo) {
  const { width, height } = sizeOf(drawingOf(current));
  const across = stage.clientWidth / width;
  const room = stage.clientHeight - 60; // the buttons stand below
  const whole = Math.min(across, room / height, 1);
  const scale = scaleTo || Math.max(whole, Math.min(across, 0.6), 0.08);
  const spare = room / scale - height;
  views.set(current, { fitted: !scaleTo, scale, x: (width - stage.clientWidth / scale) / 2, y: spare > 0 ? -spare / 2 : 0 });
  show();
}
function zoom(factor, at = { x: stage.clientWidth / 2, y: stage.clientHeight / 2 }) {
  const view = views.get(current);
  if (!view) return;
  const scale = Math.min(5, Math.max(0.08, view.scale * factor));
  views.set(current, { fitted: false, scale, x: view.x + at.x / view.scale - at.x / scale, y: view.y + at.y / view.scale - at.y / scale });
  show();
}
function move(x, y) {
  const view = views.get(current);
  if (!view) return;
  views.set(current, { ...view, fitted: false, x: view.x - x / view.scale, y: view.y - y / view.scale });
  show();
}
function reveal(element) {
  const [box, around] = [element.getBoundingClientRect(), stage.getBoundingClientRect()];
  const seen = box.left >= around.left && box.right <= around.right && box.top >= around.top && box.bottom <= around.bottom;
  const centre = rect => ({ x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 });
  if (!seen) move(centre(around).x - centre(box).x, centre(around).y - centre(box).y);
}

// --- source ---
function openFile(path) {
  const files = all('.file');
  if (!files.some(file => file.dataset.path === path)) return;
  for (const file of files) file.hidden = file.dataset.path !== path;
  one('#file').value = path;
}
function openTab(name) {
  for (const tab of all('[role=tab]')) tab.setAttribute('aria-selected', String(tab.dataset.tab === name));
  for (const panel of all('.panel')) panel.hidden = panel.id !== 'panel-' + name;
  one('#file').hidden = name !== 'source';
}
function markDrawnLines() {
  for (const line of all('.file li.drawn')) { line.classList.remove('drawn'); line.removeAttribute('tabindex'); }
  for (const { place, drawing } of shapes) {
    if (place && drawing === current) for (const line of linesOf(place)) { line.classList.add('drawn'); line.tabIndex = 0; }
  }
}
function clear(name) { for (const element of all('.' + name)) element.classList.remove(name); }
function scrollTo(line) { line.scrollIntoView({ block: 'center', behavior: quiet.matches ? 'auto' : 'smooth' }); }

// --- selection ---
function selectShape(element) {
  const place = placeOf(element);
  if (!place) return;
  clear('lit');
  element.classList.add('lit');
  openTab('source');
  openFile(place.path);
  const lines = linesOf(place);
  for (const line of lines) line.classList.add('lit');
  if (lines[0]) scrollTo(lines[0]);
}
function selectLine(path, number) {
  const line = lineOf(path, number);
  if (!line) return false;
  let found = shapesOf(path, number, current);
  if (found.length === 0) {
    const other = all('.drawing').map(({ dataset }) => dataset.id).find(id => shapesOf(path, number, id).length > 0);
    if (other) { open(other); found = shapesOf(path, number, other); }
  }
  clear('lit');
  openFile(path);
  line.classList.add('lit');
  for (const element of found) element.classList.add('lit');
  if (found[0]) reveal(found[0]);
  return true;
}
const fileOf = line => line.closest('.file').dataset.path;

// --- events ---
let drag;
let dragged = false;
stage.addEventListener('pointerdown', event => {
  if (event.button !== 0 || event.target.closest('.tools')) return;
  drag = { x: event.clientX, y: event.clientY, id: event.pointerId };
  dragged = false;
});
stage.addEventListener('pointermove', event => {
  if (!drag) return;
  const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!dragged && Math.hypot(x, y) < 4) return;
  if (!dragged) { stage.setPointerCapture(drag.id); stage.classList.add('dragging'); }
  dragged = true;
  move(x, y);
  drag = { ...drag, x: event.clientX, y: event.clientY };
});
for (const name of ['pointerup', 'pointercancel']) {
  stage.addEventListener(name, () => { drag = undefined; stage.classList.remove('dragging'); });
}
stage.addEventListener('dragstart', event => event.preventDefault());
stage.addEventListener('wheel', event => {
  event.preventDefault();
  if (event.shiftKey) return move(-event.deltaY || -event.deltaX, 0);
  const around = stage.getBoundingClientRect();
  const step = event.deltaMode === 1 ? event.deltaY * 20 : event.deltaY;
  zoom(Math.exp(-Math.max(-120, Math.min(120, step)) / 500), { x: event.clientX - around.left, y: event.clientY - around.top });
}, { passive: false });
stage.addEventListener('click', event => {
  const shape = event.target.closest('a[data-span]');
  if (shape) event.preventDefault();
  if (dragged) { dragged = false; return; }
  if (shape) selectShape(shape);
  else if (!event.target.closest('.tools')) clear('lit');
});
stage.addEventListener('pointerover', event => {
  clear('near');
  const shape = event.target.closest('a[data-span]');
  const place = shape && placeOf(shape);
  if (place) for (const line of linesOf(place)) line.classList.add('near');
});
stage.addEventListener('pointerleave', () => clear('near'));
one('.tools').addEventListener('click', event => {
  const what = event.target.closest('button')?.dataset.zoom;
  if (what === 'in') zoom(1.25);
  if (what === 'out') zoom(0.8);
  if (what === 'fit') fit();
  if (what === 'one') fit(1);
});
const source = one('#panel-source');
source.addEventListener('click', event => {
  const line = event.target.closest('li[data-line]');
  if (line && getSelection().isCollapsed) selectLine(fileOf(line), Number(line.dataset.line));
});
source.addEventListener('keydown', event => {
  const line = event.target.closest('li[data-line]');
  if (line && (event.key === 'Enter' || event.key === ' ')) { event.preventDefault(); selectLine(fileOf(line), Number(line.dataset.line)); }
});
source.addEventListener('pointerover', event => {
  clear('near');
  const line = event.target.closest('li[data-line]');
  if (line) for (const element of shapesOf(fileOf(line), Number(line.dataset.line), current)) element.classList.add('near');
});
source.addEventListener('pointerleave', () => clear('near'));
one('#file').addEventListener('change', event => openFile(event.target.value));
one('.tabs').addEventListener('click', event => { const tab = event.target.closest('[role=tab]'); if (tab) openTab(tab.dataset.tab); });
one('.tabs').addEventListener('keydown', event => {
  const tabs = all('[role=tab]');
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const at = tabs.indexOf(event.target);
  if (step && at >= 0) { const next = tabs[(at + step + tabs.length) % tabs.length]; next.focus(); openTab(next.dataset.tab); }
});
one('#filter').addEventListener('input', event => {
  const words = event.target.value.trim().toLowerCase();
  for (const group of all('.group')) {
    for (const link of all('a', group)) link.parentElement.hidden = !link.dataset.open.toLowerCase().includes(words);
    group.hidden = all('a', group).every(link => link.parentElement.hidden);
  }
  one('#nothing').hidden = words === '' || all('.group').some(group => !group.hidden);
});
one('#filter').addEventListener('keydown', event => {
  const first = all('.group:not([hidden]) li:not([hidden]) a')[0];
  if (event.key === 'Enter' && first) location.hash = first.getAttribute('href');
});
one('#theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try { localStorage.setItem('mu-theme', root.dataset.theme); } catch {}
});
addEventListener('keydown', event => {
  if (event.target.closest('input, select, [role=tablist]') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') { event.preventDefault(); one('#filter').focus(); return; }
  if (event.target.closest('aside, nav')) return;
  const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  if (moves[event.key]) move(...moves[event.key]);
  else if (event.key === '+' || event.key === '=') zoom(1.25);
  else if (event.key === '-') zoom(0.8);
  else if (event.key === '0') fit();
  else if (event.key === 'Escape') clear('lit');
  else return;
  event.preventDefault();
});
addEventListener('resize', () => { if (views.get(current)?.fitted) fit(); else show(); });

// --- '#Hotel.reserve' opens a drawing, '#hotel.mu:12' selects a line ---
function follow() {
  let hash = location.hash.slice(1);
  try { hash = decodeURIComponent(hash); } catch {}
  const place = /^(.*):(\d+)$/.exec(hash);
  if (place && selectLine(place[1], Number(place[2]))) return scrollTo(lineOf(place[1], place[2]));
  if (!open(hash)) return;
  const start = shapes.find(shape => shape.drawing === hash && shape.place);
  if (!start) return;
  openFile(start.place.path);
  const line = lineOf(start.place.path, start.place.from);
  if (line) scrollTo(line);
}
openFile(one('.file')?.dataset.path);
const first = one('.drawing');
if (first) open(first.dataset.id);
openFile(shapes.find(shape => shape.place)?.place.path);
follow();
addEventListener('hashchange', follow);
`;
