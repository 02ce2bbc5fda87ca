// Folders that stand for buckets. No name leads out of them.
import { resolve, sep } from 'node:path';

export function bucketPath(buckets: string | undefined, bucket: string, key?: string): string {
  if (buckets === undefined)
    throw new Error('There are no buckets here: start the engine with --buckets FOLDER.');
  const folder = inside(resolve(buckets), bucket);
  return key === undefined ? folder : inside(folder, key);
}

function inside(folder: string, name: string): string {
  const path = resolve(folder, name);
  if (!path.startsWith(folder + sep)) throw new Error('The specified bucket is not valid.');
  return path;
}
