// Functions, their logs and roles; and the HTTP API in front of those that serve entries.
import type { Application, Entry, FunctionUnit } from '../../compiler/ir/workflow.ts';
import { gatewayMilliseconds, retentionSeconds, secondsOf } from '../limits.ts';
import { archivePath, functionResource, machineName, tableResource } from '../names.ts';
import { deliversSignals } from '../signals.ts';
import { entriesOf, invariantsOf, servedEntry, tellsOfRequests, unitsOf } from '../units.ts';
import { alarm } from './machines.ts';
import { functionRole, machineArnText, servicesOf } from './policies.ts';
import type { Resource, Resources, Value } from './types.ts';
import { arnOf, arnText, artifactKey, hole, ref, sub } from './types.ts';

export function functionResources(application: Application, unit: FunctionUnit): Resources {
  const name = functionResource(unit.name);
  const entries = tellsOfRequests(application, unit) ? application.entries : entriesOf(application, unit);
  const workflows = entries.flatMap(entry => servedEntry(application, entry).workflow ?? []);
  const started = entriesOf(application, unit).flatMap(e => servedEntry(application, e).workflow ?? []);
  const isExpress = (id: string) =>
    application.workflows.some(workflow => workflow.id === id && workflow.express === true);
  const named = (ids: readonly string[]) => ids.map(id => machineName(application.name, id));
  const machines = named(started.filter(id => !isExpress(id)));
  const express = named(started.filter(isExpress));
  const described = named(workflows.filter(id => !isExpress(id)));
  return {
    [name]: lambda(application, unit, workflows),
    [`${name}Role`]: functionRole({ application, unit, logs: `${name}Logs`, machines, express, described }),
    [`${name}Logs`]: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: ref('LogRetentionDays') },
    },
  };
}

function lambda(application: Application, unit: FunctionUnit, workflows: readonly string[]): Resource {
  const name = functionResource(unit.name);
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Description: `${application.name}: ${unit.name}`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Code: { S3Bucket: ref('ArtifactBucket'), S3Key: artifactKey(archivePath(unit.name)) },
      Role: arnOf(`${name}Role`),
      MemorySize: unit.memory ?? 512,
      Timeout: secondsOf(unit.timeout),
      Environment: { Variables: environment(application, unit, workflows) },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: ref(`${name}Logs`) },
      TracingConfig: { Mode: 'Active' },
    },
  };
}

/** What stdlib/entry/lambda.ts reads. */
function environment(application: Application, unit: FunctionUnit, workflows: readonly string[]): Value {
  const invariants = invariantsOf(application, unit);
  const tables = servicesOf([...unit.reads, ...unit.writes, ...invariants.flatMap(({ reads }) => reads)]);
  const tableNames = tables.map(service => [service, hole(tableResource(service))]);
  const arns = workflows.map(id => [id, machineArnText(machineName(application.name, id))]);
  return {
    MU_TABLES: tables.length === 0 ? '{}' : sub(JSON.stringify(Object.fromEntries(tableNames))),
    MU_LEDGER: ref('MuLedger'),
    MU_RETENTION_SECONDS: String(retentionSeconds),
    MU_MACHINES: arns.length === 0 ? undefined : sub(JSON.stringify(Object.fromEntries(arns))),
    MU_CHECK_INVARIANTS: invariants.length === 0 ? undefined : ref('CheckInvariants'),
    NODE_OPTIONS: '--enable-source-maps',
  };
}

/** By method: `HotelReserve`. */
export type MethodNames = ReadonlyMap<string, string>;

/** One API for the application; every entry has a route. */
export function apiResources(application: Application, names: MethodNames): Resources {
  const units = unitsOf(application);
  const serving = units.filter(
    unit => entriesOf(application, unit).length > 0 || deliversSignals(application, unit),
  );
  if (serving.length === 0) return {};
  return Object.assign(
    {
      Api: {
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: { Name: application.name, ProtocolType: 'HTTP' },
      },
      ApiStage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: ref('Api'), StageName: '$default', AutoDeploy: true },
      },
      ApiAlarm: alarm({
        AlarmDescription: `Requests to ${application.name} ended in 5xx.`,
        Namespace: 'AWS/ApiGateway',
        MetricName: '5xx',
        Dimensions: [{ Name: 'ApiId', Value: ref('Api') }],
      }),
    },
    ...serving.map(unit => servingResources(application, unit, names)),
  );
}

function servingResources(application: Application, unit: FunctionUnit, names: MethodNames): Resources {
  const name = functionResource(unit.name);
  const routes = entriesOf(application, unit).flatMap(entry =>
    routesOf(application, entry).map(({ suffix, key, open }) => [
      `${names.get(entry.method)}${suffix}`,
      route(key, `${name}Integration`, open),
    ]),
  );
  return {
    [`${name}Integration`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('Api'),
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arnOf(name),
        PayloadFormatVersion: '2.0',
        TimeoutInMillis: gatewayMilliseconds,
      },
    },
    [`${name}Permission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: ref(name),
        Principal: 'apigateway.amazonaws.com',
        SourceArn: sub(arnText('execute-api', `${hole('Api')}/*`)),
      },
    },
    ...Object.fromEntries(routes),
    ...(tellsOfRequests(application, unit) && !application.entries.some(hasItsAddress)
      ? { RequestRoute: route('GET /requests/{request}', `${name}Integration`, false) }
      : {}),
    ...(deliversSignals(application, unit)
      ? { SignalRoute: route('POST /requests/{request}/signals/{name}', `${name}Integration`, false) }
      : {}),
  };
}

/** A route of the program comes first. */
function hasItsAddress(entry: Entry): boolean {
  return /^GET \/requests\/\{\w+\}$/.test(routeKey(entry));
}

interface RouteParts {
  /** Of the resource's name. */
  readonly suffix: string;
  readonly key: string;
  /** A browser sends no signature with a preflight request. */
  readonly open: boolean;
}

/** The entry's own route; HEAD beside GET; and OPTIONS, once for a path, where pages of other origins may call it. */
function routesOf({ entries }: Application, entry: Entry): readonly RouteParts[] {
  const key = routeKey(entry);
  const path = key.slice(key.indexOf(' ') + 1);
  const parts = [{ suffix: 'Route', key, open: false }];
  if (key.startsWith('GET ')) parts.push({ suffix: 'HeadRoute', key: `HEAD ${path}`, open: false });
  const first = entries.find(
    ({ http, ...other }) => http?.cors !== undefined && routeKey({ http, ...other }).endsWith(` ${path}`),
  );
  if (first === entry) parts.push({ suffix: 'PreflightRoute', key: `OPTIONS ${path}`, open: true });
  return parts;
}

function route(key: string, integration: string, open: boolean): Resource {
  return {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: ref('Api'),
      RouteKey: key,
      Target: sub(`integrations/${hole(integration)}`),
      AuthorizationType: open ? 'NONE' : ref('ApiAuthorization'),
    },
  };
}

/** `POST /reservations/{id}` as declared, else `POST /Service/method`. A whole segment may also be written `:id`. */
export function routeKey(entry: Entry): string {
  if (entry.http === undefined) return `POST /${entry.method.replace('.', '/')}`;
  const path = entry.http.path.replace(/(?<=\/):(\w+)(?=\/|$)/g, '{$1}');
  return `${entry.http.method.toUpperCase()} ${path}`;
}
