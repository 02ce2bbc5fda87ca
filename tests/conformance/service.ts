// A service in a temporary folder, the SDK's own client, and functions behind Lambda's Invoke.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SFNClient,
  StartExecutionCommand,
  type StateMachineType,
} from '@aws-sdk/client-sfn';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { type Service, type ServiceOptions, startService } from '../../targets/local/index.ts';

export type Functions = { readonly [name: string]: (event: Json) => Json | Promise<Json> };

/** Thrown by a function: its error as the Lambda runtime reports it. */
export class FunctionFailed extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export interface Running {
  /** Another one after a restart: connections do not outlive the process. */
  client: SFNClient;
  readonly folder: string;
  service: Service;
  /** As after the end of the process. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function running(
  functions: Functions = {},
  options: Partial<ServiceOptions> = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'mu-service-'));
  const lambda = await lambdaServer(functions);
  const start = (port: number) =>
    startService({ data: folder, port, lambdaEndpoint: lambda.url, ...options });
  const first = await start(0);
  const result: Running = {
    client: clientOf(first.url),
    folder,
    service: first,
    restart: async () => {
      await result.service.close();
      result.service = await start(Number(new URL(first.url).port));
      result.client.destroy();
      result.client = clientOf(first.url);
    },
    close: async () => {
      await result.service.close();
      result.client.destroy();
      lambda.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return result;
}

export function clientOf(endpoint: string): SFNClient {
  return new SFNClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    disableHostPrefix: true,
    maxAttempts: 1,
  });
}

async function lambdaServer(functions: Functions): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', async () => {
      const [, name = ''] = /functions\/([^/]+)\//.exec(request.url ?? '') ?? [];
      const called = functions[name];
      if (called === undefined) {
        response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' }).end('{}');
        return;
      }
      try {
        const text = Buffer.concat(chunks).toString();
        const result = await called(text === '' ? {} : (JSON.parse(text) as Json));
        response.writeHead(200, { 'x-amz-executed-version': '$LATEST' }).end(JSON.stringify(result));
      } catch (problem) {
        const { type = 'Error', message } = problem as FunctionFailed;
        response
          .writeHead(200, { 'x-amz-function-error': 'Unhandled' })
          .end(JSON.stringify({ errorMessage: message, errorType: type }));
      }
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const roleArn = 'arn:aws:iam::000000000000:role/tests';
let machines = 0;

export async function create(
  client: SFNClient,
  definition: Json,
  type: StateMachineType = 'STANDARD',
): Promise<string> {
  const created = await client.send(
    new CreateStateMachineCommand({
      name: `machine-${++machines}`,
      definition: JSON.stringify(definition),
      roleArn,
      type,
    }),
  );
  return created.stateMachineArn ?? '';
}

export async function start(client: SFNClient, stateMachineArn: string, input: Json = {}): Promise<string> {
  const started = await client.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  return started.executionArn ?? '';
}

export async function ended(
  client: SFNClient,
  executionArn: string,
): Promise<DescribeExecutionCommandOutput> {
  for (;;) {
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (described.status !== 'RUNNING') return described;
    await new Promise(done => setTimeout(done, 5));
  }
}
