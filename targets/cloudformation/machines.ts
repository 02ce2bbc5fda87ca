// State machines, with their logs, roles and alarms.
import { asksLibrary } from '../../compiler/ir/tokens.ts';
import { allNodes } from '../../compiler/ir/walk.ts';
import type { Application, Graph, Workflow } from '../../compiler/ir/workflow.ts';
import { functionArn, functionResource, machineArnName, machineName, machinePath } from '../names.ts';
import { machineArn, machineRole } from './policies.ts';
import type { Resource, Resources, Value } from './types.ts';
import { arnOf, artifactKey, ref } from './types.ts';

/** `name` is that of the machine's resource. */
export function machineResources(application: Application, workflow: Workflow, name: string): Resources {
  const functions = functionsOf(workflow);
  return {
    [name]: { Type: 'AWS::StepFunctions::StateMachine', Properties: machine(application, workflow, name) },
    [`${name}Role`]: machineRole(
      functions.map(functionResource),
      startedBy(workflow).map(id => machineName(application.name, id)),
    ),
    [`${name}Logs`]: {
      Type: 'AWS::Logs::LogGroup',
      Properties: {
        LogGroupName: `/aws/vendedlogs/states/${machineName(application.name, workflow.id)}`,
        RetentionInDays: ref('LogRetentionDays'),
      },
    },
    [`${name}Alarm`]: alarm({
      AlarmDescription: `An execution of ${workflow.id} failed.`,
      Namespace: 'AWS/States',
      MetricName: 'ExecutionsFailed',
      Dimensions: [{ Name: 'StateMachineArn', Value: ref(name) }],
    }),
  };
}

function machine(application: Application, workflow: Workflow, name: string): Resource['Properties'] {
  const functions = functionsOf(workflow);
  const arns = [
    ...functions.map((unit): [string, Value] => [functionArn(unit), arnOf(functionResource(unit))]),
    ...startedBy(workflow).map((id): [string, Value] => [
      machineArnName(application, id),
      machineArn(machineName(application.name, id)),
    ]),
  ];
  return {
    StateMachineName: machineName(application.name, workflow.id),
    StateMachineType: workflow.express === true ? 'EXPRESS' : 'STANDARD',
    DefinitionS3Location: { Bucket: ref('ArtifactBucket'), Key: artifactKey(machinePath(workflow.id)) },
    DefinitionSubstitutions: arns.length === 0 ? undefined : Object.fromEntries(arns),
    RoleArn: arnOf(`${name}Role`),
    LoggingConfiguration: {
      Level: 'ERROR',
      IncludeExecutionData: true,
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: arnOf(`${name}Logs`) } }],
    },
    TracingConfiguration: { Enabled: true },
  };
}

/** Sounds when it happens once in five minutes. */
export function alarm(what: Resource['Properties']): Resource {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      ...what,
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: { 'Fn::If': ['HasAlarmTopic', [ref('AlarmTopic')], ref('AWS::NoValue')] },
    },
  };
}

/** Workflows whose executions it starts, itself maybe. */
function startedBy({ graph }: Workflow): readonly string[] {
  const ids = allNodes(graph).flatMap(node => (node.kind === 'start' ? node.workflows : []));
  return [...new Set(ids)].sort();
}

/** Functions that the machine invokes, by name. */
function functionsOf(workflow: Workflow): readonly string[] {
  const found = new Set<string>(asksLibrary(workflow) ? [workflow.service] : []);
  const visit = (inner: Graph): void => {
    for (const node of inner.nodes) {
      if (node.kind === 'run') found.add(node.function);
      if (node.kind === 'extern') found.add(node.service);
      if (node.kind === 'fork') for (const branch of node.branches) visit(branch.graph);
      if (node.kind === 'each') visit(node.body);
    }
  };
  visit(workflow.graph);
  return [...found].sort();
}
