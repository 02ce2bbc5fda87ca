// What one request to an application costs on DynamoDB, counted where its HTTP requests arrive: one TransactWriteItems per
// commit, the reads of a turn in one request.
import test from 'ava';
import { applications } from '../../bench/requests.ts';
import type { LocalDynamo } from '../../scripts/dynamodb/start.ts';
import { Account } from '../targets/account.ts';
import { openDynamo } from './tables.ts';

let dynamo: LocalDynamo | string;

test.before(async () => {
  dynamo = await openDynamo();
});

test.after.always(async () => {
  if (typeof dynamo === 'object') await dynamo.close();
});

type Counts = { readonly [operation: string]: number };

const expected: { readonly [application: string]: Counts } = {
  counter: { GetItem: 1, TransactWriteItems: 1 },
  chain: { GetItem: 1, TransactWriteItems: 1 },
  tree: { BatchGetItem: 1, TransactWriteItems: 1 },
  travel: { BatchGetItem: 1, TransactWriteItems: 2 },
};

for (const [name, { folder, method, args, before }] of Object.entries(applications)) {
  test(`${name} at cost`, async t => {
    if (typeof dynamo === 'string') {
      t.log(dynamo);
      t.pass();
      return;
    }
    const account = new Account(dynamo.endpoint, 1);
    t.teardown(() => account.close());
    await account.deploy(`apps/${folder}`, 'cost');
    for (const [i, [prepare, values]] of before.entries()) {
      t.true((await account.request(prepare, values, `before-${i}`)).status < 300);
    }
    for (const round of [1, 2, 3]) {
      account.counts.clear();
      account.invocations.length = 0;
      const { status } = await account.request(method, args, `request-${round}`);
      t.is(status, 200);
      t.deepEqual(Object.fromEntries(account.counts), expected[name], `request ${round}`);
      t.is(account.invocations.length, 1);
    }
  });
}
