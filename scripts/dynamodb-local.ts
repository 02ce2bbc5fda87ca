// Starts DynamoDB Local, for the tests that run against a real DynamoDB where MU_DYNAMODB names its endpoint:
//
//   node scripts/dynamodb-local.ts [port]          keeps it running until it is interrupted
//
// It is Amazon's own, and needs Java 17. Install it outside this repository (npm install amplify-dynamodb-simulator) and name
// its folder `emulator` in DYNAMODB_LOCAL. It listens on all interfaces and has no option for loopback alone.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const candidates = [
  process.env['DYNAMODB_LOCAL'],
  join(import.meta.dirname, '..', 'node_modules', 'amplify-dynamodb-simulator', 'emulator'),
];
const folder = candidates.find(path => path !== undefined && existsSync(join(path, 'DynamoDBLocal.jar')));
const port = process.argv[2] ?? '8123';

if (folder === undefined) {
  console.error('DynamoDBLocal.jar is not here: name the folder that holds it in DYNAMODB_LOCAL.');
  process.exitCode = 1;
} else {
  const options = ['-Djava.library.path=DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
  const java = spawn('java', [...options, '-inMemory', '-port', port], { cwd: folder, stdio: 'inherit' });
  java.on('error', error => {
    console.error(`Java did not start: ${error.message}`);
    process.exitCode = 1;
  });
  java.on('exit', code => {
    process.exitCode = code ?? 0;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => java.kill(signal));
  console.log(
    `MU_DYNAMODB=http://127.0.0.1:${port} npx ava tests/targets/deployed.test.ts tests/stdlib/store-dynamodb.test.ts`,
  );
}
