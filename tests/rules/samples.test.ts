import test from 'ava';
import { renderAll } from '../../compiler/report/index.ts';
import { isGolden } from '../report/golden.ts';
import { sampleFolders } from './folders.ts';
import { analyse } from './program.ts';

for (const sample of sampleFolders('rules'))
  test(sample.sentence, t => {
    const { diagnostics, sources } = analyse(sample.files);
    isGolden(t, renderAll(diagnostics, sources, { color: false, width: 100 }), `${sample.path}/expected.txt`);
  });
