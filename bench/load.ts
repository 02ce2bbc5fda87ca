// A closed-loop load generator in a thread of its own: so many keep-alive connections, each sending the next request when the
// last is answered, over raw sockets so that the generator costs little of the two cores it shares with what it measures.
//
//   const generator = startLoad();
//   await generator.round({ url, path, connections: 16, seconds: 3, bodies });
import { connect, type Socket } from 'node:net';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

export interface Round {
  readonly url: string;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
  /** Sent in turn. */
  readonly bodies: readonly string[];
  /** Counted apart, not against the result. */
  readonly allowed?: readonly number[];
}

export interface RoundResult {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly statuses: { readonly [status: string]: number };
}

export interface LoadGenerator {
  round(round: Round): Promise<RoundResult>;
  close(): Promise<void>;
}

export function startLoad(): LoadGenerator {
  const worker = new Worker(new URL(import.meta.url));
  return {
    round: round =>
      new Promise((resolve, reject) => {
        worker.once('message', (message: { result?: RoundResult; error?: string }) => {
          if (message.result === undefined) reject(new Error(message.error));
          else resolve(message.result);
        });
        worker.postMessage(round);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

/** The middle one: rounds alternate between two servers, and the machine has other work. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  port.on('message', (round: Round) => {
    run(round).then(
      result => port.postMessage({ result }),
      (error: Error) => port.postMessage({ error: error.message }),
    );
  });
}

interface Tally {
  readonly latencies: number[];
  readonly statuses: { [status: string]: number };
  readonly until: number;
  next: number;
}

async function run(round: Round): Promise<RoundResult> {
  const started = performance.now();
  const tally: Tally = { latencies: [], statuses: {}, until: started + round.seconds * 1000, next: 0 };
  const requests = round.bodies.map(body => requestBytes(round, body));
  await Promise.all(Array.from({ length: round.connections }, () => connection(round, requests, tally)));
  const elapsed = performance.now() - started;
  const sorted = tally.latencies.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    requests: sorted.length,
    perSecond: sorted.length / (elapsed / 1000),
    p50: at(0.5),
    p99: at(0.99),
    statuses: tally.statuses,
  };
}

function requestBytes(round: Round, body: string): Buffer {
  const host = new URL(round.url).host;
  const head = `POST ${round.path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.from(head + body);
}

function connection(round: Round, requests: readonly Buffer[], tally: Tally): Promise<void> {
  const { hostname, port } = new URL(round.url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let sent = 0;
    let buffered = '';
    const send = () => {
      const request = requests[tally.next++ % requests.length];
      if (request === undefined) throw new Error('no bodies to send');
      sent = performance.now();
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', chunk => {
      buffered += chunk.toString('latin1');
      const status = answered(buffered);
      if (status === undefined) return;
      buffered = '';
      count(round, tally, status, performance.now() - sent);
      if (performance.now() < tally.until) send();
      else finish(socket, resolve);
    });
  });
}

function count(round: Round, tally: Tally, status: number, latency: number): void {
  tally.latencies.push(latency);
  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
  if (status >= 300 && !(round.allowed ?? []).includes(status))
    throw new Error(`the server answered ${status}`);
}

/** The status of a response that is there as a whole. */
function answered(text: string): number | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end + 2));
  const chunked = length === null && /\r\ntransfer-encoding: chunked/i.test(text.slice(0, end + 2));
  const whole = chunked ? text.endsWith('\r\n0\r\n\r\n') : text.length >= end + 4 + Number(length?.[1] ?? 0);
  return whole ? Number(text.slice(9, 12)) : undefined;
}

function finish(socket: Socket, done: () => void): void {
  socket.removeAllListeners('error');
  socket.on('error', () => {});
  socket.end(done);
}
