// State machines: create, describe, update, delete, list, and their tags.
import { randomUUID } from 'node:crypto';
import type { Json } from '../interpreter/index.ts';
import { Fault, invalid, missing } from './fault.ts';
import { machineArn, machineReference } from './names.ts';
import {
  arn,
  flag,
  list,
  name,
  optional,
  type Parameters,
  page,
  paged,
  record,
  required,
} from './parameters.ts';
import { currentVersion, published, versionArn } from './published.ts';
import type { MachineRecord, MachineType, Revision, ServiceRecords, Version } from './records.ts';
import { checkDefinition, variableReferences } from './validation/definition.ts';

export interface Found {
  readonly machine: MachineRecord;
  readonly revision: Revision;
  readonly version?: Version;
}

const noLogging = { level: 'OFF', includeExecutionData: false };
const noTracing = { enabled: false };

export class Machines {
  readonly #records: ServiceRecords;
  readonly #now: () => number;

  constructor(records: ServiceRecords, now: () => number) {
    this.#records = records;
    this.#now = now;
  }

  create(parameters: Parameters): Json {
    const called = name(required(parameters, 'name'));
    const definition = required(parameters, 'definition');
    const roleArn = role(required(parameters, 'roleArn'));
    const type = machineType(optional(parameters, 'type') ?? 'STANDARD');
    checkDefinition(definition, type);
    const publish = flag(parameters, 'publish');
    const description = optional(parameters, 'versionDescription');
    if (description !== undefined && !publish)
      throw invalid('Version description can only be set when publish is true');
    const revision = this.#revision(parameters, { definition, roleArn });
    const there = this.#records.machines.get(called);
    if (there !== undefined) return this.#createdBefore(there, { revision, type, publish });
    const created = this.#now();
    const fresh: MachineRecord = {
      arn: machineArn(called),
      name: called,
      type,
      created,
      revision,
      versions: [],
      lastVersion: 0,
      aliases: [],
      tags: list(parameters, 'tags'),
    };
    const machine = publish ? published(fresh, created, description) : fresh;
    this.#records.machines.put(called, machine);
    return creation(machine, publish);
  }

  /** The same once more is the same machine. */
  #createdBefore(
    there: MachineRecord,
    asked: { readonly revision: Revision; readonly type: MachineType; readonly publish: boolean },
  ): Json {
    const same =
      there.type === asked.type &&
      there.revision.definition === asked.revision.definition &&
      JSON.stringify(there.revision.logging) === JSON.stringify(asked.revision.logging) &&
      JSON.stringify(there.revision.tracing) === JSON.stringify(asked.revision.tracing) &&
      (there.lastVersion > 0 || !asked.publish);
    if (!same) throw new Fault('StateMachineAlreadyExists', `State Machine Already Exists: '${there.arn}'`);
    return creation(there, asked.publish);
  }

  #revision(
    parameters: Parameters,
    { definition, roleArn }: { definition: string; roleArn: string },
  ): Revision {
    const encryption = record(parameters, 'encryptionConfiguration');
    return {
      definition,
      roleArn,
      logging: logging(record(parameters, 'loggingConfiguration')) ?? noLogging,
      tracing: record(parameters, 'tracingConfiguration') ?? noTracing,
      ...(encryption !== undefined && { encryption }),
      at: this.#now(),
    };
  }

  update(parameters: Parameters): Json {
    const asked = arn(parameters, 'stateMachineArn', ['stateMachine']);
    const machine = this.unqualified(asked);
    const definition = optional(parameters, 'definition') ?? machine.revision.definition;
    const roleArn = role(optional(parameters, 'roleArn') ?? machine.revision.roleArn);
    const publish = flag(parameters, 'publish');
    const description = optional(parameters, 'versionDescription');
    const configured = [
      'definition',
      'roleArn',
      'loggingConfiguration',
      'tracingConfiguration',
      'encryptionConfiguration',
    ];
    if (!configured.some(member => parameters[member] !== undefined) && !publish)
      throw new Fault(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
    checkDefinition(definition, machine.type);
    const { logging: was, tracing: traced, ...rest } = machine.revision;
    const next = {
      ...rest,
      definition,
      roleArn,
      logging: logging(record(parameters, 'loggingConfiguration')) ?? was,
      tracing: record(parameters, 'tracingConfiguration') ?? traced,
    };
    const at = this.#now();
    const changed = !sameRevision(next, machine.revision);
    const revised = changed ? { ...machine, revision: { ...next, id: randomUUID(), at } } : machine;
    const result = publish ? published(revised, at, description) : revised;
    this.#records.machines.put(machine.name, result);
    return {
      updateDate: at / 1000,
      ...(result.revision.id !== undefined && { revisionId: result.revision.id }),
      ...(publish && { stateMachineVersionArn: currentVersion(result) }),
    };
  }

  /** Deleting what is not there is no mistake. Executions that run go on. */
  delete(parameters: Parameters): Json {
    const { machine, qualifier } = machineReference(arn(parameters, 'stateMachineArn', ['stateMachine']));
    if (qualifier !== undefined) throw invalid('The state machine ARN must not have a version or an alias');
    this.#records.machines.delete(machine);
    return {};
  }

  describe(parameters: Parameters): Json {
    const asked = arn(parameters, 'stateMachineArn', ['stateMachine']);
    const { machine, revision, version } = this.find(asked);
    const references = variableReferences(revision.definition);
    const withData = optional(parameters, 'includedData') !== 'METADATA_ONLY';
    return {
      stateMachineArn: version === undefined ? machine.arn : versionArn(machine, version),
      name: machine.name,
      status: 'ACTIVE',
      ...(withData && { definition: revision.definition }),
      roleArn: revision.roleArn,
      type: machine.type,
      creationDate: (version?.created ?? machine.created) / 1000,
      loggingConfiguration: revision.logging,
      tracingConfiguration: revision.tracing,
      encryptionConfiguration: revision.encryption ?? { type: 'AWS_OWNED_KEY' },
      ...(revision.id !== undefined && { revisionId: revision.id }),
      ...(version?.description !== undefined && { description: version.description }),
      ...(withData && Object.keys(references).length > 0 && { variableReferences: references }),
    };
  }

  list(parameters: Parameters): Json {
    const all = this.#records.machines.range().map(({ value }) => ({
      stateMachineArn: value.arn,
      name: value.name,
      type: value.type,
      creationDate: value.created / 1000,
    }));
    all.sort((a, b) => b.creationDate - a.creationDate);
    const { items, ...next } = paged(all, page(parameters));
    return { stateMachines: items, ...next };
  }

  /** The machine of an ARN, with the revision that its version has. */
  find(asked: string): Found {
    const { machine: called, qualifier } = machineReference(asked);
    const machine = this.#records.machines.get(called);
    if (machine === undefined) throw missing(asked);
    if (qualifier === undefined) return { machine, revision: machine.revision };
    const version = machine.versions.find(({ number }) => String(number) === qualifier);
    if (version === undefined) throw missing(asked);
    return { machine, revision: version.revision, version };
  }

  unqualified(asked: string): MachineRecord {
    const { machine, version } = this.find(asked);
    if (version !== undefined) throw missing(asked);
    return machine;
  }

  maybe(called: string): MachineRecord | undefined {
    return this.#records.machines.get(called);
  }

  put(machine: MachineRecord): void {
    this.#records.machines.put(machine.name, machine);
  }
}

function sameRevision(one: Omit<Revision, 'at'>, other: Revision): boolean {
  const plain = ({ definition, roleArn, logging: logs, tracing }: Omit<Revision, 'at'>) =>
    JSON.stringify([definition, roleArn, logs, tracing]);
  return plain(one) === plain(other);
}

function creation(machine: MachineRecord, publish: boolean): Json {
  return {
    stateMachineArn: machine.arn,
    creationDate: machine.created / 1000,
    ...(publish && { stateMachineVersionArn: currentVersion(machine) }),
  };
}

function machineType(text: string): MachineType {
  if (text === 'STANDARD' || text === 'EXPRESS') return text;
  throw invalid(
    `1 validation error detected: Value '${text}' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]`,
  );
}

function role(text: string): string {
  if (!/^arn:[\w-]+:iam::\d+:role\//.test(text)) throw new Fault('InvalidArn', `Invalid Role Arn: '${text}'`);
  return text;
}

/** What is left out says that nothing is logged. */
function logging(asked: Parameters | undefined): Json | undefined {
  if (asked === undefined) return undefined;
  const { level = 'OFF', includeExecutionData = false, ...rest } = asked;
  const destinations = list(asked, 'destinations');
  if (level !== 'OFF' && destinations.length === 0)
    throw new Fault(
      'InvalidLoggingConfiguration',
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    );
  if (destinations.length > 1)
    throw new Fault(
      'InvalidLoggingConfiguration',
      'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    );
  return { level, includeExecutionData, ...rest };
}
