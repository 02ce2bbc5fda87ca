// The contract of stores, kept by DynamoDB where requests are throttled, lost and answered late or in part: nothing of it
// shows but in what the SDK sends.
import test from 'ava';
import type { LocalDynamo } from '../../scripts/dynamodb/start.ts';
import { dynamoStore } from '../../stdlib/stores/dynamodb.ts';
import { storeContract } from '../stdlib/store-contract.ts';
import { absorbed } from './faults.ts';
import { type FaultProxy, startProxy } from './proxy.ts';
import { clientAt, makeTables, openDynamo } from './tables.ts';

const SEED = process.env['MU_SEED'] ?? '1';

let dynamo: LocalDynamo | string;
let proxy: FaultProxy | undefined;

storeContract(test, async () => {
  dynamo = await openDynamo();
  if (typeof dynamo === 'string') return dynamo;
  proxy = await startProxy(dynamo.endpoint, absorbed(`contract ${SEED}`, 0.15));
  const tables = await makeTables(dynamo.endpoint, ['Shop', 'Other']);
  return { store: dynamoStore({ ...tables, client: clientAt(proxy.endpoint) }), cases: 3, limited: true };
});

test.after.always('every kind of fault has happened', async t => {
  if (proxy === undefined || typeof dynamo === 'string') return;
  const happened = new Set(proxy.seen.flatMap(({ fault }) => (fault === undefined ? [] : [fault.kind])));
  await proxy.close();
  await dynamo.close();
  t.deepEqual([...happened].sort(), [
    'broken',
    'in part',
    'refused',
    'reply lost',
    'request lost',
    'short page',
    'slow',
  ]);
});
