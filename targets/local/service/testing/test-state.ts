// TestState: one state, with everything that its data passes through, and mocks in the place of what it calls. The state is
// run by the same interpreter as everything else; a probe sees the stages and leaves the machine with the state.
import type { Invoke, Performed, Told, Waiting } from '../../execution-ports.ts';
import {
  type Answer,
  answerSlowly,
  type Effect,
  type Event,
  type Json,
  newExecution,
  type Outcome,
  type Snapshot,
  type Sources,
  transition,
} from '../../interpreter/index.ts';
import type { Perform } from '../integrations.ts';
import type { Parameters } from '../parameters.ts';
import { type Asked, readTest } from './asked.ts';
import { Inspection } from './inspection.ts';

export interface TestingPorts {
  readonly sources: Sources;
  readonly perform: Perform;
  now(): number;
  random(): number;
  invoke(call: Invoke): Promise<Told>;
}

export class Testing {
  readonly #ports: TestingPorts;

  constructor(ports: TestingPorts) {
    this.#ports = ports;
  }

  async test(parameters: Parameters): Promise<Json> {
    const asked = readTest(parameters);
    const inspection = new Inspection(asked.level);
    inspection.saw('input', asked.input);
    const outcome = await this.#run(asked, inspection);
    return inspection.answer(outcome);
  }

  /** Undefined: it would be tried again. */
  async #run(asked: Asked, inspection: Inspection): Promise<Outcome | undefined> {
    let snapshot = this.#fresh(asked);
    let body: Waiting<Event> | undefined = { kind: 'start' };
    while (body !== undefined) {
      const moved: Moved = await this.#step(asked, snapshot, body, inspection);
      snapshot = moved.snapshot;
      const done = moved.effects.find(effect => effect.kind === 'done');
      if (done !== undefined) return done.outcome;
      if (inspection.retriable) return undefined;
      body = await this.#next(asked, snapshot, moved.effects);
    }
    return undefined;
  }

  #fresh({ input, name }: Asked): Snapshot {
    const startTime = new Date(this.#ports.now()).toISOString();
    return newExecution({
      id: `arn:aws:states:us-east-1:000000000000:express:test:${name}`,
      name,
      input,
      startTime,
      machine: { id: 'arn:aws:states:us-east-1:000000000000:stateMachine:test', name: 'test' },
    });
  }

  async #step(
    asked: Asked,
    snapshot: Snapshot,
    body: Waiting<Event>,
    inspection: Inspection,
  ): Promise<Moved> {
    const event = { ...body, time: this.#ports.now(), random: this.#ports.random() } as Event;
    const answers: Answer[] = [];
    for (;;) {
      inspection.begin();
      const probe = { ...asked.probe, ...inspection.hooks() };
      const result = transition(asked.machine, snapshot, event, { answers, probe });
      if (result.kind === 'moved') return result;
      answers.push(await answerSlowly(result.question, this.#ports.sources));
    }
  }

  /** What comes of what the state asks for. */
  async #next(
    asked: Asked,
    snapshot: Snapshot,
    effects: readonly Effect[],
  ): Promise<Waiting<Event> | undefined> {
    for (const effect of effects) {
      if (effect.kind === 'timer') return { kind: 'timer', token: effect.token };
      if (effect.kind === 'invoke') return { ...(await this.#ports.invoke(effect)), token: effect.token };
      if (effect.kind === 'read' && asked.items !== undefined)
        return { kind: 'succeeded', token: effect.token, result: asked.items };
      if (isPerformed(effect)) return this.#performed(effect, snapshot);
    }
    return undefined;
  }

  #performed(effect: Performed, snapshot: Snapshot): Promise<Waiting<Event>> {
    return new Promise(tell => this.#ports.perform(effect, { snapshot }, tell));
  }
}

function isPerformed(effect: Effect): effect is Performed {
  return ['task', 'activity', 'read', 'write'].includes(effect.kind);
}

type Moved = Extract<ReturnType<typeof transition>, { kind: 'moved' }>;
