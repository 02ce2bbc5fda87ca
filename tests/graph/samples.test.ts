import test from 'ava';
import { printCallGraph } from '../../compiler/graph/index.ts';
import { isGolden } from '../report/golden.ts';
import { sampleFolders } from '../rules/folders.ts';
import { analyse } from '../rules/program.ts';

for (const sample of sampleFolders('graph'))
  test(sample.sentence, t => {
    const { graph, program, diagnostics } = analyse(sample.files);
    t.deepEqual(
      diagnostics.map(diagnostic => `${diagnostic.code} ${diagnostic.message}`),
      [],
    );
    const text = graph === undefined || program === undefined ? '' : printCallGraph(graph, program);
    isGolden(t, text, `${sample.path}/graph.txt`);
  });
