// "mu:entry" in a function's bundle: what a platform calls. `execute` is for whoever brings its own ports (the local
// engine); `handler` is for Lambda, where the ports come from the environment:
//
//   MU_TABLES             JSON: name of a service → name of its DynamoDB table
//   MU_LEDGER             name of the ledger's table
//   MU_RETENTION_SECONDS  for how long ledger entries are kept (default 14 days)
//   MU_MACHINES           JSON: name of a workflow → ARN of its state machine (functions with HTTP routes)
import { executeRun } from '../runtime/driver.ts';
import type { Program } from '../runtime/graph.ts';
import type { Invocation, Ports, Reply } from '../runtime/ports.ts';

export interface Host {
  readonly execute: (invocation: Invocation, ports: Ports) => Promise<Reply>;
  readonly handler: (event: Invocation) => Promise<Reply>;
}

export function host(program: Program): Host {
  return {
    execute: (invocation, ports) => executeRun(program, invocation, ports),
    handler: async () => {
      throw new Error('not on this platform yet');
    },
  };
}
