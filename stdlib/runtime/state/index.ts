// The state handles that generated modules make, one per `state` of a service.
import { type KeyedOptions, MapState, SetState } from './keyed.ts';
import { ListState } from './list.ts';
import { CounterState, type ValueOptions, ValueState } from './single.ts';

export type { KeyedOptions } from './keyed.ts';
export type { ScanOptions } from './scan.ts';
export type { ValueOptions } from './single.ts';
export type { CounterState, ListState, MapState, SetState, ValueState };

export function map(service: string, state: string, options: KeyedOptions): MapState {
  return new MapState(service, state, options);
}

export function set(service: string, state: string, options: KeyedOptions): SetState {
  return new SetState(service, state, options);
}

export function list(service: string, state: string): ListState {
  return new ListState(service, state);
}

export function counter(service: string, state: string): CounterState {
  return new CounterState(service, state);
}

export function value(service: string, state: string, options: ValueOptions): ValueState {
  return new ValueState(service, state, options);
}
