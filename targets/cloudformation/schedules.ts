// `@schedule`: EventBridge Scheduler calls the function that serves the method, with the time for which it was due.
import type { Application, Entry } from '../../compiler/ir/workflow.ts';
import { functionResource } from '../names.ts';
import { servingUnit } from '../units.ts';
import { invokingRole } from './policies.ts';
import type { Resource, Resources } from './types.ts';
import { arnOf } from './types.ts';

/** `names`: by method, `HotelReserve`. */
export function scheduleResources(application: Application, names: ReadonlyMap<string, string>): Resources {
  const scheduled = application.entries.filter(({ schedule }) => schedule !== undefined);
  if (scheduled.length === 0) return {};
  const functions = [...new Set(scheduled.map(entry => functionResource(servingUnit(application, entry))))];
  return Object.fromEntries([
    ...scheduled.map((entry): [string, Resource] => [
      `${names.get(entry.method)}Schedule`,
      schedule(application, entry),
    ]),
    ['SchedulesRole', invokingRole(functions)],
  ]);
}

function schedule(application: Application, entry: Entry): Resource {
  return {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      Description: `${application.name}: ${entry.method}`,
      ScheduleExpression: entry.schedule?.text,
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: {
        Arn: arnOf(functionResource(servingUnit(application, entry))),
        RoleArn: arnOf('SchedulesRole'),
        Input: JSON.stringify({ firing: entry.method, time: '<aws.scheduler.scheduled-time>' }),
        // Delivered again until it has happened; each delivery has the same request id.
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10 },
      },
    },
  };
}
