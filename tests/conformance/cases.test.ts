// The documented behaviours, each through the SDK.
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import test from 'ava';
import { cases } from './cases.ts';
import { create, ended, type Running, running, start } from './service.ts';

let there: Running;
test.before(async () => {
  there = await running();
});
test.after.always(() => there.close());

for (const { title, states, language, input = {}, output, error, cause } of cases) {
  test(title, async t => {
    const definition = {
      ...(language !== undefined && { QueryLanguage: language }),
      StartAt: Object.keys(states)[0] ?? '',
      States: states,
    };
    const { client } = there;
    const executionArn = await start(client, await create(client, definition), input);
    const described = await ended(client, executionArn);
    if (error === undefined) {
      t.is(described.status, 'SUCCEEDED', described.cause);
      t.deepEqual(JSON.parse(described.output ?? 'null'), output);
    } else {
      t.is(described.status, 'FAILED', described.output);
      t.is(described.error ?? '', error);
      if (cause !== undefined) t.is(described.cause, cause);
    }
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    t.deepEqual(
      events.map(({ id }) => id),
      events.map((_, i) => i + 1),
    );
    t.is(events.at(-1)?.type, error === undefined ? 'ExecutionSucceeded' : 'ExecutionFailed');
  });
}
