// Keeps a DynamoDB Local until it is interrupted, so that several runs of the tests share it:
//
//   node scripts/dynamodb-local.ts [port]
//
// The tests start one of their own where MU_DYNAMODB names none.
import { startDynamo } from './dynamodb/start.ts';

const server = await startDynamo(Number(process.argv[2] ?? '8123'));
if (typeof server === 'string') {
  console.error(server);
  process.exitCode = 1;
} else {
  console.log(
    `MU_DYNAMODB=${server.endpoint} npx ava tests/targets/deployed.test.ts tests/dynamodb/*.test.ts`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}
