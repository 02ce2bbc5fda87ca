import { resolve } from 'node:path';
import { type Outcome, sendSignal } from '../client.ts';
import { type Command, type ExitCode, exitCode, type Input, type Io, WrongUse } from '../command.ts';
import { compileAt, showProblems } from '../compile.ts';
import { type Json, parseJson } from '../json.ts';
import { serve, stage } from '../serve.ts';
import { styleFor } from '../style.ts';

interface Message {
  readonly request: string;
  readonly name: string;
  readonly value: Json | undefined;
  readonly delivery: string | undefined;
}

export const signal: Command = {
  name: 'signal',
  summary: 'send a message to a request that waits for it',
  description:
    'Delivers a message to `await signal(name)` of a running request: to `muc dev` on this machine, to another address, or to ' +
    'what is kept in a data folder. A message that comes early is kept. Prints `delivered` where somebody waited for it, `buffered` ' +
    'where it is kept, `known` where the same delivery was made before; exits 1 if it was refused.',
  arguments: [
    { name: '<path>', summary: 'the application: a folder or a file' },
    { name: '<request-id>', summary: 'the request that it is for' },
    { name: '<name>', summary: 'the name of the signal' },
    { name: '[message]', summary: 'JSON; without it, null' },
  ],
  flags: [
    { name: 'url', value: 'url', summary: 'where the application runs', fallback: 'http://127.0.0.1:8080' },
    {
      name: 'data',
      value: 'folder',
      summary: 'deliver to what `muc run --data` or `muc dev --data` left here',
    },
    { name: 'delivery', value: 'id', summary: 'the same delivery again is the same message' },
  ],
  examples: [
    { line: `muc signal . r1 approval '{"approved": true}'`, summary: 'to `muc dev` on this machine' },
    { line: 'muc signal . r1 go --url https://api.example.com', summary: 'to an application in the cloud' },
  ],
  async run(input, io) {
    const [path = '.', request = '', name = '', text] = input.args;
    const { delivery, data } = input.flags;
    const message: Message = {
      request,
      name,
      value: text === undefined ? undefined : parseMessage(text),
      delivery: typeof delivery === 'string' ? delivery : undefined,
    };
    const sent =
      typeof data === 'string'
        ? await sendTo({ path, data: resolve(io.cwd, data) }, message, io)
        : await sendOver(input, message);
    return sent === undefined ? exitCode.problems : told(sent, io);
  },
};

function parseMessage(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw new WrongUse(`the message must be JSON such as '{"approved": true}', not ${text}`);
  }
}

async function sendOver(input: Input, { value, delivery, ...to }: Message): Promise<Outcome> {
  const url = String(input.flags.url).replace(/\/$/, '');
  try {
    return await sendSignal(url, to, value, delivery);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new WrongUse(`nobody answers at ${url}; start \`muc dev\` there, or say where with --url`);
  }
}

/** Nobody serves the folder now: an engine does for as long as it takes. What the message wakes goes on at the next start. */
async function sendTo(
  at: { readonly path: string; readonly data: string },
  { value, delivery, ...to }: Message,
  io: Io,
): Promise<Outcome | undefined> {
  const compiled = await compileAt(at.path, 'balanced', io);
  await showProblems(compiled, io);
  if (!compiled.ok) return undefined;
  const staged = await stage(compiled, io);
  if (staged === undefined) return undefined;
  const serving = await serve(staged, { data: at.data, port: 0, checkInvariants: false }, io);
  try {
    return await sendSignal(serving.engine.url, to, value, delivery);
  } finally {
    await serving.close();
  }
}

function told(outcome: Outcome, io: Io): ExitCode {
  if (outcome.kind === 'error') {
    io.stderr.write(`${styleFor(io.stderr, io).red(outcome.name)}: ${outcome.message}\n`);
    return exitCode.problems;
  }
  io.stdout.write(`${String(outcome.value)}\n`);
  return exitCode.ok;
}
