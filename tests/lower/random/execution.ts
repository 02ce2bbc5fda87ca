// Compiles a program and plays requests on what came out: the emitted state machines in the local engine's interpreter, the
// emitted functions as modules, the store in memory. `choose` decides which of the invocations under way answers next.
import { pathToFileURL } from 'node:url';
import { compile, type OptimizeLevel } from '../../../compiler/index.ts';
import type { Diagnostic } from '../../../grammar/diagnostic.ts';
import { decode, thaw } from '../../../stdlib/runtime/codec.ts';
import type { Invocation, Json, Ports, Reply } from '../../../stdlib/runtime/ports.ts';
import { memoryStore } from '../../../stdlib/stores/memory.ts';
import type { StateMachine } from '../../../targets/asl/types.ts';
import { emitSfn } from '../../../targets/index.ts';
import { functionError } from '../../../targets/local/functions.ts';
import {
  answerSlowly,
  type Effect,
  type Event,
  newExecution,
  type Outcome,
  transition,
} from '../../../targets/local/interpreter/index.ts';
import { functionArn, machinePath } from '../../../targets/names.ts';
import { portsOf } from '../../stdlib/world.ts';
import type { Seen } from './model.ts';
import type { Choose } from './scope.ts';

type Execute = (invocation: Invocation, ports: Ports) => Promise<Reply>;

export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  play(requests: readonly Request[], choose: Choose): Promise<readonly Seen[]>;
}

export interface Request {
  readonly method: string;
  readonly args: readonly unknown[];
}

const library = pathToFileURL(`${import.meta.dirname}/../../../stdlib/`).href;

export async function compiled(text: string, level: OptimizeLevel): Promise<Compiled> {
  const source = { path: 'main.mu', text };
  const host = {
    read: (path: string) => (path === source.path ? text : undefined),
    list: () => [source.path],
  };
  const { diagnostics, application } = compile(host, '', { name: 'random', optimize: level });
  if (application === undefined) return { diagnostics, play: () => Promise.resolve([]) };
  const built = emitSfn(application, { sources: [source] });
  const units = new Map<string, Execute>();
  const { files, entries } = built.functions;
  const module = moduleUrl(files.get('main.mjs') ?? '', new Map());
  for (const { module: name, unit } of entries) {
    const url = moduleUrl(files.get(name) ?? '', new Map([['./main.mjs', module]]));
    const { execute } = (await import(url)) as { readonly execute: Execute };
    units.set(`\${${functionArn(unit)}}`, execute);
  }
  const machines = new Map(
    application.workflows.map(w => [
      w.id,
      JSON.parse(built.files.get(machinePath(w.id)) ?? '') as StateMachine,
    ]),
  );
  return {
    diagnostics,
    async play(requests, choose) {
      const ports = portsOf(memoryStore());
      const seen: Seen[] = [];
      for (const [i, { method, args }] of requests.entries()) {
        const entry = application.entries.find(e => e.method === method);
        const machine = machines.get(entry?.workflow ?? '');
        const run = application.functions.find(f => f.runs.some(r => r.id === entry?.run));
        const id = `request-${i}`;
        const outcome =
          machine === undefined
            ? await direct(
                units.get(`\${${functionArn(run?.name ?? '')}}`) as Execute,
                {
                  run: entry?.run ?? '',
                  key: `${id}/${method}`,
                  attempt: 0,
                  time: '2026-01-02T03:04:05.000Z',
                  values: Object.fromEntries(
                    (entry?.parameters ?? []).map((p, n) => [p.name, args[n] as Json]),
                  ),
                },
                ports,
              )
            : await new Execution(machine, units, ports, choose).run(id, args as readonly Json[]);
        seen.push(seenOf(outcome));
      }
      return seen;
    },
  };
}

/** How many modules there were: equal texts are modules of their own, which declare their errors when they are loaded. */
let loaded = 0;

/** Text as a module that can be imported; the names of what it imports are replaced by addresses. */
function moduleUrl(text: string, others: ReadonlyMap<string, string>): string {
  const addresses = new Map([
    ...others,
    ['mu:runtime', `${library}runtime/index.ts`],
    ['mu:entry', `${library}entry/lambda.ts`],
  ]);
  const linked = text.replace(
    /from "([^"]+)"/g,
    (_, name: string) => `from "${addresses.get(name) ?? name}"`,
  );
  loaded++;
  return `data:text/javascript;base64,${Buffer.from(`${linked}\n// ${loaded}`).toString('base64')}`;
}

async function direct(execute: Execute, invocation: Invocation, ports: Ports): Promise<Outcome> {
  try {
    const reply = await execute(invocation, ports);
    return { kind: 'succeeded', output: (reply.values as { readonly value: Json }).value } as Outcome;
  } catch (thrown) {
    const { errorType, errorMessage } = functionError(thrown);
    return { kind: 'failed', error: errorType, cause: errorMessage } as Outcome;
  }
}

function seenOf(outcome: Outcome): Seen {
  if (outcome.kind === 'succeeded') return { value: thaw(outcome.output as Json) };
  if (outcome.kind !== 'failed') throw new Error('the execution was stopped');
  const { error = '', cause = '' } = outcome;
  if (!cause.startsWith('{')) throw new Error(`${error}: ${cause}`);
  const inner = JSON.parse(cause) as { readonly errorMessage?: string; readonly fields?: Json };
  const value = inner.errorMessage === undefined ? inner : JSON.parse(inner.errorMessage);
  return { error, fields: decode((value as { readonly fields: Json }).fields) };
}

type EventBody = Event extends infer E ? (E extends Event ? Omit<E, 'time' | 'random'> : never) : never;
type Invoke = Extract<Effect, { kind: 'invoke' }>;

const sources = { now: () => 0, random: () => 0.5, uuid: () => 'uuid', hash: (data: string) => `#${data}` };

class Execution {
  readonly #machine: StateMachine;
  readonly #units: ReadonlyMap<string, Execute>;
  readonly #ports: Ports;
  readonly #choose: Choose;
  #open: Invoke[] = [];
  #outcome: Outcome | undefined;

  constructor(machine: StateMachine, units: ReadonlyMap<string, Execute>, ports: Ports, choose: Choose) {
    this.#machine = machine;
    this.#units = units;
    this.#ports = ports;
    this.#choose = choose;
  }

  async run(name: string, args: readonly Json[]): Promise<Outcome> {
    let snapshot = newExecution({
      id: `arn:${name}`,
      name,
      input: { args: [...args] },
      startTime: '2026-01-01T00:00:00.000Z',
      machine: { id: 'arn:machine', name: 'machine' },
    });
    let event: EventBody = { kind: 'start' };
    for (let steps = 0; ; steps++) {
      if (steps > 20_000) throw new Error('the execution does not end');
      const full = { ...event, time: steps, random: 0.5 } as Event;
      const answers = [];
      for (;;) {
        const result = transition(this.#machine, snapshot, full, answers);
        if (result.kind === 'moved') {
          snapshot = result.snapshot;
          for (const effect of result.effects) this.#take(effect);
          break;
        }
        answers.push(await answerSlowly(result.question, sources));
      }
      if (this.#outcome !== undefined) return this.#outcome;
      event = await this.#next();
    }
  }

  #take(effect: Effect): void {
    if (effect.kind === 'done') this.#outcome = effect.outcome;
    else if (effect.kind === 'invoke') this.#open.push(effect);
    else throw new Error(`nobody expects a ${effect.kind}`);
  }

  /** One of the invocations under way runs to its end. */
  async #next(): Promise<EventBody> {
    if (this.#open.length === 0) throw new Error('the execution waits for nothing');
    const [invoke] = this.#open.splice(this.#choose(this.#open.length), 1) as [Invoke];
    const { token } = invoke;
    const execute = this.#units.get(invoke.function);
    if (execute === undefined) throw new Error(`no function ${invoke.function}`);
    try {
      const reply = await execute(invoke.payload as unknown as Invocation, this.#ports);
      return { kind: 'succeeded', token, result: reply as unknown as Json };
    } catch (thrown) {
      const error = functionError(thrown);
      if (!error.errorMessage.startsWith('{')) throw thrown;
      return { kind: 'failed', token, error: error.errorType, cause: JSON.stringify(error) };
    }
  }
}
