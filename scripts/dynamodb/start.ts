// Starts DynamoDB Local in memory on a free port. It needs Java 17 and ends with the process that started it, however that
// one ends. It listens on all interfaces: it has no option for loopback alone.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { installed } from './install.ts';

export interface LocalDynamo {
  /** `http://127.0.0.1:…` */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** The shell waits for the end of its input, which comes when its parent ends, and takes Java along. */
const SUPERVISED = 'java "$@" >/dev/null 2>&1 </dev/null & cat >/dev/null; kill $! 2>/dev/null; wait $!';
const SECONDS_TO_START = 60;

/** A server, or the reason why there is none. */
export async function startDynamo(port?: number): Promise<LocalDynamo | string> {
  if (!(await isJavaHere())) return 'no Java here: DynamoDB Local needs Java 17';
  let folder: string;
  try {
    folder = await installed();
  } catch (error) {
    return `DynamoDB Local could not be installed: ${(error as Error).message.split('\n')[0]}`;
  }
  return await start(folder, port ?? (await freePort()));
}

async function start(folder: string, port: number): Promise<LocalDynamo> {
  const options = ['-Djava.library.path=DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
  const server = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)];
  const shell = spawn('sh', ['-c', SUPERVISED, 'sh', ...options, ...server], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const close = () => stop(shell);
  try {
    await answering(endpoint, shell);
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoint, close };
}

async function stop(shell: ChildProcess): Promise<void> {
  if (shell.exitCode !== null) return;
  const ended = once(shell, 'exit');
  shell.stdin?.end();
  await ended;
}

/** It has started when it answers at all: what we send is no valid request. */
async function answering(endpoint: string, shell: ChildProcess): Promise<void> {
  const until = Date.now() + SECONDS_TO_START * 1000;
  while (Date.now() < until && shell.exitCode === null) {
    const answer = await fetch(endpoint, { method: 'POST', signal: AbortSignal.timeout(2000) }).catch(
      () => undefined,
    );
    if (answer !== undefined) return;
    await sleep(50);
  }
  throw new Error(`DynamoDB Local did not answer at ${endpoint} within ${SECONDS_TO_START} s`);
}

async function isJavaHere(): Promise<boolean> {
  const java = spawn('java', ['-version'], { stdio: 'ignore' });
  return await new Promise(done => {
    java.once('error', () => done(false));
    java.once('exit', code => done(code === 0));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
