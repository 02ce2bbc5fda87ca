#!/usr/bin/env node
// The way in. The sources run unbuilt, by type stripping, which takes Node 22.18; under an older Node this starts the
// Node that the package brings along (node_modules/node) and steps aside.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import process, { argv, env, exit, stderr, versions } from 'node:process';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  endWithParent();
  module.enableCompileCache?.();
  const { main } = await import('./main.ts');
  await main();
} else {
  const newer = env.MUC_NODE === undefined ? bundledNode() : undefined;
  if (newer === undefined) {
    stderr.write(
      `muc needs Node 22.18 or later; this is ${versions.node}.\n` +
        'Install a newer Node from your package manager, or run `npm ci` in the folder of muc, which brings one along.\n',
    );
    exit(2);
  }
  handOver(newer);
}

function bundledNode() {
  try {
    const binary = join(
      dirname(module.createRequire(import.meta.url).resolve('node/package.json')),
      'bin',
      'node',
    );
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** Under an older Node's process (see below): whoever kills that one means this one. */
function endWithParent() {
  if (env.MUC_NODE === undefined || process.channel === undefined) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}

/** Runs the same command under another Node: its streams, its signals and its end are ours. */
function handOver(binary) {
  const child = spawn(binary, [fileURLToPath(import.meta.url), ...argv.slice(2)], {
    // The channel tells the child when this process is gone, however it went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...env, MUC_NODE: binary },
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  // A terminal sends an interrupt to the child as well.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('close', (code, signal) => {
    if (signal === null) exit(code ?? 70);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
