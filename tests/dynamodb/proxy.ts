// Between the SDK and DynamoDB Local: counts the requests, and lets happen to them what happens to requests on a network and
// in a service that is busy. DynamoDB Local itself never throttles, loses nothing and leaves no key of a batch unread.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  /** 400, which the SDK repeats. */
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'broken' }
  /** The connection ends before DynamoDB sees the request. */
  | { readonly kind: 'request lost' }
  /** DynamoDB has done it; the connection ends before the answer. */
  | { readonly kind: 'reply lost' }
  /** The answer comes so many milliseconds late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** DynamoDB does it twice, at once. */
  | { readonly kind: 'twice' }
  /** Of a transaction: nothing is written, and one of the items is the reason. */
  | { readonly kind: 'cancelled'; readonly code: string }
  /** Of a batch: only the first key of each table is read, if any. */
  | { readonly kind: 'in part'; readonly keys: 0 | 1 }
  /** Of a query: pages of one record. */
  | { readonly kind: 'short page' };

/** A request as DynamoDB's JSON protocol has it. */
export interface Asked {
  /** `TransactWriteItems` */
  readonly operation: string;
  readonly body: { readonly [field: string]: unknown };
}

export interface FaultProxy {
  readonly endpoint: string;
  /** Requests that came, in order, with what happened to them. */
  readonly seen: readonly (Asked & { readonly fault: Fault | undefined })[];
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

export async function startProxy(
  endpoint: string,
  decide: (asked: Asked) => Fault | undefined,
): Promise<FaultProxy> {
  const seen: (Asked & { readonly fault: Fault | undefined })[] = [];
  const server = createServer((incoming, response) => {
    void answer(incoming, response).catch(() => response.destroy());
  });
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await textOf(incoming);
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const asked: Asked = { operation, body: JSON.parse(text) };
    const fault = decide(asked);
    seen.push({ ...asked, fault });
    const reply = await happen(fault, asked, body => forward(endpoint, incoming, body ?? text));
    if (reply === undefined) response.destroy();
    else response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' }).end(reply.body);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close };
}

type Forward = (body?: string) => Promise<Reply>;

/** The reply, or undefined where the client must not get one. */
async function happen(fault: Fault | undefined, asked: Asked, ask: Forward): Promise<Reply | undefined> {
  if (fault === undefined) return await ask();
  switch (fault.kind) {
    case 'refused':
      return problem(400, fault.error, 'injected');
    case 'broken':
      return problem(500, 'InternalServerError', 'injected');
    case 'request lost':
      return undefined;
    case 'reply lost':
      await ask();
      return undefined;
    case 'slow':
      return await late(ask, fault.milliseconds);
    case 'twice':
      return (await Promise.all([ask(), ask()]))[0];
    case 'cancelled':
      return cancelled(asked, fault.code);
    case 'in part':
      return await inPart(asked, fault.keys, ask);
    case 'short page':
      return await ask(JSON.stringify({ ...asked.body, Limit: 1 }));
  }
}

async function late(ask: Forward, milliseconds: number): Promise<Reply> {
  const reply = await ask();
  await new Promise(done => setTimeout(done, milliseconds));
  return reply;
}

function problem(status: number, type: string, message: string, more: object = {}): Reply {
  return {
    status,
    body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...more }),
  };
}

function cancelled({ body }: Asked, code: string): Reply {
  const items = body['TransactItems'] as readonly unknown[];
  const CancellationReasons = items.map((_, i) =>
    i === 0 ? { Code: code, Message: 'injected' } : { Code: 'None' },
  );
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return problem(400, 'TransactionCanceledException', message, { Message: message, CancellationReasons });
}

type Requested = Record<string, { readonly Keys: readonly unknown[] }>;

async function inPart({ body }: Asked, keys: number, ask: Forward): Promise<Reply> {
  const requested = Object.entries(body['RequestItems'] as Requested);
  const cut = (from: number, to?: number) =>
    Object.fromEntries(
      requested.map(([table, one]) => [table, { ...one, Keys: one.Keys.slice(from, to) }]).filter(hasKeys),
    );
  const left = cut(keys);
  if (keys === 0) return { status: 200, body: JSON.stringify({ Responses: {}, UnprocessedKeys: left }) };
  const reply = await ask(JSON.stringify({ ...body, RequestItems: cut(0, keys) }));
  if (reply.status !== 200) return reply;
  return { status: 200, body: JSON.stringify({ ...JSON.parse(reply.body), UnprocessedKeys: left }) };
}

function hasKeys(entry: readonly unknown[]): boolean {
  return (entry[1] as { readonly Keys: readonly unknown[] }).Keys.length > 0;
}

async function forward(endpoint: string, { headers }: IncomingMessage, body: string): Promise<Reply> {
  const { host: _, connection: __, ...kept } = headers;
  const sent = send(endpoint, {
    method: 'POST',
    headers: { ...kept, 'content-length': String(Buffer.byteLength(body)) },
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 500, body: await textOf(response) };
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
