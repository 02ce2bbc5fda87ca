// Against DynamoDB Local where MU_DYNAMODB names its endpoint:
//   MU_DYNAMODB=http://127.0.0.1:8123 npx ava tests/stdlib/store-dynamodb.test.ts
import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import test from 'ava';
import { dynamoStore } from '../../stdlib/stores/dynamodb.ts';
import { storeContract } from './store-contract.ts';

storeContract(test, async () => {
  const endpoint = process.env['MU_DYNAMODB'];
  if (endpoint === undefined) return 'skipped: MU_DYNAMODB does not name the endpoint of a DynamoDB Local';
  const client = {
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const names = {
    shop: `shop-${randomUUID()}`,
    other: `other-${randomUUID()}`,
    ledger: `ledger-${randomUUID()}`,
  };
  const admin = new DynamoDBClient(client);
  await createTable(admin, names.shop, ['p', 'k']);
  await createTable(admin, names.other, ['p', 'k']);
  await createTable(admin, names.ledger, ['p']);
  const tables = { Shop: names.shop, Other: names.other };
  return { store: dynamoStore({ tables, ledger: names.ledger, client }), cases: 15 };
});

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
