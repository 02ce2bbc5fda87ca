// HTTP in front of the engine: plain node:http (docs/decisions/0010), bound to 127.0.0.1 unless told otherwise. It bounds what it reads, refuses what a
// browser sends from another site to a route that does not let it, and leaves the meaning of a request to the gateway.
import { isUtf8 } from 'node:buffer';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpRequest, HttpResponse } from '../../stdlib/runtime/http.ts';
import { deeperThan } from './depth.ts';
import { foreign } from './foreign.ts';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  answer(request: HttpRequest): Promise<HttpResponse>;
  /** Whether the program lets pages of other sites send this. */
  admits(request: Omit<HttpRequest, 'body'>): boolean;
}

export interface Server {
  readonly url: string;
  /** Answers what has arrived, then closes. */
  close(): Promise<void>;
}

/** What a state machine takes as input, and the deepest JSON that the engine parses. */
const limits = { bytes: 262_144, depth: 128, headers: 16_384 };

export function startServer(options: ServerOptions): Promise<Server> {
  const server = createServer(
    { maxHeaderSize: limits.headers, keepAliveTimeout: 60_000 },
    (request, response) => {
      serve(options, request, response);
    },
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      const { port } = server.address() as AddressInfo;
      const host = options.host.includes(':') ? `[${options.host}]` : options.host;
      resolve({
        url: `http://${host}:${port}`,
        close: () =>
          new Promise(done => {
            server.close(() => done());
            server.closeIdleConnections();
          }),
      });
    });
  });
}

function serve(options: ServerOptions, request: IncomingMessage, response: ServerResponse): void {
  const refused = foreign(options, request);
  if (refused !== undefined) {
    refuse(response, 403, refused);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limits.bytes) chunks.push(chunk);
    else if (!response.headersSent) {
      refuse(response, 413, `A request has at most ${limits.bytes} bytes.`);
      request.resume();
    }
  });
  request.on('error', () => {});
  request.on('end', () => {
    if (size > limits.bytes) return;
    const [only = Buffer.alloc(0), more] = chunks;
    const bytes = more === undefined ? only : Buffer.concat(chunks);
    const body = bytes.toString('utf8');
    // Read leniently, bytes that are no text would all become the same.
    if (!isUtf8(bytes)) refuse(response, 400, 'The body is not UTF-8.');
    else if (deeperThan(body, limits.depth))
      refuse(response, 400, `JSON is nested at most ${limits.depth} deep here.`);
    else answer(options, request, body, response);
  });
}

function answer(
  options: ServerOptions,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): void {
  const { method = 'GET', url: target = '/' } = request;
  const headers = request.headers as { readonly [name: string]: string | undefined };
  // A HEAD is a GET without the body; Node leaves the body out.
  options.answer({ method: method === 'HEAD' ? 'GET' : method, target, headers, body }).then(
    answered => send(response, answered),
    () => refuse(response, 500, 'The engine failed; its log says why.'),
  );
}

function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function refuse(response: ServerResponse, status: number, detail: string): void {
  const body = JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Error', status, detail });
  send(response, {
    status,
    headers: { 'content-type': 'application/problem+json', connection: 'close' },
    body,
  });
}

const titles: { readonly [status: number]: string } = {
  400: 'Bad Request',
  403: 'Forbidden',
  413: 'Content Too Large',
  500: 'Internal Server Error',
};
