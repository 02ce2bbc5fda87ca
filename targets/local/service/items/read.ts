// Items of a distributed Map, from files.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Json } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';
import { bucketPath } from './bucket.ts';
import { itemsOf, type ReaderSettings } from './parse.ts';

export async function readItems(
  buckets: string | undefined,
  resource: string,
  asked: Json,
): Promise<readonly Json[]> {
  const { Parameters = {}, ReaderConfig = {} } = isRecord(asked) ? asked : {};
  const { Bucket, Key, Prefix = '' } = isRecord(Parameters) ? Parameters : {};
  const folder = bucketPath(buckets, String(Bucket));
  const settings = (isRecord(ReaderConfig) ? ReaderConfig : {}) as ReaderSettings;
  if (resource.endsWith(':listObjectsV2')) return listed(folder, String(Prefix), settings);
  const text = await readFile(bucketPath(buckets, String(Bucket), String(Key)), 'utf8').catch(() => {
    throw new Error('The specified key does not exist.');
  });
  return itemsOf(text, settings);
}

async function listed(
  folder: string,
  prefix: string,
  { MaxItems = 0 }: ReaderSettings,
): Promise<readonly Json[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new Error('The specified bucket does not exist');
  });
  const keys = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(key => key.startsWith(prefix))
    .sort();
  const most = Number(MaxItems);
  return keys.slice(0, most > 0 ? most : undefined).map(key => ({ Key: key, StorageClass: 'STANDARD' }));
}
