// Distributed Maps over files: items from one, results into others, and what is known of the run.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeMapRunCommand, ListMapRunsCommand } from '@aws-sdk/client-sfn';
import test from 'ava';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { create, ended, type Running, running, start } from './service.ts';

const buckets = mkdtempSync(join(tmpdir(), 'mu-buckets-'));
let there: Running;

test.before(async () => {
  mkdirSync(join(buckets, 'in'));
  mkdirSync(join(buckets, 'out'));
  writeFileSync(join(buckets, 'in', 'items.csv'), 'name,n\n"a, or b",1\nc,2\n');
  writeFileSync(join(buckets, 'in', 'items.jsonl'), '{"n":1}\n{"n":2}\n');
  there = await running({}, { buckets });
});
test.after.always(async () => {
  await there.close();
  rmSync(buckets, { recursive: true, force: true });
});

const processor = (states: Json = { I: { Type: 'Pass', End: true } }) => ({
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'I',
  States: states,
});

function reading(key: string, config: Json, fields: { readonly [field: string]: Json } = {}): Json {
  const reader = {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: config,
    Parameters: { Bucket: 'in', Key: key },
  };
  return {
    StartAt: 'S',
    States: { S: { Type: 'Map', ItemReader: reader, ItemProcessor: processor(), End: true, ...fields } },
  };
}

async function outcome(definition: Json, input: Json = {}) {
  const { client } = there;
  const executionArn = await start(client, await create(client, definition), input);
  const { status, output, error, cause } = await ended(client, executionArn);
  return { executionArn, status, output: JSON.parse(output ?? 'null') as Json, error, cause };
}

test('items of a CSV file, with quoted fields', async t => {
  const { output } = await outcome(
    reading('items.csv', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }),
  );
  t.deepEqual(output, [
    { name: 'a, or b', n: '1' },
    { name: 'c', n: '2' },
  ]);
});

test('the first items of a file of JSON lines', async t => {
  t.deepEqual((await outcome(reading('items.jsonl', { InputType: 'JSONL', MaxItems: 1 }))).output, [
    { n: 1 },
  ]);
});

test('a file that is not there, and a name that leads out of the folder', async t => {
  const missing = await outcome(reading('no.json', { InputType: 'JSON' }));
  t.is(missing.error, 'States.ItemReaderFailed');
  const outside = await outcome(reading('../../../etc/passwd', { InputType: 'JSON' }));
  t.deepEqual(
    [outside.error, outside.cause],
    ['States.ItemReaderFailed', 'The specified bucket is not valid.'],
  );
});

test('results are written, and the run can be described', async t => {
  const states = {
    I: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 2, Next: 'F' }], Default: 'O' },
    F: { Type: 'Fail', Error: 'Two' },
    O: { Type: 'Succeed' },
  };
  const { output, executionArn, status } = await outcome(
    {
      StartAt: 'S',
      States: {
        S: {
          Type: 'Map',
          ItemProcessor: processor(states),
          ToleratedFailureCount: 1,
          ResultWriter: {
            Resource: 'arn:aws:states:::s3:putObject',
            Parameters: { Bucket: 'out', Prefix: 'p' },
          },
          End: true,
        },
      },
    },
    [1, 2, 3],
  );
  t.is(status, 'SUCCEEDED');
  const { ResultWriterDetails, MapRunArn } = output as {
    ResultWriterDetails: { Bucket: string; Key: string };
    MapRunArn: string;
  };
  const manifest = JSON.parse(
    readFileSync(join(buckets, ResultWriterDetails.Bucket, ResultWriterDetails.Key), 'utf8'),
  ) as {
    ResultFiles: { SUCCEEDED: [{ Key: string }]; FAILED: [{ Key: string }] };
  };
  const file = (key: string) =>
    JSON.parse(readFileSync(join(buckets, 'out', key), 'utf8')) as { Output?: string; Error?: string }[];
  t.deepEqual(
    file(manifest.ResultFiles.SUCCEEDED[0].Key).map(({ Output }) => Output),
    ['1', '3'],
  );
  t.deepEqual(
    file(manifest.ResultFiles.FAILED[0].Key).map(({ Error: name }) => name),
    ['Two'],
  );
  const { mapRuns = [] } = await there.client.send(new ListMapRunsCommand({ executionArn }));
  t.deepEqual(
    mapRuns.map(({ mapRunArn }) => mapRunArn),
    [MapRunArn],
  );
  const run = await there.client.send(new DescribeMapRunCommand({ mapRunArn: MapRunArn }));
  t.deepEqual(
    [run.status, run.itemCounts?.total, run.itemCounts?.succeeded, run.itemCounts?.failed],
    ['SUCCEEDED', 3, 2, 1],
  );
});
