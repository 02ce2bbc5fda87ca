// DynamoDB for one test file, and stores over it with tables of their own.
import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { type LocalDynamo, startDynamo } from '../../scripts/dynamodb/start.ts';
import type { Store } from '../../stdlib/runtime/ports.ts';
import { type DynamoOptions, dynamoStore } from '../../stdlib/stores/dynamodb.ts';

/** The one that MU_DYNAMODB names, or one that the test file starts and closes; or why there is none. */
export async function openDynamo(): Promise<LocalDynamo | string> {
  const endpoint = process.env['MU_DYNAMODB'];
  if (endpoint !== undefined) return { endpoint, close: async () => undefined };
  const dynamo = await startDynamo();
  return typeof dynamo === 'string' ? `skipped: ${dynamo}` : dynamo;
}

export function clientAt(endpoint: string): DynamoDBClientConfig {
  return { endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

/** The names of fresh tables, one for each service, and of a ledger. */
export async function makeTables(
  endpoint: string,
  services: readonly string[],
): Promise<Pick<DynamoOptions, 'tables' | 'ledger'>> {
  const admin = new DynamoDBClient(clientAt(endpoint));
  const named = services.map(service => [service, `${service}-${randomUUID()}`] as const);
  const ledger = `ledger-${randomUUID()}`;
  for (const [, name] of named) await createTable(admin, name, ['p', 'k']);
  await createTable(admin, ledger, ['p']);
  admin.destroy();
  return { tables: Object.fromEntries(named), ledger };
}

export async function freshStore(endpoint: string, services: readonly string[]): Promise<Store> {
  return dynamoStore({ ...(await makeTables(endpoint, services)), client: clientAt(endpoint) });
}

async function createTable(client: DynamoDBClient, name: string, keys: readonly string[]): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map(AttributeName => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: keys.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })),
    }),
  );
}
