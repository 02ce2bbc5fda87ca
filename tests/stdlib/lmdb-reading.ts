// A thread that reads the store of another one.
import { parentPort, workerData } from 'node:worker_threads';
import type { RecordKey } from '../../stdlib/runtime/ports.ts';
import { openLmdbReader } from '../../stdlib/stores/lmdb.ts';

const reader = openLmdbReader(workerData as { path: string; marks: Int32Array });
parentPort?.on('message', async (asked: readonly RecordKey[] | 'stop') => {
  if (asked === 'stop') {
    await reader.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage((await reader.read(asked))[0]?.value);
});
parentPort?.postMessage('ready');
