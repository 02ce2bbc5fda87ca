// "mu:entry" in a function's bundle: what a platform calls. `execute` is for whoever brings its own ports (the local
// engine); `handler` is for Lambda, where they come from the environment:
//
//   MU_TABLES             JSON: name of a service → name of its DynamoDB table
//   MU_LEDGER             name of the ledger's table
//   MU_RETENTION_SECONDS  for how long ledger entries are kept; 14 days if it is not set
//   MU_CHECK_INVARIANTS   true: what would break an invariant is rolled back
//   MU_MACHINES           JSON: name of a workflow → ARN of its state machine; where the function has HTTP routes
import './hashing.ts';
import type { Program } from '../runtime/graph.ts';
import type { Invocation, Log, Ports, Reply } from '../runtime/ports.ts';
import { execute as executeInvocation } from '../runtime/system.ts';
import { dynamoStore } from '../stores/dynamodb.ts';
import { type HttpEvent, type HttpResult, serveHttp } from './http.ts';
import { platform } from './platform.ts';
import { type FiringEvent, serveSchedules } from './schedule.ts';

export interface Host {
  readonly execute: (invocation: Invocation, ports: Ports) => Promise<Reply>;
  readonly handler: (event: Invocation | HttpEvent | FiringEvent) => Promise<Reply | HttpResult | undefined>;
}

export function host(program: Program): Host {
  const execute = (invocation: Invocation, ports: Ports): Promise<Reply> =>
    executeInvocation(program, invocation, ports);
  let made: Ports | undefined;
  const ports = (): Ports => {
    made ??= lambdaPorts();
    return made;
  };
  const run = (invocation: Invocation): Promise<Reply> => execute(invocation, ports());
  const serve = serveHttp(program, run, ports);
  const fire = serveSchedules(program.entries, run);
  const handler: Host['handler'] = event => {
    if ('requestContext' in event) return serve(event);
    return 'firing' in event ? fire(event) : run(event);
  };
  return { execute, handler };
}

function lambdaPorts(): Ports {
  const tables = JSON.parse(process.env['MU_TABLES'] ?? '{}') as { readonly [service: string]: string };
  return {
    store: dynamoStore({ tables, ledger: process.env['MU_LEDGER'] ?? '' }),
    clock: { now: Date.now, wait: milliseconds => new Promise(done => setTimeout(done, milliseconds)) },
    platform,
    random: { next: Math.random },
    log,
    checkInvariants: process.env['MU_CHECK_INVARIANTS'] === 'true',
    retention: Number(process.env['MU_RETENTION_SECONDS'] ?? 14 * 24 * 3600),
  };
}

/** One JSON object a line, as CloudWatch searches it. */
const log: Log = {
  write: (level, message, fields) => console[level](JSON.stringify({ level, message, ...fields })),
};
