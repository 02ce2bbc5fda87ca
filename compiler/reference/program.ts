// A program, ready to run: its modules with their constants and functions, its states with what they begin with.
import { Bug } from '../../grammar/diagnostic.ts';
import type { Module } from '../../grammar/syntax.ts';
import type { CheckedProgram, StateSymbol } from '../check/program.ts';
import {
  type Collection,
  type Restore,
  StateCounter,
  StateList,
  StateMap,
  StateSet,
  StateValue,
} from './collections.ts';
import { evaluate, link } from './expressions.ts';
import { makeFunction } from './functions.ts';
import type { Ports } from './history.ts';
import type { Journal } from './journal.ts';
import { createLibrary } from './library/library.ts';
import { createWaits } from './library/waits.ts';
import type { Frame, Machine, Outside, Tasks } from './machine.ts';
import { declare } from './patterns.ts';
import { Scope } from './scope.ts';
import { execute } from './statements.ts';

interface Parts {
  readonly program: CheckedProgram;
  readonly ports: Ports;
  readonly journal: Journal;
  readonly tasks: Tasks;
  readonly outside: Outside;
}

export interface Prepared {
  readonly machine: Machine;
  readonly state: () => { readonly [state: string]: unknown };
  readonly save: () => Restore;
}

export function createMachine({ program, ports, journal, tasks, outside }: Parts): Prepared {
  const scopes = new Map(program.modules.map(module => [module.source.path, new Scope()]));
  const collections = new Map<string, Collection>();
  const machine: Machine = {
    program,
    journal,
    evaluate,
    link,
    execute,
    builtin: createLibrary({
      chance: ports,
      now: () => outside.now(),
      journal,
      waits: createWaits({ tasks, outside, journal }),
      foreign: ports.foreign,
    }),
    collection: state => found(collections, idOf(state)),
    moduleScope: path => found(scopes, path),
    closures: new WeakMap(),
    tasks,
    outside,
  };
  for (const module of program.modules) declareFunctions(module, machine);
  for (const module of program.modules) declareConstants(module, machine);
  for (const service of program.services)
    for (const state of service.states)
      collections.set(idOf(state), createCollection(state, moduleFrame(service.module, machine)));
  journal.commit();
  const state = (): { readonly [state: string]: unknown } =>
    Object.fromEntries([...collections].map(([id, collection]) => [id, collection.toJSON()]));
  const save = (): Restore => {
    const saved = [...collections.values()].map(collection => collection.save());
    return () => {
      for (const restore of saved) restore();
    };
  };
  return { machine, state, save };
}

function found<T>(things: ReadonlyMap<string, T>, name: string): T {
  const thing = things.get(name);
  if (thing === undefined) throw new Bug(`there is no ${name}`);
  return thing;
}

function idOf(state: StateSymbol): string {
  return `${state.service}.${state.name}`;
}

function moduleFrame(path: string, machine: Machine): Frame {
  return { machine, scope: machine.moduleScope(path), service: undefined, labels: [] };
}

function declareFunctions({ source, declarations }: Module, machine: Machine): void {
  const frame = moduleFrame(source.path, machine);
  for (const declaration of declarations)
    if (declaration.kind === 'FunctionDeclaration')
      frame.scope.declare(declaration.name.name, makeFunction(declaration, frame));
}

function declareConstants({ source, declarations }: Module, machine: Machine): void {
  const frame = moduleFrame(source.path, machine);
  for (const declaration of declarations) {
    if (declaration.kind !== 'ConstDeclaration') continue;
    const value = machine.tasks.atOnce(evaluate(declaration.init, frame));
    machine.tasks.atOnce(declare(declaration.pattern, frozen(value), frame));
  }
}

/** What is data in a constant does not change: it is there for all requests. */
function frozen(value: unknown): unknown {
  const isData =
    Array.isArray(value) ||
    (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);
  if (!isData) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}

function createCollection(state: StateSymbol, frame: Frame): Collection {
  const { journal, tasks } = frame.machine;
  switch (state.collection) {
    case 'map':
      return new StateMap(journal, idOf(state), state.key === 'number');
    case 'set':
      return new StateSet(journal, idOf(state));
    case 'list':
      return new StateList(journal, idOf(state));
    case 'counter':
      return new StateCounter(journal, idOf(state));
    case 'value': {
      const { init } = state.declaration;
      const initial = init === undefined ? undefined : tasks.atOnce(evaluate(init, frame));
      return new StateValue(journal, idOf(state), initial);
    }
    default:
      return state.collection satisfies never;
  }
}
