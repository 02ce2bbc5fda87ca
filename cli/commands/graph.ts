import { type Command, exitCode } from '../command.ts';
import { compileAt, formatFlag, showProblems } from '../compile.ts';

export const graph: Command = {
  name: 'graph',
  summary: 'show who calls whom, and what each method may do',
  arguments: [{ name: '[path]', summary: 'a folder or a file', fallback: '.' }],
  flags: [formatFlag],
  examples: [
    {
      line: 'muc graph apps/travel-reservation',
      summary: 'methods with their calls, reads, writes and errors',
    },
    { line: 'muc graph apps/tree --format json', summary: 'the same for a tool' },
  ],
  async run(input, io) {
    const compiled = await compileAt(input.args[0] ?? '.', 'balanced', io);
    await showProblems(compiled, io);
    const { program, graph } = compiled.result;
    if (program === undefined || graph === undefined) return exitCode.problems;
    if (input.flags.format === 'json') {
      const methods = graph.methods.map(method => ({
        method: method.id,
        effects: graph.effects(method),
        calls: graph.sitesFrom(method).map(({ id, targetId, form }) => ({ site: id, to: targetId, form })),
      }));
      io.stdout.write(`${JSON.stringify(methods, undefined, 2)}\n`);
    } else {
      const { printCallGraph } = await import('../../compiler/index.ts');
      io.stdout.write(printCallGraph(graph, program));
    }
    return compiled.ok ? exitCode.ok : exitCode.problems;
  },
};
