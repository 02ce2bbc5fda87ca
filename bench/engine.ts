// An engine in a process of its own, for the load generator.
//
//   node bench/engine.ts BUILD DATA     prints {"url":"http://127.0.0.1:PORT"} when it listens
import { startEngine } from '../targets/local/index.ts';

const [, , build, data] = process.argv;
if (build === undefined || data === undefined) throw new Error('usage: engine.ts BUILD DATA');
const engine = await startEngine({ build, data });
console.log(JSON.stringify({ url: engine.url }));
process.once('SIGTERM', () => {
  engine.close().then(() => process.exit(0));
});
