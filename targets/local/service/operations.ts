// The API as a table: what each operation does, and whether its answer waits for the disk.
import type { Json } from '../interpreter/index.ts';
import type { Activities } from './activities.ts';
import { describeExecution, executionHistory, listExecutions, syncDescription } from './described.ts';
import type { Machines } from './machines.ts';
import type { MapRuns } from './map-runs.ts';
import { arn, type Parameters } from './parameters.ts';
import { versionArn } from './published.ts';
import type { ServiceRecords } from './records.ts';
import type { Runs } from './runs.ts';
import type { Tags } from './tags.ts';
import type { Testing } from './testing/test-state.ts';
import type { Tokens } from './tokens.ts';
import { validateDefinition } from './validation/definition.ts';
import type { Versions } from './versions.ts';

export interface Parts {
  readonly records: ServiceRecords;
  readonly machines: Machines;
  readonly versions: Versions;
  readonly runs: Runs;
  readonly activities: Activities;
  readonly mapRuns: MapRuns;
  readonly tokens: Tokens;
  readonly tags: Tags;
  readonly testing: Testing;
}

type Operation = (parts: Parts, parameters: Parameters) => Json | Promise<Json>;

/** They change something: nobody hears of it before it is on disk. */
export const writing: { readonly [name: string]: Operation } = {
  CreateStateMachine: ({ machines }, parameters) => machines.create(parameters),
  UpdateStateMachine: ({ machines }, parameters) => machines.update(parameters),
  DeleteStateMachine: ({ machines }, parameters) => machines.delete(parameters),
  PublishStateMachineVersion: ({ versions }, parameters) => versions.publish(parameters),
  DeleteStateMachineVersion: ({ versions }, parameters) => versions.delete(parameters),
  CreateStateMachineAlias: ({ versions }, parameters) => versions.createAlias(parameters),
  UpdateStateMachineAlias: ({ versions }, parameters) => versions.updateAlias(parameters),
  DeleteStateMachineAlias: ({ versions }, parameters) => versions.deleteAlias(parameters),
  StartExecution: ({ runs }, parameters) => {
    const { arn: executionArn, started } = runs.start(parameters);
    return { executionArn, startDate: started / 1000 };
  },
  StartSyncExecution: async ({ runs }, parameters) => syncDescription(await runs.startSync(parameters)),
  StopExecution: ({ runs }, parameters) => runs.stop(parameters),
  RedriveExecution: ({ runs }, parameters) => runs.redrive(parameters),
  CreateActivity: ({ activities }, parameters) => activities.create(parameters),
  DeleteActivity: ({ activities }, parameters) => activities.delete(parameters),
  GetActivityTask: ({ activities }, parameters) => activities.take(parameters),
  SendTaskSuccess: ({ tokens }, parameters) => tokens.succeed(parameters),
  SendTaskFailure: ({ tokens }, parameters) => tokens.fail(parameters),
  SendTaskHeartbeat: ({ tokens }, parameters) => tokens.beat(parameters),
  TagResource: ({ tags }, parameters) => tags.add(parameters),
  UntagResource: ({ tags }, parameters) => tags.remove(parameters),
};

export const reading: { readonly [name: string]: Operation } = {
  DescribeStateMachine: ({ machines }, parameters) => machines.describe(parameters),
  DescribeStateMachineForExecution: describeMachineOf,
  ListStateMachines: ({ machines }, parameters) => machines.list(parameters),
  ListStateMachineVersions: ({ versions }, parameters) => versions.list(parameters),
  DescribeStateMachineAlias: ({ versions }, parameters) => versions.describeAlias(parameters),
  ListStateMachineAliases: ({ versions }, parameters) => versions.listAliases(parameters),
  DescribeExecution: ({ runs }, parameters) => describeExecution(runs, parameters),
  ListExecutions: listExecutions,
  GetExecutionHistory: executionHistory,
  DescribeActivity: ({ activities }, parameters) => activities.describe(parameters),
  ListActivities: ({ activities }, parameters) => activities.list(parameters),
  DescribeMapRun: ({ mapRuns }, parameters) => mapRuns.describe(parameters),
  ListMapRuns: ({ mapRuns }, parameters) => mapRuns.list(parameters),
  ListTagsForResource: ({ tags }, parameters) => tags.list(parameters),
  ValidateStateMachineDefinition: (_parts, parameters) => validateDefinition(parameters),
  TestState: ({ testing }, parameters) => testing.test(parameters),
};

/** As the machine was when the execution began. */
function describeMachineOf({ runs, records, machines }: Parts, parameters: Parameters): Json {
  const record = runs.get(arn(parameters, 'executionArn', ['execution']));
  const { machine, revision, version } = machines.find(record.versionArn ?? record.machineArn);
  return {
    stateMachineArn: version === undefined ? machine.arn : versionArn(machine, version),
    name: machine.name,
    definition: records.definitions.get(record.definition) ?? revision.definition,
    roleArn: record.roleArn,
    updateDate: revision.at / 1000,
    loggingConfiguration: revision.logging,
    tracingConfiguration: revision.tracing,
    ...(revision.id !== undefined && { revisionId: revision.id }),
  };
}
