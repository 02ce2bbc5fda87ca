// The call graph as Mermaid.
import type { Application, CallEdge } from '../../compiler/ir/workflow.ts';
import { quoted } from './mermaid.ts';

export function callsMermaid({ services, calls, entries }: Application): string {
  const ids = new Map<string, string>();
  const idOf = (name: string) => {
    const id = ids.get(name) ?? `m${ids.size}`;
    ids.set(name, id);
    return id;
  };
  const routes = new Map(entries.map(({ method, http }) => [method, http]));
  const boxes = services.flatMap(service => [
    `  subgraph ${idOf(service.name)}[${quoted(service.name)}]`,
    ...service.methods.map(method => {
      const http = routes.get(method.id);
      const text = http === undefined ? method.name : `${method.name}\n${http.method} ${http.path}`;
      const shape = routes.has(method.id) ? `([${quoted(text)}]):::muEntry` : `[${quoted(text)}]`;
      return `    ${idOf(method.id)}${shape}${method.private ? ':::muPrivate' : ''}`;
    }),
    ...service.states.map(
      state => `    ${idOf(`${service.name}.${state.name} state`)}[(${quoted(state.name)})]:::muState`,
    ),
    '  end',
  ]);
  const known = calls.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const lines = new Set(known.map(({ from, to, form }) => `  ${idOf(from)} ${ARROWS[form]} ${idOf(to)}`));
  return ['flowchart LR', ...boxes, ...lines, ...CLASSES, ''].join('\n');
}

const ARROWS: { readonly [Form in CallEdge['form']]: string } = {
  synchronous: '-->',
  asynchronous: '-.->|async|',
  'fan-out': '-->|each|',
  transaction: '==>|transaction|',
  own: '---',
};

const CLASSES = [
  '  classDef muEntry stroke:#2f6fed,stroke-width:2px',
  '  classDef muPrivate opacity:0.6',
  '  classDef muState fill:#f4f0fd,stroke:#7a4fd6,color:#1b2230',
];
