import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, exitCode, type Input, type Io, WrongUse } from '../command.ts';

export const engine: Command = {
  name: 'engine',
  summary: 'a Step Functions on this machine, for any state machine',
  description:
    'Serves the API of AWS Step Functions on one port, durably: any definition in the Amazon States Language, created and ' +
    'started through any AWS SDK or the aws command with --endpoint-url. Functions are invoked at --lambda-endpoint.',
  arguments: [],
  flags: [
    { name: 'port', value: 'number', summary: 'where to listen; 0: any free port', fallback: '8083' },
    { name: 'data', value: 'folder', summary: 'keep everything in this folder' },
    { name: 'lambda-endpoint', value: 'url', summary: 'where functions are invoked, as at AWS Lambda' },
    { name: 'dynamodb-endpoint', value: 'url', summary: 'where dynamodb tasks go: DynamoDB Local' },
    { name: 'tasks', value: 'url', summary: 'a hook that plays services which are not here' },
    { name: 'buckets', value: 'folder', summary: 'its folders are buckets for items of a distributed Map' },
  ],
  examples: [
    { line: 'muc engine --data .mu/engine', summary: 'on http://localhost:8083' },
    {
      line: 'muc engine --lambda-endpoint http://127.0.0.1:3001',
      summary: 'functions of sam local start-lambda',
    },
  ],
  async run(input, io) {
    const { data } = input.flags;
    const kept = typeof data === 'string';
    const folder = kept ? resolve(io.cwd, data) : io.files.temporary('mu-engine-');
    mkdirSync(folder, { recursive: true });
    try {
      return await serveUntilStopped(input, folder, io);
    } finally {
      if (!kept) io.files.remove(folder);
    }
  },
};

async function serveUntilStopped(input: Input, folder: string, io: Io) {
  const { startService } = await import('../../targets/local/index.ts');
  const text = (flag: string) => {
    const value = input.flags[flag];
    return typeof value === 'string' ? value : undefined;
  };
  const buckets = text('buckets');
  const service = await startService({
    data: folder,
    port: portOf(input),
    lambdaEndpoint: text('lambdaEndpoint'),
    dynamoDbEndpoint: text('dynamodbEndpoint'),
    tasks: text('tasks'),
    buckets: buckets === undefined ? undefined : resolve(io.cwd, buckets),
    log: (level, message) => void io.stderr.write(`${level}: ${message}\n`),
  }).catch(refuse);
  const resumed = service.resumed === 0 ? '' : `; ${service.resumed} executions go on`;
  io.stdout.write(`Step Functions at ${service.url}${resumed}\n`);
  await new Promise<void>(stop => {
    if (io.stop.aborted) stop();
    else io.stop.addEventListener('abort', () => stop(), { once: true });
  });
  await service.close();
  return exitCode.ok;
}

function portOf({ flags }: Input): number {
  const port = Number(flags.port);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new WrongUse('--port is a number up to 65535');
}

/** What a person can do something about is said in one line. */
function refuse(error: unknown): never {
  if (error instanceof Error && error.name === 'FolderError') throw new WrongUse(error.message);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    throw new WrongUse('this port is taken; choose another with --port, or --port 0');
  throw error;
}
