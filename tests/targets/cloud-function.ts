// One function as Lambda runs it: a thread with the environment that the template gives it, in which the bundle's handler is
// called. What it throws comes out as Lambda's runtime tells it to Step Functions.
import { parentPort, workerData } from 'node:worker_threads';

const port = parentPort;
if (port === null) throw new Error('runs in a thread of a test');
const { bundle } = workerData as { readonly bundle: string };
const loaded = import(bundle) as Promise<{ handler: (event: unknown) => Promise<unknown> }>;

port.on('message', async ({ id, event }: { readonly id: number; readonly event: unknown }) => {
  try {
    const answer = await (await loaded).handler(event);
    port.postMessage({ id, answer: JSON.parse(JSON.stringify(answer)) });
  } catch (thrown) {
    const { name, message } = thrown as Error;
    port.postMessage({ id, error: { errorType: name, errorMessage: message, trace: [] } });
  }
});
