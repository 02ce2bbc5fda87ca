// `index.html`: all drawings in one file that needs no network, beside the source that they were drawn from.
import type { Application, Workflow } from '../../compiler/ir/workflow.ts';
import type { Source } from '../../grammar/source.ts';
import type { Drawing } from './calls.ts';
import { highlightLines } from './highlight.ts';
import { element, escapeText } from './markup.ts';
import { PAGE_SCRIPT, THEME_SCRIPT } from './page-script.ts';
import { PAGE_LAYOUT } from './page-style.ts';
import { type Place, placesOf, placeText, sourceLink } from './places.ts';
import { DRAWING_STYLE, PAGE_STYLE } from './theme.ts';

/** Id of the drawing of the services. */
export const CALLS = 'calls';

export interface PageParts {
  /** By id of the workflow, and `calls`. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly sources: readonly Source[];
  /** Definitions of the state machines by id of the workflow, as JSON texts. */
  readonly machines: ReadonlyMap<string, string>;
}

export function pageOf(application: Application, parts: PageParts): string {
  const style = element('style', {}, `${PAGE_STYLE}\n${PAGE_LAYOUT}`);
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';script-src 'unsafe-inline'">`,
    element('title', {}, escapeText(`${application.name}: diagrams`)),
    style,
    `<script>${THEME_SCRIPT}</script>`,
  ];
  const body = [
    topBar(application),
    `<main>${[navigation(application, parts), stage(parts.drawings), sidePanel(parts)].join('\n')}</main>`,
    `<script>${PAGE_SCRIPT}</script>`,
  ];
  return `<!doctype html>\n<html lang="en">\n<head>\n${head.join('\n')}\n</head>\n<body>\n${body.join('\n')}\n</body>\n</html>\n`;
}

function topBar({ name, optimize }: Application): string {
  return element('header', {}, [
    element('strong', {}, escapeText(name)),
    element('span', { class: 'badge-text', title: 'level of optimisation' }, escapeText(optimize)),
    '<span class="grow"></span>',
    '<span class="hint"><kbd>+</kbd> <kbd>−</kbd> zoom <kbd>0</kbd> fit <kbd>←↑↓→</kbd> move <kbd>/</kbd> search</span>',
    '<button type="button" id="theme" aria-label="Switch between light and dark" title="Light or dark"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/></svg></button>',
  ]);
}

function navigation(
  { services, workflows, invariants }: Application,
  { drawings, sources }: PageParts,
): string {
  const places = placesOf(sources);
  const holding = (service: string | undefined) =>
    invariants
      .filter(invariant => invariant.service === service)
      .map(({ title, span }) => invariantLink(title, places(span)));
  const drawn = workflows.filter(({ id }) => drawings.has(id));
  const groups = services.map(service => {
    const own = drawn.filter(workflow => workflow.service === service.name);
    return group(
      service.name,
      [...own.map(workflowLink), ...holding(service.name)],
      services.indexOf(service) % 8,
    );
  });
  const others = drawn.filter(workflow => services.every(service => service.name !== workflow.service));
  return element('nav', { 'aria-label': 'Drawings' }, [
    '<input type="search" id="filter" placeholder="Search" aria-label="Search services and workflows">',
    drawings.has(CALLS) ? link(CALLS, 'Services and calls', 'overview') : '',
    ...groups,
    group('Others', [...others.map(workflowLink), ...holding(undefined)], undefined),
    '<p id="nothing" hidden>Nothing has that name.</p>',
  ]);
}

function group(name: string, links: readonly string[], hue: number | undefined): string {
  if (links.length === 0) return '';
  const heading = element('h2', { class: hue === undefined ? undefined : `hue${hue}` }, escapeText(name));
  const items = links.map(item => element('li', {}, item));
  return element('section', { class: 'group', 'data-name': name }, [heading, element('ul', {}, items)]);
}

function workflowLink({ id, service }: Workflow): string {
  return link(id, id.startsWith(`${service}.`) ? id.slice(service.length + 1) : id, 'workflow');
}

/** Leads to the line of the source beside the drawing. */
function invariantLink(title: string, place: Place): string {
  const attributes = {
    class: 'invariant',
    href: sourceLink(place).replace(/^index\.html/, ''),
    title: `Invariant, ${placeText(place)}`,
  };
  return element('a', attributes, escapeText(`✓ ${title}`));
}

function link(id: string, text: string, name: string): string {
  const attributes = { class: name, href: `#${encodeURIComponent(id)}`, 'data-open': id };
  return element('a', attributes, escapeText(text));
}

function stage(drawings: ReadonlyMap<string, Drawing>): string {
  const pictures = [...drawings].map(([id, { svg }]) =>
    element('div', { class: 'drawing', 'data-id': id, hidden: 'hidden' }, embedded(svg)),
  );
  const buttons = [
    '<button type="button" data-zoom="out" aria-label="Zoom out" title="Zoom out">−</button>',
    '<output id="scale" aria-label="Scale">100 %</output>',
    '<button type="button" data-zoom="in" aria-label="Zoom in" title="Zoom in">+</button>',
    '<button type="button" data-zoom="fit" title="Fit the drawing into the window">Fit</button>',
    '<button type="button" data-zoom="one" title="Real size">1:1</button>',
  ];
  return element('section', { class: 'stage', id: 'stage', tabindex: 0, 'aria-label': 'Drawing' }, [
    ...pictures,
    element('div', { class: 'tools' }, buttons),
  ]);
}

/** A drawing in a page needs neither its own style nor a namespace. */
function embedded(svg: string): string {
  return svg
    .replace(`<style>${DRAWING_STYLE}</style>`, '')
    .replace(' xmlns="http://www.w3.org/2000/svg"', '')
    .trim();
}

function sidePanel({ drawings, sources, machines }: PageParts): string {
  const tabs = [
    tab('source', 'Source', true),
    machines.size === 0 ? '' : tab('machine', 'State machine', false),
    tab('mermaid', 'Mermaid', false),
  ];
  const ordered = [...sources].sort((left, right) => (left.path < right.path ? -1 : 1));
  const files = ordered.map(({ path }) => element('option', { value: path }, escapeText(path)));
  return element('aside', { 'aria-label': 'Source and output' }, [
    element('div', { class: 'tabs', role: 'tablist' }, [
      ...tabs,
      '<span class="grow"></span>',
      element('select', { id: 'file', 'aria-label': 'Source file' }, files),
    ]),
    element(
      'div',
      { class: 'panel', id: 'panel-source', role: 'tabpanel', 'aria-label': 'Source' },
      ordered.map(fileMarkup),
    ),
    panel(
      'machine',
      [...machines].map(([id, text]) => output(id, text)),
    ),
    panel(
      'mermaid',
      [...drawings].map(([id, { mermaid }]) => output(id, mermaid)),
    ),
  ]);
}

function tab(id: string, text: string, selected: boolean): string {
  const attributes = { type: 'button', role: 'tab', 'data-tab': id, 'aria-selected': String(selected) };
  return element('button', { ...attributes, 'aria-controls': `panel-${id}` }, escapeText(text));
}

function panel(id: string, content: readonly string[]): string {
  const attributes = { class: 'panel', id: `panel-${id}`, role: 'tabpanel', hidden: 'hidden' };
  return element('div', attributes, [...content, '<p class="none">Nothing to show for this drawing.</p>']);
}

function output(id: string, text: string): string {
  return element('pre', { class: 'output', 'data-id': id, hidden: 'hidden', tabindex: 0 }, escapeText(text));
}

function fileMarkup({ path, text }: Source): string {
  const lines = highlightLines(text.replace(/\n$/u, '')).map((line, index) => {
    const number = index + 1;
    return `<li id="${escapeText(`${path}:${number}`)}" data-line="${number}"><code>${line}</code></li>`;
  });
  return `<ol class="file" data-path="${escapeText(path)}" hidden>${lines.join('')}</ol>`;
}
