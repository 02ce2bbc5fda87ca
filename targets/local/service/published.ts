// Versions of a machine: a number for each published revision.
import type { MachineRecord, Version } from './records.ts';

export function versionArn(machine: MachineRecord, { number }: Version): string {
  return `${machine.arn}:${number}`;
}

/** With a version of the present revision; one revision has one version. */
export function published(
  machine: MachineRecord,
  created: number,
  description: string | undefined,
): MachineRecord {
  const { revision, versions, lastVersion } = machine;
  if (versions.some(version => version.revision.id === revision.id)) return machine;
  const number = lastVersion + 1;
  const version = { number, created, revision, ...(description !== undefined && { description }) };
  return { ...machine, lastVersion: number, versions: [version, ...versions] };
}

/** Of the present revision. */
export function currentVersion(machine: MachineRecord): string {
  const version = machine.versions.find(({ revision }) => revision.id === machine.revision.id);
  return version === undefined ? machine.arn : versionArn(machine, version);
}
