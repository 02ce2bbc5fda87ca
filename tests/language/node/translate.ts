// A mu module as JavaScript for Node: services become objects whose methods are called asynchronously with copies of their
// arguments, state becomes fields in memory, `transaction` a block that restores them when an error leaves it. The rest of
// the text stays as it is, since mu means by it what TypeScript means; Node strips the types.
import { stripTypeScriptTypes } from 'node:module';
import { forEachChild, parse, type Node as SyntaxNode } from '../../../grammar/index.ts';
import type {
  ErrorDeclaration,
  ImportDeclaration,
  Module,
  ServiceDeclaration,
  StateDeclaration,
  TransactionStatement,
} from '../../../grammar/syntax.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `read` gives the text of other modules, by their path. `runtime` is the address of what stands for mu. */
export interface Surroundings {
  readonly read: (path: string) => string;
  readonly runtime: string;
}

export function toJavaScript(path: string, text: string, around: Surroundings): string {
  const { module } = parse({ path, text });
  const edits: Edit[] = [];
  const visit = (node: SyntaxNode): void => {
    edits.push(...editsOf(node, text, around));
    forEachChild(node, visit);
  };
  visit(module);
  const names = [
    'service',
    'stateMap',
    'stateSet',
    'stateList',
    'stateCounter',
    'defineError',
    'begin',
    'rollback',
  ];
  const imported = ['TransactionAborted', ...names.map(n => `${n} as $${n}`)].join(', ');
  const head = `import { ${imported} } from ${JSON.stringify(around.runtime)};\n`;
  return stripTypeScriptTypes(head + edited(text, edits));
}

function editsOf(node: SyntaxNode, text: string, around: Surroundings): readonly Edit[] {
  switch (node.kind) {
    case 'ImportDeclaration':
      return [importEdit(node, around)];
    case 'ServiceDeclaration':
      return serviceEdits(node, text);
    case 'StateDeclaration':
      return [stateEdit(node, text)];
    case 'ErrorDeclaration':
      return [errorEdit(node)];
    case 'TransactionStatement':
      return transactionEdits(node);
    case 'SagaStatement':
      return [{ start: node.span.start, end: node.body.span.start, text: '' }];
    case 'MethodDeclaration':
      return node.compensation === undefined
        ? []
        : [{ start: node.body.span.end, end: node.span.end, text: '' }];
    case 'InvariantDeclaration':
    case 'Decorator':
      return [{ ...node.span, text: '' }];
    default:
      return [];
  }
}

/** Types are left out of imports: nothing of them is there at run time. */
function importEdit(node: ImportDeclaration, { read, runtime }: Surroundings): Edit {
  const isMu = node.from === 'mu';
  const values = isMu ? undefined : valuesOf(read(node.from));
  const names = node.names
    .filter(name => !node.typeOnly && !name.typeOnly && (values?.has(name.imported.name) ?? true))
    .map(({ imported, local }) => `${imported.name} as ${local.name}`);
  const from = isMu ? runtime : node.from.replace(/\.mu$/, '.mjs');
  const text = names.length === 0 ? '' : `import { ${names.join(', ')} } from ${JSON.stringify(from)};`;
  return { ...node.span, text };
}

function valuesOf(text: string): ReadonlySet<string> {
  const module: Module = parse({ path: 'imported.mu', text }).module;
  return new Set(
    module.declarations.flatMap(d => {
      if (d.kind === 'ConstDeclaration') return d.pattern.kind === 'Identifier' ? [d.pattern.name] : [];
      return d.kind === 'FunctionDeclaration' ||
        d.kind === 'ServiceDeclaration' ||
        d.kind === 'ErrorDeclaration'
        ? [d.name.name]
        : [];
    }),
  );
}

function serviceEdits(node: ServiceDeclaration, text: string): readonly Edit[] {
  const start = text.lastIndexOf('service', node.name.span.start);
  const { name } = node.name;
  return [
    { start, end: node.name.span.end, text: `const ${name} = $service(class` },
    { start: node.span.end, end: node.span.end, text: `, "${name}")` },
  ];
}

function stateEdit(node: StateDeclaration, text: string): Edit {
  const type = text.slice(node.type.span.start, node.type.span.end);
  const [, collection, key] = /^(Map|Set|List|Counter)\b(?:<\s*(\w+))?/.exec(type) ?? [];
  const made = collection === undefined ? undefined : `$state${collection}(${key === 'number'})`;
  const init = node.init === undefined ? 'undefined' : text.slice(node.init.span.start, node.init.span.end);
  return { ...node.span, text: `${node.name.name} = ${made ?? `(${init})`};` };
}

function errorEdit(node: ErrorDeclaration): Edit {
  const { name } = node.name;
  return { ...node.span, text: `${node.exported ? 'export ' : ''}const ${name} = $defineError("${name}");` };
}

function transactionEdits(node: TransactionStatement): readonly Edit[] {
  return [
    { start: node.span.start, end: node.body.span.start, text: '{ const $mark = $begin(); try ' },
    {
      start: node.body.span.end,
      end: node.span.end,
      text: ' catch ($thrown) { $rollback($mark); throw $thrown; } }',
    },
  ];
}

/** Edits do not overlap but for those inside what is replaced whole, which are dropped. */
function edited(text: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let at = 0;
  for (const { start, end, text: put } of inOrder) {
    if (start < at) continue;
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}
