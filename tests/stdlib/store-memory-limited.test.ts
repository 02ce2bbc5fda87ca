// The store in memory with the limits of DynamoDB.
import test from 'ava';
import { dynamoLimits } from '../../stdlib/runtime/conditions.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { storeContract } from './store-contract.ts';

storeContract(test, async () => ({ store: memoryStore({ limits: dynamoLimits }), cases: 20, limited: true }));
