// What has ended long ago goes, with its history; what has not stays.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { openLmdbStore } from '../../stdlib/stores/lmdb.ts';
import { type ExecutionRecord, orderKey, serviceRecords } from '../../targets/local/service/records.ts';
import { sweepEnded } from '../../targets/local/service/retention.ts';

test('executions that ended before a time are dropped, with their histories', async t => {
  const path = mkdtempSync(join(tmpdir(), 'mu-retention-'));
  const store = openLmdbStore({ path });
  const records = serviceRecords(store);
  const put = (name: string, stopped?: number) => {
    const record: ExecutionRecord = {
      arn: `arn:aws:states:us-east-1:000000000000:execution:m:${name}`,
      machineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
      name,
      type: 'STANDARD',
      status: stopped === undefined ? 'RUNNING' : 'SUCCEEDED',
      started: 0,
      ...(stopped !== undefined && { stopped }),
      input: '{}',
      redrives: 0,
      roleArn: '',
      definition: '',
    };
    records.executions.put(record.arn, record);
    records.order.put(orderKey(record), record.arn);
    records.history.put(`${record.arn}/1`, []);
  };
  put('old', 1);
  put('new', 5);
  put('running');
  t.is(await sweepEnded(records, 5, async () => {}), 1);
  const left = records.executions.range().map(({ value }) => value.name);
  t.deepEqual(left.sort(), ['new', 'running']);
  t.is(records.order.range().length, 2);
  t.is(records.history.range().length, 2);
  await store.close();
  rmSync(path, { recursive: true, force: true });
});
