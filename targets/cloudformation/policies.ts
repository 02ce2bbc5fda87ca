// Roles that may do what the effect summaries say, and no more.
import { waitsForTokens } from '../../compiler/ir/tokens.ts';
import type { Application, FunctionUnit, Invariant, StateTable } from '../../compiler/ir/workflow.ts';
import { machineName, tableResource } from '../names.ts';
import { invariantsOf, servesLibrary, tellsOfRequests } from '../units.ts';
import type { Resource, Value } from './types.ts';
import { arnOf, arnText, hole, ref, sub } from './types.ts';

export interface FunctionAccess {
  readonly application: Application;
  readonly unit: FunctionUnit;
  readonly logs: string;
  /** AWS names of the machines that it starts for HTTP requests. */
  readonly machines: readonly string[];
  /** And of those whose executions it looks at. */
  readonly described: readonly string[];
  /** Of its Express ones, which it waits for in one request. */
  readonly express: readonly string[];
}

export function functionRole(access: FunctionAccess): Resource {
  const { application, unit, logs, machines, described, express } = access;
  const statements = [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [arnOf(logs)]),
    allow(tracing, '*'),
    ...servicesOf([...unit.reads, ...unit.writes]).map(service =>
      allow(stateActions(application, unit, service), [arnOf(tableResource(service))]),
    ),
    ...checkStatements(invariantsOf(application, unit)),
    ...(unit.runs.length === 0 && !servesLibrary(application, unit) && !tellsOfRequests(application, unit)
      ? []
      : [allow(ledgerActions, [arnOf('MuLedger')])]),
    ...wakingStatements(application, unit),
    ...(machines.length === 0 ? [] : [allow(['states:StartExecution'], machines.map(machineArn))]),
    ...(described.length === 0 ? [] : [allow(['states:DescribeExecution'], described.map(executionArns))]),
    ...(express.length === 0 ? [] : [allow(['states:StartSyncExecution'], express.map(machineArn))]),
  ];
  return role('lambda.amazonaws.com', undefined, statements);
}

/** Code that is not ours reaches nothing of the application. */
export function externRole(logs: string): Resource {
  return role('lambda.amazonaws.com', undefined, [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [arnOf(logs)]),
    allow(tracing, '*'),
  ]);
}

const ledgerActions = ['dynamodb:GetItem', 'dynamodb:PutItem'];

/**
 * What stdlib/stores/dynamodb.ts asks of a service's table. A transaction needs the permissions of the single actions in it;
 * there is none for the transaction itself. What is written is read before, and checked where it was only read.
 */
function stateActions(application: Application, unit: FunctionUnit, service: string): readonly string[] {
  const states = application.services.find(({ name }) => name === service)?.states ?? [];
  const touched = (names: readonly string[]): readonly StateTable[] =>
    states.filter(({ name }) => names.includes(`${service}.${name}`));
  const written = touched(unit.writes);
  const scans = touched(unit.reads).some(({ scanned }) => scanned);
  const counts = written.some(({ collection }) => collection === 'counter');
  const puts = written.some(({ collection }) => collection !== 'counter');
  return [
    ...['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'],
    ...(scans ? ['dynamodb:Query'] : []),
    ...(puts ? ['dynamodb:PutItem', 'dynamodb:DeleteItem'] : []),
    ...(counts ? ['dynamodb:UpdateItem'] : []),
  ];
}

/** What checking invariants reads, where the stack checks them. */
function checkStatements(invariants: readonly Invariant[]): readonly Value[] {
  const scans = new Set(invariants.flatMap(invariant => invariant.scans));
  const read = servicesOf(invariants.flatMap(invariant => invariant.reads));
  const statements = read.map(service => {
    const isHere = (state: string) => state.startsWith(`${service}.`);
    const actions = [
      ...['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'],
      ...([...scans].some(isHere) ? ['dynamodb:Query'] : []),
    ];
    return allow(actions, [arnOf(tableResource(service))]);
  });
  return statements.map(statement => ({ 'Fn::If': ['ChecksInvariants', statement, ref('AWS::NoValue')] }));
}

/** A mailbox that has a message, or a promise that has settled, wakes the task that waits for it, in whichever machine. */
function wakingStatements(application: Application, unit: FunctionUnit): readonly Value[] {
  if (!servesLibrary(application, unit)) return [];
  const machines = application.workflows
    .filter(waitsForTokens)
    .map(({ id }) => machineName(application.name, id));
  if (machines.length === 0) return [];
  return [allow(['states:SendTaskSuccess', 'states:SendTaskFailure'], machines.map(machineArn))];
}

/** `started`: AWS names of the machines that it starts. */
export function machineRole(functions: readonly string[], started: readonly string[]): Resource {
  const invoked = functions.flatMap(name => [arnOf(name), sub(`${hole(`${name}.Arn`)}:*`)]);
  const statements = [
    ...(invoked.length === 0 ? [] : [allow(['lambda:InvokeFunction'], invoked)]),
    ...(started.length === 0 ? [] : [allow(['states:StartExecution'], started.map(machineArn))]),
    allow(logDelivery, '*'),
    allow([...tracing, 'xray:GetSamplingRules', 'xray:GetSamplingTargets'], '*'),
  ];
  const condition = {
    ArnLike: {
      'aws:SourceArn': machineArn('*'),
    },
    StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
  };
  return role('states.amazonaws.com', condition, statements);
}

/** Who fires schedules may call these functions. */
export function invokingRole(functions: readonly string[]): Resource {
  const condition = { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } };
  return role('scheduler.amazonaws.com', condition, [allow(['lambda:InvokeFunction'], functions.map(arnOf))]);
}

/** Built from the name: functions start machines that invoke functions, and a reference each way would be a circle. */
export function machineArn(name: string): Value {
  return sub(machineArnText(name));
}

export function machineArnText(name: string): string {
  return arnText('states', `stateMachine:${name}`);
}

function executionArns(name: string): Value {
  return sub(arnText('states', `execution:${name}:*`));
}

const tracing = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];
const logDelivery = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

function allow(actions: readonly string[], resources: Value): Value {
  return { Effect: 'Allow', Action: actions, Resource: resources };
}

function role(service: string, condition: Value, statements: readonly Value[]): Resource {
  const trust = {
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
    Condition: condition,
  };
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
      Policies: [{ PolicyName: 'mu', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
    },
  };
}

/** Services whose state is named, in order: `Hotel` of `Hotel.rooms`. */
export function servicesOf(states: readonly string[]): readonly string[] {
  return [...new Set(states.map(state => state.split('.')[0] ?? state))].sort();
}
