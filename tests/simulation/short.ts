// For each application few requests that meet: short enough for all pairs of faults.
import type { CallStep, Scenario } from '../../cli/scenario/format.ts';

const call = (method: string, ...args: CallStep['args']): CallStep => ({ call: method, args });
const fails = (step: CallStep, name: string): CallStep => ({ ...step, error: { name } });

function meet(first: readonly CallStep[], ...together: readonly CallStep[]): Scenario {
  return { about: 'Requests that meet.', steps: [...first, { concurrently: together }] };
}

export const shortScenarios: { readonly [app: string]: Scenario } = {
  counter: meet([], call('Backend.req', 'a'), call('Backend.req', 'a')),
  chain: meet([], call('Caller1.req', 'a'), call('Caller2.req', 'a')),
  tree: meet([], call('Caller.req', 'a'), call('Backend1.req', 'a')),
  'tree-with-abort': meet([], call('Frontend.req', 20), fails(call('Frontend.req', 5), 'TransactionAborted')),
  'async-calls': meet([], call('Caller.req', 'a'), call('Caller.req', 'b')),
  'travel-reservation': meet(
    [call('Hotel.add', 'h', 1), call('Flight.add', 'f', 1)],
    call('Frontend.reserve', 'ada', 'f', 'h'),
    call('Hotel.find', 'h'),
  ),
  'trip-saga': meet(
    [call('Hotel.add', 'h', 1)],
    fails(call('Trip.book', 'ada', 'h', 5), 'Declined'),
    call('Hotel.left', 'h'),
  ),
};
