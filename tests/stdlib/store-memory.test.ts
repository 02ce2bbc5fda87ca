import test from 'ava';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { storeContract } from './store-contract.ts';

storeContract(test, async () => ({ store: memoryStore(), cases: 200, limited: false }));
