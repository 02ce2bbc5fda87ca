// A thread for functions of one extern service, one invocation at a time: the author's code may block it, exhaust it or end it.
// What it prints goes to the log with the request that it worked for.
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { ExternInvocation, ExternPorts } from '../../stdlib/runtime/extern.ts';
import type { Json, LogLevel } from '../../stdlib/runtime/ports.ts';
import { functionError, named } from './functions.ts';
import type { ExternSettings, FromExtern, LogMessage, ToExtern } from './messages.ts';

type Execute = (invocation: ExternInvocation, ports: ExternPorts) => Promise<Json>;

const { name, bundle } = workerData as ExternSettings;
const port = parentPort;
if (port === null) throw new Error('a worker runs in a thread of the engine');

process.setSourceMapsEnabled(true);
let fields: LogMessage['fields'] = { function: name };
for (const level of ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const) {
  console[level] = (...values: readonly unknown[]) => log(levelOf(level), format(...values), fields);
}

const ports: ExternPorts = {
  log: { write: log },
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
let loading: Promise<Execute> | undefined;

port.on('message', ({ id, payload }: ToExtern) => {
  const invocation = payload as unknown as ExternInvocation;
  const { key, method, attempt } = invocation;
  fields = { request: key.split('/')[0] ?? key, method: `${name}.${method}`, attempt: attempt + 1 };
  void run(id, invocation);
});

async function run(id: number, invocation: ExternInvocation): Promise<void> {
  try {
    loading ??= load();
    const execute = await loading;
    say({ kind: 'began', id });
    const payload = await execute(invocation, ports);
    say({ kind: 'answer', id, answer: { kind: 'reply', payload, reads: 0 } });
  } catch (thrown) {
    say({ kind: 'answer', id, answer: { kind: 'error', error: functionError(thrown), reads: 0 } });
  }
}

/** As Lambda calls it when a module throws while it is loaded. */
async function load(): Promise<Execute> {
  try {
    const module = (await import(bundle)) as { readonly execute: Execute };
    return module.execute;
  } catch (error) {
    log('error', `${name} cannot be loaded: ${String(error)}`, {
      ...fields,
      trace: error instanceof Error ? (error.stack ?? '') : '',
    });
    throw named('Runtime.ImportModuleError', String(error));
  }
}

function levelOf(method: 'debug' | 'info' | 'log' | 'warn' | 'error' | 'trace'): LogLevel {
  return method === 'log' ? 'info' : method === 'trace' ? 'debug' : method;
}

function log(level: LogLevel, message: string, about: LogMessage['fields']): void {
  say({ kind: 'log', level, message, fields: about });
}

function say(message: FromExtern): void {
  port?.postMessage(message);
}
