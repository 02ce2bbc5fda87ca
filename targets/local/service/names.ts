// ARNs of the one account and region that the engine is.
export const account = '000000000000';
export const region = 'us-east-1';
const states = `arn:aws:states:${region}:${account}`;

export function machineArn(name: string): string {
  return `${states}:stateMachine:${name}`;
}

export function activityArn(name: string): string {
  return `${states}:activity:${name}`;
}

export function executionArn(machine: string, name: string): string {
  return `${states}:execution:${machine}:${name}`;
}

/** Names of Express executions may be the same. */
export function expressArn(machine: string, name: string, id: string): string {
  return `${states}:express:${machine}:${name}:${id}`;
}

export interface MachineReference {
  readonly machine: string;
  /** A version's number or an alias. */
  readonly qualifier: string | undefined;
}

export function machineReference(arn: string): MachineReference {
  const [, , , , , , name = '', qualifier] = arn.split(':');
  return { machine: name.split('/')[0] ?? name, qualifier };
}
