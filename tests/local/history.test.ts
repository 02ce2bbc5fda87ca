// The history's names are the service's: the SDK for it says which there are.
import { HistoryEventType, type HistoryEvent as Recorded } from '@aws-sdk/client-sfn';
import test from 'ava';
import { detailsOf, type HistoryEvent } from '../../targets/local/interpreter/history.ts';

/** Does not compile where a member of ours is none of the SDK's, or has another form. */
function recorded({ timestamp, ...event }: HistoryEvent): Pick<Recorded, keyof HistoryEvent> {
  return { ...event, timestamp: new Date(timestamp) };
}

test('the types of events are those of the SDK', t => {
  t.deepEqual(Object.keys(detailsOf).sort(), Object.values(HistoryEventType).sort());
});

test('an event is one of the SDK but for the form of its time', t => {
  const event: HistoryEvent = {
    type: 'PassStateEntered',
    id: 2,
    previousEventId: 0,
    timestamp: 0,
    [detailsOf.PassStateEntered]: { name: 'Here', input: '{}' },
  };
  t.deepEqual(recorded(event), { ...event, timestamp: new Date(0) });
});
