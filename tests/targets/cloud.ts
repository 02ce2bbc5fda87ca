// A small account: the template's tables in DynamoDB Local, its functions in threads with their environment, its machines
// run by the interpreter. Each function speaks to the store through a door of its own, which refuses what the function's role
// does not allow, as IAM would.
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Resource, Template } from '../../targets/cloudformation/index.ts';
import type { Json } from '../../targets/local/interpreter/index.ts';

type Values = { readonly [name: string]: unknown };

/** Replaces Ref, GetAtt and Sub as CloudFormation does. A table's Ref is its name; an ARN ends in what it stands for. */
export class Stack {
  readonly template: Template;
  readonly prefix: string;

  constructor(template: Template, prefix: string) {
    this.template = template;
    this.prefix = prefix;
  }

  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(inner => this.resolve(inner));
    if (typeof value !== 'object' || value === null) return value;
    const { Ref, 'Fn::GetAtt': attribute, 'Fn::Sub': text } = value as Values;
    if (typeof Ref === 'string') return this.#name(Ref);
    if (Array.isArray(attribute)) return `arn:${this.#name(String(attribute[0]))}`;
    if (typeof text === 'string') return text.replace(/\$\{([^}]+)\}/g, (_, name) => this.#name(name));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.resolve(inner)]));
  }

  of(type: string): readonly (readonly [string, Resource])[] {
    return Object.entries(this.template.Resources).filter(([, { Type }]) => Type === type);
  }

  /** `action table`, for every statement of the function's role. */
  allowed(resource: string): ReadonlySet<string> {
    const role = JSON.stringify(this.template.Resources[`${resource}Role`]?.Properties['Policies']);
    const [{ PolicyDocument }] = JSON.parse(role) as [{ PolicyDocument: { Statement: Statement[] } }];
    return new Set(
      PolicyDocument.Statement.flatMap(({ Action, Resource: where }) =>
        Action.flatMap(action => [this.resolve(where)].flat().map(arn => `${action} ${String(arn)}`)),
      ),
    );
  }

  #name(logicalId: string): string {
    return logicalId.startsWith('AWS::') ? logicalId.slice(5) : `${this.prefix}${logicalId}`;
  }
}

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: unknown;
}

export async function createTables(stack: Stack, endpoint: string): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials });
  for (const [id, { Properties }] of stack.of('AWS::DynamoDB::Table')) {
    const { BillingMode, AttributeDefinitions, KeySchema } = Properties as unknown as CreateTableCommandInput;
    const TableName = `${stack.prefix}${id}`;
    await client.send(new CreateTableCommand({ TableName, BillingMode, AttributeDefinitions, KeySchema }));
  }
  client.destroy();
}

export interface CloudFunction {
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** What Lambda reports of an error that was thrown. */
export class FunctionError extends Error {
  readonly report: { readonly errorType: string };

  constructor(report: { readonly errorType: string }) {
    super(JSON.stringify(report));
    this.report = report;
  }
}

/** The tasks that wait for tokens. */
interface TokenHolders {
  /** ARN of the machine. */
  machineOf(token: string): string;
  tell(
    token: string,
    told: { readonly output: Json } | { readonly error: string; readonly cause: string },
  ): Promise<boolean>;
}

export interface FunctionPlace {
  readonly stack: Stack;
  readonly resource: string;
  readonly bundle: string;
  readonly endpoint: string;
  readonly counts: Map<string, number>;
  readonly machines: TokenHolders;
}

export async function startFunction(place: FunctionPlace): Promise<CloudFunction> {
  const { stack, resource, bundle } = place;
  const door = await openDoor(place);
  const environment = stack.template.Resources[resource]?.Properties['Environment'];
  const { Variables } = stack.resolve(environment) as { Variables: { [name: string]: string } };
  const env = {
    ...Variables,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    AWS_ENDPOINT_URL_SFN: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
  };
  const worker = new Worker(new URL('./cloud-function.ts', import.meta.url), { env, workerData: { bundle } });
  const waiting = new Map<number, { done: (answer: unknown) => void; fail: (error: Error) => void }>();
  worker.on('message', ({ id, answer, error }) => {
    const { done, fail } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === undefined) done?.(answer);
    else fail?.(new FunctionError(error));
  });
  let last = 0;
  const invoke = (event: unknown): Promise<unknown> =>
    new Promise((done, fail) => {
      waiting.set(++last, { done, fail });
      worker.postMessage({ id: last, event });
    });
  const close = async (): Promise<void> => {
    await worker.terminate();
    door.closeAllConnections();
    door.close();
  };
  return { invoke, close };
}

/** Lets through what the role allows. */
async function openDoor({ stack, resource, endpoint, counts, machines }: FunctionPlace): Promise<Server> {
  const allowed = stack.allowed(resource);
  const target = new URL(endpoint);
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const operation = String(incoming.headers['x-amz-target']).replace(/.*\./, '');
      counts.set(operation, (counts.get(operation) ?? 0) + 1);
      const answer = (status: number, json: object): void => {
        outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
        outgoing.end(JSON.stringify(json));
      };
      const asked = JSON.parse(body.toString());
      const actions = tokenOperations.has(operation)
        ? [`states:${operation} ${machines.machineOf(asked.taskToken)}`]
        : actionsOf(operation, asked);
      const denied = actions.find(action => !allowed.has(action));
      if (denied !== undefined) {
        answer(400, { __type: 'AccessDeniedException', message: `${resource}: ${denied}` });
        return;
      }
      if (tokenOperations.has(operation)) {
        const { taskToken, output, error, cause } = asked;
        const told = output === undefined ? { error, cause } : { output: JSON.parse(output) };
        machines.tell(taskToken, told).then(waited => {
          if (waited) answer(200, {});
          else answer(400, { __type: 'TaskTimedOut', message: 'it does not wait any more' });
        });
        return;
      }
      const { hostname, port } = target;
      const { method = 'POST', url: path = '/', headers } = incoming;
      const onward = request({ hostname, port, method, path, headers }, answer => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return server;
}

const tokenOperations = new Set(['SendTaskSuccess', 'SendTaskFailure']);

interface Asked {
  readonly TableName?: string;
  readonly RequestItems?: Values;
  readonly TransactItems?: readonly { readonly [kind: string]: { readonly TableName: string } }[];
}

const transactActions: { readonly [kind: string]: string } = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** The permissions that a request needs: a transaction those of its parts. */
function actionsOf(operation: string, { TableName, RequestItems, TransactItems }: Asked): readonly string[] {
  const needs = (action: string | undefined, table: string | undefined): string =>
    `dynamodb:${action} arn:${table}`;
  if (TransactItems !== undefined) {
    return TransactItems.flatMap(item =>
      Object.entries(item).map(([kind, { TableName: table }]) => needs(transactActions[kind], table)),
    );
  }
  if (RequestItems !== undefined) return Object.keys(RequestItems).map(table => needs(operation, table));
  return [needs(operation, TableName)];
}
