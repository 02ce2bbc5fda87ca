// A folder below tests/samples is a test: its `.mu` files are an application, its name is the sentence that it proves.
import { readdirSync, readFileSync } from 'node:fs';
import { samplesFolder } from '../report/golden.ts';

export interface SampleFolder {
  readonly name: string;
  /** Relative to tests/samples. */
  readonly path: string;
  readonly sentence: string;
  readonly files: ReadonlyMap<string, string>;
}

export function sampleFolders(area: string): readonly SampleFolder[] {
  const names = readdirSync(samplesFolder + area).sort();
  return names.map(name => {
    const folder = `${samplesFolder}${area}/${name}`;
    const files = readdirSync(folder).filter(file => file.endsWith('.mu'));
    return {
      name,
      path: `${area}/${name}`,
      sentence: name.replaceAll('-', ' '),
      files: new Map(files.sort().map(file => [file, readFileSync(`${folder}/${file}`, 'utf8')])),
    };
  });
}
