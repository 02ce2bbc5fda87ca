// The thread in which an engine lives, behind the front: it takes requests as they arrived and gives responses as they
// leave. It may die at any moment, by a function's fault, and another goes on from what is on disk.
import { parentPort, workerData } from 'node:worker_threads';
import { Core } from './core.ts';
import type { FromHub, HubSettings, ToHub } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('the hub runs in a thread of the engine');
// Traces name the lines of the .mu sources.
process.setSourceMapsEnabled(true);
let outbox: FromHub[] = [];
let closing = false;

const core = new Core(workerData as HubSettings, say);
port.on('message', (messages: readonly ToHub[]) => {
  for (const message of messages) receive(message);
});
const started = core.start();
started.then(() => say({ kind: 'ready' }));

function receive(message: ToHub): void {
  switch (message.kind) {
    case 'request':
      // What is open is known first: nobody begins anew what is about to go on.
      started
        .then(() => core.answer(message))
        .then(
          response => say({ kind: 'response', id: message.id, response }),
          error => {
            // What is cut off by the end is asked again, of the next hub; anything else ends this one.
            if (!closing) throw error;
          },
        );
      return;
    case 'stats':
      say({ kind: 'stats', id: message.id, stats: core.stats() });
      return;
    case 'advance':
      core.advance(message.milliseconds).then(() => say({ kind: 'advanced', id: message.id }));
      return;
    case 'ping':
      say({ kind: 'pong' });
      return;
    case 'close':
      closing = true;
      core.close().then(() => port?.close());
      return;
    default:
      message satisfies never;
  }
}

function say(message: FromHub): void {
  if (outbox.push(message) === 1) setImmediate(flush);
}

function flush(): void {
  const messages = outbox;
  outbox = [];
  port?.postMessage(messages);
}
