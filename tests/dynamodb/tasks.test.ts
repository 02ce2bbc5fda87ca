// Tasks of state machines that speak to DynamoDB, in both spellings, at the endpoint that the user names.
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import test from 'ava';
import type { LocalDynamo } from '../../scripts/dynamodb/start.ts';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { create, ended, running, start } from '../conformance/service.ts';
import { clientAt, makeTables, openDynamo } from './tables.ts';

let dynamo: LocalDynamo | string;

test.before(async () => {
  dynamo = await openDynamo();
});

test.after.always(async () => {
  if (typeof dynamo === 'object') await dynamo.close();
});

const next = (...states: readonly (readonly [string, object])[]): Json =>
  ({
    StartAt: states[0]?.[0] ?? '',
    States: Object.fromEntries(
      states.map(([name, state], i) => {
        const after = states[i + 1]?.[0];
        return [name, { ...state, ...(after === undefined ? { End: true } : { Next: after }) }];
      }),
    ),
  }) as Json;

/** What an execution of the definition over a fresh table came to. */
async function execute(endpoint: string, definition: (table: string) => Json) {
  const { tables, ledger } = await makeTables(endpoint, ['Orders']);
  const table = tables['Orders'] ?? '';
  const engine = await running({}, { dynamoDbEndpoint: endpoint });
  const arn = await start(engine.client, await create(engine.client, definition(table)), {
    id: 'o1',
    total: 7,
  });
  const execution = await ended(engine.client, arn);
  await engine.close();
  return { execution, table, ledger };
}

const Key = (table: string) => ({ TableName: table, Key: { p: { S: 'o1' }, k: { S: 'head' } } });

test('dynamodb:putItem, updateItem and getItem, in JSONPath', async t => {
  if (typeof dynamo === 'string') return skip(t, dynamo);
  const resource = (action: string) => `arn:aws:states:::dynamodb:${action}`;
  const { execution, table } = await execute(dynamo.endpoint, name =>
    next(
      [
        'Put',
        {
          Type: 'Task',
          Resource: resource('putItem'),
          Parameters: {
            TableName: name,
            Item: {
              p: { 'S.$': '$.id' },
              k: { S: 'head' },
              due: { 'N.$': "States.Format('{}', $.total)" },
            },
          },
          ResultPath: null,
        },
      ],
      [
        'Update',
        {
          Type: 'Task',
          Resource: resource('updateItem'),
          Parameters: {
            ...Key(name),
            UpdateExpression: 'ADD due :more',
            ExpressionAttributeValues: { ':more': { N: '5' } },
          },
          ResultPath: null,
        },
      ],
      [
        'Get',
        {
          Type: 'Task',
          Resource: resource('getItem'),
          Parameters: Key(name),
          ResultSelector: { 'total.$': '$.Item.due.N', 'status.$': '$.SdkHttpMetadata.HttpStatusCode' },
        },
      ],
    ),
  );
  t.is(execution.status, 'SUCCEEDED', execution.cause);
  t.deepEqual(JSON.parse(execution.output ?? ''), { total: '12', status: 200 });
  const client = new DynamoDBClient(clientAt(dynamo.endpoint));
  const { Item } = await client.send(new GetItemCommand({ ...Key(table) }));
  t.is(Item?.['due']?.N, '12');
});

test('aws-sdk:dynamodb:query and transactWriteItems, in JSONata', async t => {
  if (typeof dynamo === 'string') return skip(t, dynamo);
  const resource = (action: string) => `arn:aws:states:::aws-sdk:dynamodb:${action}`;
  const { execution } = await execute(dynamo.endpoint, name => ({
    QueryLanguage: 'JSONata',
    ...(next(
      [
        'Write',
        {
          Type: 'Task',
          Resource: resource('transactWriteItems'),
          Arguments: {
            TransactItems: `{% ['a','b'].{'Put': {'TableName': '${name}', 'Item': {'p': {'S': $states.input.id}, 'k': {'S': $}}}} %}`,
          },
          Output: '{% $states.input %}',
        },
      ],
      [
        'Read',
        {
          Type: 'Task',
          Resource: resource('query'),
          Arguments: {
            TableName: name,
            KeyConditionExpression: 'p = :p',
            ExpressionAttributeValues: { ':p': { S: '{% $states.input.id %}' } },
          },
          Output: '{% $states.result.Items.k.S %}',
        },
      ],
    ) as object),
  }));
  t.is(execution.status, 'SUCCEEDED', execution.cause);
  t.deepEqual(JSON.parse(execution.output ?? ''), ['a', 'b']);
});

for (const [spelling, resource, name] of [
  ['dynamodb', 'arn:aws:states:::dynamodb:putItem', 'DynamoDB.ConditionalCheckFailedException'],
  ['aws-sdk', 'arn:aws:states:::aws-sdk:dynamodb:putItem', 'DynamoDb.ConditionalCheckFailedException'],
] as const) {
  test(`${spelling}: a condition that fails is an error that can be caught`, async t => {
    if (typeof dynamo === 'string') return skip(t, dynamo);
    const { execution } = await execute(dynamo.endpoint, table => ({
      StartAt: 'Put',
      States: {
        Put: {
          Type: 'Task',
          Resource: resource,
          Parameters: {
            TableName: table,
            Item: { p: { S: 'x' }, k: { S: 'y' } },
            ConditionExpression: 'attribute_exists(p)',
          },
          Catch: [{ ErrorEquals: [name], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Pass', Parameters: { 'cause.$': '$.Cause' }, End: true },
      },
    }));
    t.is(execution.status, 'SUCCEEDED', execution.cause);
    t.regex(execution.output ?? '', /The conditional request failed \(Service: /);
  });
}

test('a table that is not there', async t => {
  if (typeof dynamo === 'string') return skip(t, dynamo);
  const { execution } = await execute(dynamo.endpoint, () =>
    next([
      'Get',
      { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:getItem', Parameters: Key('nowhere') },
    ]),
  );
  t.is(execution.status, 'FAILED');
  t.is(execution.error, 'DynamoDB.ResourceNotFoundException');
});

function skip(t: { log(text: string): void; pass(): void }, reason: string): void {
  t.log(reason);
  t.pass();
}
