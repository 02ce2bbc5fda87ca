// Every application as it would be deployed, against DynamoDB Local where MU_DYNAMODB names its endpoint:
//   node scripts/dynamodb-local.ts        starts one, if it is installed
//   MU_DYNAMODB=http://127.0.0.1:8123 npx ava tests/targets/deployed.test.ts
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { Outcome } from '../../cli/client.ts';
import { parseScenario } from '../../cli/scenario/format.ts';
import { callsOnly, type Player, play } from '../../cli/scenario/play.ts';
import { root } from '../cli/captured.ts';
import { Account, type Answered } from './account.ts';

const endpoint = process.env['MU_DYNAMODB'];
const folders = ['apps', 'tests/samples/language'].flatMap(parent =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => `${parent}/${entry.name}`)
    .filter(folder => existsSync(join(root, folder, 'scenario.json'))),
);

for (const folder of folders) {
  for (const level of ['visibility', 'balanced', 'cost']) {
    test(`${folder} at ${level}, deployed, with every invocation twice`, async t => {
      if (endpoint === undefined) {
        t.log('skipped: MU_DYNAMODB does not name the endpoint of a DynamoDB Local');
        t.pass();
        return;
      }
      const account = new Account(endpoint);
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
