// The wire: AWS JSON 1.0, one POST per operation, its name in `X-Amz-Target`. It bounds what it reads and refuses what a
// browser sends from another site.
import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type Server as NodeServer,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { foreign } from '../foreign.ts';
import type { Json } from '../interpreter/index.ts';
import { isRecord } from '../interpreter/json.ts';
import { Fault } from './fault.ts';
import type { Parameters } from './parameters.ts';

export interface WireOptions {
  readonly host: string;
  readonly port: number;
  answer(operation: string, parameters: Parameters): Promise<Json>;
  log(level: string, message: string): void;
}

export interface Wire {
  readonly url: string;
  close(): Promise<void>;
}

/** Requests that are answered at once; more are refused rather than kept waiting. */
const mostAtOnce = 10_000;
let underWay = 0;

/** Bytes of a request: a definition has at most one mebibyte. */
const most = 2 * 1024 * 1024;

export function listen(options: WireOptions): Promise<Wire> {
  const server = createServer({ maxHeaderSize: 16_384, keepAliveTimeout: 60_000 }, (request, response) =>
    serve(options, request, response),
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      const { port } = server.address() as AddressInfo;
      const host = options.host.includes(':') ? `[${options.host}]` : options.host;
      resolve({ url: `http://${host}:${port}`, close: () => close(server) });
    });
  });
}

function close(server: NodeServer): Promise<void> {
  return new Promise(done => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

function serve(options: WireOptions, request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('error', () => {});
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  });
  request.on('end', () => {
    underWay++;
    answered(options, request, size > most ? undefined : Buffer.concat(chunks).toString('utf8'))
      .then(
        result => send(response, 200, result),
        (problem: unknown) => fail(options, response, problem),
      )
      .finally(() => underWay--);
  });
}

async function answered(
  options: WireOptions,
  request: IncomingMessage,
  body: string | undefined,
): Promise<Json> {
  const refused = foreign({ host: options.host, admits: () => false }, request);
  if (refused !== undefined) throw new Fault('AccessDeniedException', refused);
  if (underWay > mostAtOnce) throw new Fault('ThrottlingException', 'Rate exceeded');
  if (body === undefined)
    throw new Fault('RequestEntityTooLargeException', `A request has at most ${most} bytes.`);
  const [, operation] = /^AWSStepFunctions\.(\w+)$/.exec(String(request.headers['x-amz-target'] ?? '')) ?? [];
  if (operation === undefined) throw new Fault('UnknownOperationException', 'There is no such operation.');
  return options.answer(operation, parametersOf(body));
}

function parametersOf(body: string): Parameters {
  let value: unknown;
  try {
    value = JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new Fault('SerializationException', 'The body is not JSON.');
  }
  if (!isRecord(value)) throw new Fault('SerializationException', 'The body is no structure.');
  return value;
}

function fail(options: WireOptions, response: ServerResponse, problem: unknown): void {
  if (problem instanceof Fault) {
    send(response, 400, { __type: problem.name, message: problem.message });
    return;
  }
  const { stack, message } = problem as Error;
  options.log('error', stack ?? message);
  send(response, 500, { __type: 'InternalFailure', message: 'The engine failed; its log says why.' });
}

function send(response: ServerResponse, status: number, body: Json): void {
  if (response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
}
