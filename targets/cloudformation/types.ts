// CloudFormation, as far as muc writes it.

export type Value =
  | string
  | number
  | boolean
  | undefined
  | readonly Value[]
  | { readonly [key: string]: Value };

export interface Resource {
  readonly Type: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: 'Retain';
  readonly UpdateReplacePolicy?: 'Retain';
  readonly Properties: { readonly [property: string]: Value };
}

export type Resources = { readonly [logicalId: string]: Resource };

export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Parameters: { readonly [name: string]: Value };
  readonly Conditions: { readonly [name: string]: Value };
  readonly Resources: Resources;
  readonly Outputs: { readonly [name: string]: { readonly Description: string; readonly Value: Value } };
}

export function ref(logicalId: string): Value {
  return { Ref: logicalId };
}

export function arnOf(logicalId: string): Value {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

/** A text with `${Resource}` and `${AWS::Region}` in it. */
export function sub(text: string): Value {
  return { 'Fn::Sub': text };
}

/** `${Resource}` in such a text. */
export function hole(name: string): string {
  return `\${${name}}`;
}

/** An ARN in the stack's own account and region, for `sub`. */
export function arnText(service: string, resource: string): string {
  const account = [hole('AWS::Partition'), service, hole('AWS::Region'), hole('AWS::AccountId')].join(':');
  return `arn:${account}:${resource}`;
}

/** An artefact's key in the bucket. */
export function artifactKey(path: string): Value {
  return sub(`${hole('ArtifactPrefix')}${path}`);
}
