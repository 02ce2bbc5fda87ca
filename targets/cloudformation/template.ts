// The CloudFormation template of an application: everything that it needs in an account, apart from a bucket that holds the
// artefacts of the build. Those are found by parameters, so that the template is the same wherever it is deployed.

import type { Application, Service } from '../../compiler/ir/workflow.ts';
import { Bug } from '../../grammar/diagnostic.ts';
import { methodResources, tableResource } from '../names.ts';
import { unitsOf } from '../units.ts';
import { externParameters, externResources } from './externs.ts';
import type { MethodNames } from './functions.ts';
import { apiResources, functionResources } from './functions.ts';
import { machineResources } from './machines.ts';
import { scheduleResources } from './schedules.ts';
import type { Resource, Resources, Template } from './types.ts';
import { hole, ref, sub } from './types.ts';

export function emitTemplate(application: Application): Template {
  const { entries, workflows } = application;
  const hasInvariants = application.invariants.length > 0;
  const names = methodResources([...workflows.map(({ id }) => id), ...entries.map(({ method }) => method)]);
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `${application.name}, built by muc`,
    Parameters: {
      ...parameters,
      ...(hasInvariants ? invariantParameter : {}),
      ...externParameters(application.externs),
    },
    Conditions: {
      HasAlarmTopic: { 'Fn::Not': [{ 'Fn::Equals': [ref('AlarmTopic'), ''] }] },
      ...(hasInvariants ? { ChecksInvariants: { 'Fn::Equals': [ref('CheckInvariants'), 'true'] } } : {}),
    },
    Resources: together([
      tableResources(application.services),
      ...unitsOf(application).map(unit => functionResources(application, unit)),
      ...application.externs.map(unit => externResources(application, unit)),
      ...workflows.map(workflow =>
        machineResources(application, workflow, `${names.get(workflow.id)}Machine`),
      ),
      apiResources(application, names),
      scheduleResources(application, names),
    ]),
    Outputs: outputs(application, names),
  };
}

const parameters = {
  ArtifactBucket: { Type: 'String', Description: 'Bucket that holds the artefacts of this build' },
  ArtifactPrefix: {
    Type: 'String',
    Default: '',
    Description:
      'Prefix of their keys, ending in /; another one for each build, or nothing that changed is noticed',
  },
  ApiAuthorization: {
    Type: 'String',
    Default: 'AWS_IAM',
    AllowedValues: ['AWS_IAM', 'NONE'],
    Description: 'Who may call the HTTP API: signed requests of those who may, or NONE for the whole world',
  },
  LogRetentionDays: { Type: 'Number', Default: 30, Description: 'Days for which logs are kept' },
  AlarmTopic: {
    Type: 'String',
    Default: '',
    Description: 'ARN of a topic that hears of alarms, or nothing',
  },
};

const invariantParameter = {
  CheckInvariants: {
    Type: 'String',
    Default: 'false',
    AllowedValues: ['true', 'false'],
    Description:
      'true: turns that would break an invariant are rolled back, which costs the reads of the invariants',
  },
};

function tableResources(services: readonly Service[]): Resources {
  const stateful = services.filter(service => service.states.length > 0);
  return Object.fromEntries([
    ...stateful.map((service): [string, Resource] => [tableResource(service.name), stateTable]),
    ['MuLedger', ledgerTable],
  ]);
}

/** Records of a service: stdlib/stores/dynamodb.ts lays them out. */
const stateTable = table([
  ['p', 'HASH'],
  ['k', 'RANGE'],
]);

/** One entry per run; DynamoDB drops them when their retention is over. */
const ledgerTable = table([['p', 'HASH']], {
  TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
});

/** What is stored outlives the stack. */
function table(keys: readonly (readonly [string, string])[], more: Resource['Properties'] = {}): Resource {
  return {
    Type: 'AWS::DynamoDB::Table',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map(([name]) => ({ AttributeName: name, AttributeType: 'S' })),
      KeySchema: keys.map(([name, type]) => ({ AttributeName: name, KeyType: type })),
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      ...more,
    },
  };
}

function together(parts: readonly Resources[]): Resources {
  const all = new Map<string, Resource>();
  for (const [id, resource] of parts.flatMap(part => Object.entries(part))) {
    if (all.has(id)) throw new Bug(`two resources called ${id}`);
    all.set(id, resource);
  }
  return Object.fromEntries(all);
}

function outputs(application: Application, names: MethodNames): Template['Outputs'] {
  const machines = application.workflows.map(({ id }): [string, Template['Outputs'][string]] => [
    `${names.get(id)}MachineArn`,
    { Description: `State machine of ${id}`, Value: ref(`${names.get(id)}Machine`) },
  ]);
  const api = {
    Description: 'Where the HTTP API answers',
    Value: sub(`https://${hole('Api')}.execute-api.${hole('AWS::Region')}.${hole('AWS::URLSuffix')}`),
  };
  return { ...(application.entries.length === 0 ? {} : { ApiUrl: api }), ...Object.fromEntries(machines) };
}
