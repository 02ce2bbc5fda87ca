// The contract of stores, kept by DynamoDB.
import test from 'ava';
import type { LocalDynamo } from '../../scripts/dynamodb/start.ts';
import { storeContract } from '../stdlib/store-contract.ts';
import { freshStore, openDynamo } from './tables.ts';

let dynamo: LocalDynamo | string;

storeContract(test, async () => {
  dynamo = await openDynamo();
  if (typeof dynamo === 'string') return dynamo;
  return { store: await freshStore(dynamo.endpoint, ['Shop', 'Other']), cases: 15, limited: true };
});

test.after.always(async () => {
  if (typeof dynamo === 'object') await dynamo.close();
});
