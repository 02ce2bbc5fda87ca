// Functions of extern services: they run the author's code, so they may do nothing but write logs. What that code needs to know
// (keys, addresses) comes as variables of its environment, from a parameter of the template.
import type { Application, ExternUnit } from '../../compiler/ir/workflow.ts';
import { externFunctionSeconds } from '../limits.ts';
import { archivePath, environmentParameter, functionResource } from '../names.ts';
import { externRole } from './policies.ts';
import type { Resources, Template } from './types.ts';
import { arnOf, artifactKey, ref } from './types.ts';

export function externResources(application: Application, unit: ExternUnit): Resources {
  const name = functionResource(unit.name);
  const timeouts = unit.methods.map(({ timeout }) => timeout);
  return {
    [name]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Description: `${application.name}: ${unit.name}, from ${unit.module}`,
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Code: { S3Bucket: ref('ArtifactBucket'), S3Key: artifactKey(archivePath(unit.name)) },
        Role: arnOf(`${name}Role`),
        MemorySize: unit.memory,
        Timeout: externFunctionSeconds(Math.max(1, ...timeouts)),
        Environment: {
          Variables: {
            MU_ENVIRONMENT: ref(environmentParameter(unit.name)),
            NODE_OPTIONS: '--enable-source-maps',
          },
        },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: ref(`${name}Logs`) },
        TracingConfig: { Mode: 'Active' },
      },
    },
    [`${name}Role`]: externRole(`${name}Logs`),
    [`${name}Logs`]: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: ref('LogRetentionDays') },
    },
  };
}

export function externParameters(externs: readonly ExternUnit[]): Template['Parameters'] {
  return Object.fromEntries(
    externs.map(({ name }) => [
      environmentParameter(name),
      {
        Type: 'String',
        Default: '{}',
        NoEcho: true,
        Description: `JSON object: variables of the environment of ${name}; may be a dynamic reference to a secret`,
      },
    ]),
  );
}
