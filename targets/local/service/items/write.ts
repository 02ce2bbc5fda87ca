// Results of a distributed Map as files in a bucket: one of those that succeeded, one of those that failed, and a manifest.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Performed } from '../../execution-ports.ts';
import type { Json, MapResult } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';
import { bucketPath } from './bucket.ts';

type Write = Extract<Performed, { kind: 'write' }>;

export async function writeItems(
  buckets: string | undefined,
  { mapRun, arguments: asked, results }: Write,
): Promise<Json> {
  const { Parameters = {}, WriterConfig = {} } = isRecord(asked) ? asked : {};
  const { Bucket, Prefix = '' } = isRecord(Parameters) ? Parameters : {};
  const bucket = String(Bucket);
  // The same run writes to the same place, also once more after a restart.
  const folder = `${Prefix === '' ? '' : `${String(Prefix)}/`}${createHash('sha1').update(mapRun).digest('hex')}`;
  const files: { [status: string]: Json[] } = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  const put = async (key: string, text: string) => {
    const path = bucketPath(buckets, bucket, key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return { Key: key, Size: Buffer.byteLength(text) };
  };
  for (const status of ['SUCCEEDED', 'FAILED'] as const) {
    const of = results.filter(result => result.status === status);
    if (of.length === 0) continue;
    const { extension, text } = written(of, isRecord(WriterConfig) ? WriterConfig : {});
    files[status] = [await put(`${folder}/${status}_0.${extension}`, text)];
  }
  const manifest = `${folder}/manifest.json`;
  await put(manifest, JSON.stringify({ DestinationBucket: bucket, MapRunArn: mapRun, ResultFiles: files }));
  return { MapRunArn: mapRun, ResultWriterDetails: { Bucket: bucket, Key: manifest } };
}

function written(
  results: readonly MapResult[],
  config: { readonly [field: string]: Json },
): { extension: string; text: string } {
  const { Transformation = 'NONE', OutputType = 'JSON' } = config;
  const values = results.flatMap(result => value(result, String(Transformation)));
  if (OutputType === 'JSONL')
    return { extension: 'jsonl', text: values.map(each => JSON.stringify(each)).join('\n') };
  return { extension: 'json', text: JSON.stringify(values) };
}

function value(result: MapResult, transformation: string): readonly Json[] {
  const { status, input, output, error, cause } = result;
  if (transformation !== 'NONE' && output !== undefined)
    return transformation === 'FLATTEN' && Array.isArray(output) ? (output as readonly Json[]) : [output];
  return [
    {
      Input: JSON.stringify(input),
      InputDetails: { Included: true },
      Status: status,
      ...(output !== undefined && { Output: JSON.stringify(output), OutputDetails: { Included: true } }),
      ...(error !== undefined && { Error: error }),
      ...(cause !== undefined && { Cause: cause }),
    },
  ];
}
