// Every application as it would be deployed, on DynamoDB Local. `npm run test:long` plays the samples of the language, too, and
// all levels: MU_DEPLOYED=all npx ava tests/targets/deployed.test.ts
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { Outcome } from '../../cli/client.ts';
import { parseScenario } from '../../cli/scenario/format.ts';
import { callsOnly, type Player, play } from '../../cli/scenario/play.ts';
import type { LocalDynamo } from '../../scripts/dynamodb/start.ts';
import { root } from '../cli/captured.ts';
import { openDynamo } from '../dynamodb/tables.ts';
import { Account, type Answered } from './account.ts';

const all = process.env['MU_DEPLOYED'] === 'all';
const folders = (all ? ['apps', 'tests/samples/language'] : ['apps']).flatMap(parent =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => `${parent}/${entry.name}`)
    .filter(folder => existsSync(join(root, folder, 'scenario.json'))),
);

let dynamo: LocalDynamo | string;

test.before(async () => {
  dynamo = await openDynamo();
});

test.after.always(async () => {
  if (typeof dynamo === 'object') await dynamo.close();
});

for (const folder of folders) {
  for (const level of all ? ['visibility', 'balanced', 'cost'] : ['balanced']) {
    test(`${folder} at ${level}, deployed, with every invocation twice`, async t => {
      if (typeof dynamo === 'string') {
        t.log(dynamo);
        t.pass();
        return;
      }
      const account = new Account(dynamo.endpoint);
      t.teardown(() => account.close());
      await account.deploy(folder, level);
      const scenario = parseScenario(readFileSync(join(root, folder, 'scenario.json'), 'utf8'));
      const call: Player['call'] = async (method, args, requestId) => {
        for (let tries = 1; ; tries++) {
          const answered = await account.request(method, args, requestId);
          if (answered.status !== 503 || tries === 20) return outcomeOf(answered);
        }
      };
      const reports = await play(scenario, callsOnly(call));
      t.deepEqual(
        reports.filter(({ problems }) => problems.length > 0),
        [],
      );
      await account.quiet();
      const before = await account.records();
      await account.replay();
      t.deepEqual(await account.records(), before);
      const requests = [...account.counts].map(([operation, count]) => `${operation} ${count}`).sort();
      t.log(`${reports.length} steps, ${account.invocations.length} invocations, ${requests.join(', ')}`);
    });
  }
}

function outcomeOf({ status, body }: Answered): Outcome {
  const value = body === '' ? undefined : JSON.parse(body);
  if (status < 300) return { kind: 'result', value };
  return {
    kind: 'error',
    name: value?.name ?? `HTTP ${status}`,
    message: value?.detail ?? '',
    fields: value?.fields ?? {},
  };
}
