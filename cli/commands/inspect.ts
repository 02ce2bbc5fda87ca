import { type Command, type ExitCode, exitCode, type Io, WrongUse } from '../command.ts';
import { type Compiled, compileAt, optimizeFlag, optimizeLevel, showProblems } from '../compile.ts';

const stages = ['tokens', 'ast', 'types', 'graph', 'ir', 'asl', 'js'] as const;
type Stage = (typeof stages)[number];

export const inspect: Command = {
  name: 'inspect',
  summary: 'show what a phase of the compiler makes of a program',
  arguments: [{ name: '[path]', summary: 'a folder or a file', fallback: '.' }],
  flags: [
    { name: 'emit', value: 'stage', summary: 'what to show', choices: stages, fallback: 'ir' },
    { name: 'method', value: 'Service.method', summary: 'only this workflow (ir, asl)' },
    optimizeFlag,
  ],
  examples: [
    { line: 'muc inspect apps/tree --emit ir', summary: 'the workflow graphs' },
    {
      line: 'muc inspect apps/travel-reservation --emit asl --method Frontend.reserve',
      summary: 'one state machine',
    },
    { line: 'muc inspect apps/counter/backend.mu --emit tokens', summary: 'the words of a file' },
  ],
  async run(input, io) {
    const stage = input.flags.emit as Stage;
    const compiled = await compileAt(input.args[0] ?? '.', optimizeLevel(input), io);
    await showProblems(compiled, io);
    const { method } = input.flags;
    return await emitters[stage](compiled, typeof method === 'string' ? method : undefined, io);
  },
};

type Emitter = (compiled: Compiled, method: string | undefined, io: Io) => Promise<ExitCode>;

const emitters: { readonly [S in Stage]: Emitter } = {
  tokens: emitTokens,
  ast: emitTree,
  types: emitTypes,
  graph: emitGraph,
  ir: emitIr,
  asl: emitAsl,
  js: emitJs,
};

async function emitTokens({ result }: Compiled, _: string | undefined, io: Io): Promise<ExitCode> {
  const { tokenize, lineStarts, positionAt } = await import('../../grammar/index.ts');
  for (const { source } of result.modules) {
    const starts = lineStarts(source.text);
    for (const token of tokenize(source)) {
      const { line, column } = positionAt(starts, token.span.start);
      io.stdout.write(`${source.path}:${line}:${column}  ${token.kind}  ${JSON.stringify(token.text)}\n`);
    }
  }
  return exitCode.ok;
}

async function emitTree({ result }: Compiled, _: string | undefined, io: Io): Promise<ExitCode> {
  const trees = result.modules.map(({ source, ...module }) => ({ path: source.path, ...module }));
  // Spans as `12-40`: the tree is what one wants to see.
  const shorten = (_key: string, value: unknown): unknown =>
    isSpan(value) ? `${value.start}-${value.end}` : value;
  io.stdout.write(`${JSON.stringify(trees, shorten, 2)}\n`);
  return exitCode.ok;
}

async function emitTypes({ result }: Compiled, _: string | undefined, io: Io): Promise<ExitCode> {
  if (result.program === undefined) return exitCode.problems;
  const { printType } = await import('../../compiler/index.ts');
  const { lineStarts, positionAt } = await import('../../grammar/index.ts');
  for (const { source } of result.program.modules) {
    const starts = lineStarts(source.text);
    const here = [...result.program.types].filter(([node]) => node.span.path === source.path);
    here.sort(([a], [b]) => a.span.start - b.span.start || b.span.end - a.span.end);
    for (const [{ span }, type] of here) {
      const { line, column } = positionAt(starts, span.start);
      const text = source.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
      io.stdout.write(`${source.path}:${line}:${column}  ${text}: ${printType(type)}\n`);
    }
  }
  return exitCode.ok;
}

async function emitGraph({ result }: Compiled, _: string | undefined, io: Io): Promise<ExitCode> {
  if (result.program === undefined || result.graph === undefined) return exitCode.problems;
  const { printCallGraph } = await import('../../compiler/index.ts');
  io.stdout.write(printCallGraph(result.graph, result.program));
  return exitCode.ok;
}

async function emitIr({ result }: Compiled, method: string | undefined, io: Io): Promise<ExitCode> {
  if (result.application === undefined) return exitCode.problems;
  const ir = await import('../../compiler/index.ts');
  const { application } = result;
  const workflows = application.workflows.filter(({ id }) => method === undefined || id === method);
  const direct = ir
    .withoutMachine(application)
    .filter(({ id }) => method === undefined || ir.methodOfRun(id) === method);
  const invariants = method === undefined ? application.invariants : [];
  if (workflows.length + direct.length + invariants.length === 0)
    throw noSuchWorkflow(method, application.workflows);
  io.stdout.write([...workflows.map(ir.printWorkflow), ...direct.map(ir.printDirectRun)].join('\n'));
  for (const invariant of invariants) io.stdout.write(`${ir.printInvariant(invariant)}\n`);
  return exitCode.ok;
}

async function emitAsl({ result }: Compiled, method: string | undefined, io: Io): Promise<ExitCode> {
  if (result.application === undefined) return exitCode.problems;
  const { emitSfn } = await import('../../targets/index.ts');
  const sources = result.modules.map(({ source }) => source);
  const { files } = emitSfn(result.application, { sources });
  const machines = [...files].filter(([path]) => path.startsWith('statemachines/'));
  const chosen = machines.filter(([path]) => method === undefined || path.includes(`/${method}.asl`));
  if (chosen.length === 0) throw noSuchWorkflow(method, result.application.workflows);
  io.stdout.write(chosen.map(([, text]) => text).join('\n'));
  return exitCode.ok;
}

async function emitJs({ result }: Compiled, _: string | undefined, io: Io): Promise<ExitCode> {
  if (result.application === undefined) return exitCode.problems;
  const { printModule } = await import('../../targets/index.ts');
  for (const module of result.application.modules) {
    io.stdout.write(`// ${module.path}, from ${module.source}\n${printModule(module, '').code}\n`);
  }
  return exitCode.ok;
}

function noSuchWorkflow(method: string | undefined, workflows: readonly { readonly id: string }[]): WrongUse {
  const names = workflows.map(({ id }) => id).join(', ');
  return new WrongUse(
    method === undefined ? 'there is no workflow' : `${method} is no workflow; there are ${names}`,
  );
}

function isSpan(value: unknown): value is { start: number; end: number } {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value && 'path' in value;
}
