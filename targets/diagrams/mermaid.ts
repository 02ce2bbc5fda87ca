// The same scene as Mermaid: a flowchart from top to bottom with subgraphs and classes, for READMEs and pull requests.

import { frameName } from './frame-names.ts';
import type { Card, CardLook, Dot, Edge, Frame, FrameLook, Item, Scene } from './scene.ts';

export function mermaidOf(scene: Scene): string {
  const ids = mermaidIds(scene.root);
  const body = itemLines(scene.root.children, ids, 1);
  const edges = scene.edges.map(edge => edgeLine(edge, ids));
  const links = scene.edges.flatMap(({ look }, index) => (look === 'error' ? [index] : []));
  const style = links.length === 0 ? [] : [`  linkStyle ${links.join(',')} stroke:#d13438,color:#d13438`];
  return ['flowchart TB', ...body, ...edges, ...style, ...CLASSES, ''].join('\n');
}

/** With a prefix, as `call`, `end` and others are words of Mermaid. */
const CLASSES = [
  '  classDef muStart fill:#243247,stroke:#243247,color:#ffffff',
  '  classDef muTurn fill:#ffffff,stroke:#8a95a8,color:#1b2230',
  '  classDef muTransaction fill:#ffffff,stroke:#7a4fd6,stroke-width:2px,color:#1b2230',
  '  classDef muCall fill:#eef3fe,stroke:#2f6fed,color:#1b2230',
  '  classDef muChoice fill:#fff6db,stroke:#d3a11c,color:#1b2230',
  '  classDef muEnd fill:#e6eaf0,stroke:#8a95a8,color:#1b2230',
  '  classDef muThrow fill:#fdecec,stroke:#d13438,color:#1b2230',
  '  classDef muDot fill:#8a95a8,stroke:#8a95a8,color:#8a95a8',
];

/** Words of Mermaid's own (`end`, `style`) must not be ids: all ids are a letter and a number. */
function mermaidIds(root: Frame): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const add = (id: string, letter: string) => ids.set(id, `${letter}${ids.size}`);
  const visit = (item: Item) => {
    add(item.id, item.kind === 'card' ? 'n' : 'f');
    if (item.kind === 'card') return;
    for (const dot of item.dots) add(dot.id, 'd');
    item.children.forEach(visit);
  };
  root.children.forEach(visit);
  return ids;
}

type Ids = ReadonlyMap<string, string>;

function itemLines(items: readonly Item[], ids: Ids, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  return items.flatMap(item => {
    const id = ids.get(item.id) ?? '';
    if (item.kind === 'card')
      return [`${indent}${id}${SHAPES[item.look](quoted(cardText(item)))}:::${CLASS_OF[item.look]}`];
    return [
      `${indent}subgraph ${id}[${quoted(frameText(item))}]`,
      ...item.dots.map(dot => `${indent}  ${dotLine(dot, ids)}`),
      ...itemLines(item.children, ids, depth + 1),
      `${indent}end`,
      `${indent}style ${id} ${FRAME_STYLES[item.look]}`,
    ];
  });
}

const dotLine = (dot: Dot, ids: Ids) => `${ids.get(dot.id) ?? ''}((" ")):::muDot`;

function cardText({ look, kicker, lines, rows, details }: Card): string {
  const name = lines.join(' ');
  const named = kicker === undefined ? name : kicker + (look === 'call' ? '.' : '\n') + name;
  return [named, ...rows.map(row => row.text), ...details].join('\n');
}

const frameText = ({ look, label }: Frame) =>
  frameName(look, label)
    .filter(part => part !== '')
    .join(' ') || ' ';

function edgeLine({ from, to, look, label }: Edge, ids: Ids): string {
  const arrow = look === 'error' ? '-.->' : '-->';
  const text = label === undefined ? '' : `|${quoted(label)}|`;
  return `  ${ids.get(from) ?? ''} ${arrow}${text} ${ids.get(to) ?? ''}`;
}

/** A text in quotes, with what Mermaid or HTML would read as theirs written as entities. */
export function quoted(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/[&"<>#;`\\{}[\]()|%]/gu, character => `#${character.codePointAt(0)};`)
    .replace(/\p{Cc}/gu, control => (control === '\n' ? '<br/>' : ' '));
  return `"${escaped}"`;
}

const SHAPES: { readonly [Look in CardLook]: (text: string) => string } = {
  start: text => `([${text}])`,
  turn: text => `(${text})`,
  transaction: text => `[[${text}]]`,
  call: text => `[${text}]`,
  extern: text => `[/${text}/]`,
  timer: text => `([${text}])`,
  signal: text => `([${text}])`,
  begin: text => `[\\${text}\\]`,
  await: text => `([${text}])`,
  settle: text => `([${text}])`,
  choice: text => `{${text}}`,
  return: text => `([${text}])`,
  throw: text => `{{${text}}}`,
  leave: text => `([${text}])`,
};

const CLASS_OF: { readonly [Look in CardLook]: string } = {
  start: 'muStart',
  turn: 'muTurn',
  transaction: 'muTransaction',
  call: 'muCall',
  extern: 'muCall',
  timer: 'muCall',
  signal: 'muCall',
  begin: 'muCall',
  await: 'muCall',
  settle: 'muEnd',
  choice: 'muChoice',
  return: 'muEnd',
  throw: 'muThrow',
  leave: 'muEnd',
};

const QUIET = 'fill:none,stroke:#8a95a8,stroke-dasharray:5 4';

const FRAME_STYLES: { readonly [Look in FrameLook]: string } = {
  workflow: QUIET,
  run: 'fill:#2f6fed11,stroke:#2f6fed',
  fork: 'fill:#8a95a811,stroke:#8a95a8',
  branch: 'fill:none,stroke:#cfd6e0,stroke-dasharray:2 3',
  each: 'fill:#8a95a811,stroke:#8a95a8,stroke-width:3px',
  inlined: QUIET,
  loop: QUIET,
  try: QUIET,
  catch: 'fill:none,stroke:#d13438,stroke-dasharray:5 4',
  finally: QUIET,
  saga: QUIET,
  undo: 'fill:none,stroke:#d13438,stroke-dasharray:5 4',
  atomic: 'fill:#7a4fd611,stroke:#7a4fd6',
};
