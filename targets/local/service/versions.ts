// Versions of a machine, which never change, and aliases, which route starts to one or two of them.
import type { Json } from '../interpreter/index.ts';
import { constraint, Fault, invalid, missing } from './fault.ts';
import type { Machines } from './machines.ts';
import { machineReference } from './names.ts';
import { arn, list, optional, type Parameters, page, paged, required } from './parameters.ts';
import { published, versionArn } from './published.ts';
import type { Alias, MachineRecord, Route, Version } from './records.ts';

export class Versions {
  readonly #machines: Machines;
  readonly #now: () => number;

  constructor(machines: Machines, now: () => number) {
    this.#machines = machines;
    this.#now = now;
  }

  publish(parameters: Parameters): Json {
    const asked = arn(parameters, 'stateMachineArn', ['stateMachine']);
    const machine = this.#machines.unqualified(asked);
    const wanted = optional(parameters, 'revisionId');
    const { id } = machine.revision;
    if (wanted !== undefined && wanted !== (id ?? 'INITIAL'))
      throw new Fault(
        'ConflictException',
        `Failed to publish the State Machine version for revision ${wanted}. The current State Machine revision is ${id ?? 'INITIAL'}.`,
      );
    const result = published(machine, this.#now(), optional(parameters, 'description'));
    this.#machines.put(result);
    const version = result.versions.find(each => each.revision.id === id);
    if (version === undefined) throw missing(asked);
    return { creationDate: version.created / 1000, stateMachineVersionArn: versionArn(result, version) };
  }

  list(parameters: Parameters): Json {
    const machine = this.#machines.unqualified(arn(parameters, 'stateMachineArn', ['stateMachine']));
    const all = machine.versions.map(version => ({
      stateMachineVersionArn: versionArn(machine, version),
      creationDate: version.created / 1000,
    }));
    const { items, ...next } = paged(all, page(parameters));
    return { stateMachineVersions: items, ...next };
  }

  delete(parameters: Parameters): Json {
    const asked = required(parameters, 'stateMachineVersionArn');
    const { machine: called, qualifier } = machineReference(asked);
    if (!asked.startsWith('arn:') || qualifier === undefined || !/^\d+$/.test(qualifier))
      throw invalid(`Invalid Arn: '${asked}'`);
    const machine = this.#machines.maybe(called);
    if (machine === undefined) return {};
    const referring = machine.aliases.filter(({ routes }) =>
      routes.some(route => route.stateMachineVersionArn === asked),
    );
    if (referring.length > 0) {
      const names = referring.map(alias => alias.name).join(', ');
      throw new Fault(
        'ConflictException',
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names}]`,
      );
    }
    this.#machines.put({
      ...machine,
      versions: machine.versions.filter(({ number }) => String(number) !== qualifier),
    });
    return {};
  }

  createAlias(parameters: Parameters): Json {
    const called = aliasName(required(parameters, 'name'));
    const routes = this.#routes(parameters);
    const machine = this.#machineOf(routes);
    const description = optional(parameters, 'description');
    const there = machine.aliases.find(alias => alias.name === called);
    const now = this.#now();
    const alias: Alias = {
      name: called,
      routes,
      created: there?.created ?? now,
      updated: there?.updated ?? now,
      ...(description !== undefined && { description }),
    };
    if (there !== undefined && JSON.stringify(plain(there)) !== JSON.stringify(plain(alias)))
      throw new Fault(
        'ConflictException',
        'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
      );
    if (there === undefined) this.#machines.put({ ...machine, aliases: [...machine.aliases, alias] });
    return { stateMachineAliasArn: `${machine.arn}:${called}`, creationDate: alias.created / 1000 };
  }

  updateAlias(parameters: Parameters): Json {
    const { machine, alias } = this.#alias(parameters);
    const description = optional(parameters, 'description');
    if (description === undefined && parameters['routingConfiguration'] === undefined)
      throw invalid('At least one of description or routingConfiguration must be specified.');
    const routes = parameters['routingConfiguration'] === undefined ? alias.routes : this.#routes(parameters);
    const updated = {
      ...alias,
      routes,
      updated: this.#now(),
      ...(description !== undefined && { description }),
    };
    this.#machines.put({
      ...machine,
      aliases: machine.aliases.map(each => (each === alias ? updated : each)),
    });
    return { updateDate: updated.updated / 1000 };
  }

  describeAlias(parameters: Parameters): Json {
    const { machine, alias } = this.#alias(parameters);
    return {
      stateMachineAliasArn: `${machine.arn}:${alias.name}`,
      name: alias.name,
      routingConfiguration: alias.routes as unknown as Json,
      creationDate: alias.created / 1000,
      updateDate: alias.updated / 1000,
      ...(alias.description !== undefined && { description: alias.description }),
    };
  }

  deleteAlias(parameters: Parameters): Json {
    const asked = required(parameters, 'stateMachineAliasArn');
    const { machine: called, qualifier } = machineReference(asked);
    const machine = this.#machines.maybe(called);
    if (machine?.aliases.some(alias => alias.name === qualifier) !== true) return {};
    this.#machines.put({ ...machine, aliases: machine.aliases.filter(alias => alias.name !== qualifier) });
    return {};
  }

  listAliases(parameters: Parameters): Json {
    const asked = arn(parameters, 'stateMachineArn', ['stateMachine']);
    const { machine, version } = this.#machines.find(asked);
    const of = version === undefined ? undefined : versionArn(machine, version);
    const all = machine.aliases
      .filter(({ routes }) => of === undefined || routes.some(route => route.stateMachineVersionArn === of))
      .map(alias => ({
        stateMachineAliasArn: `${machine.arn}:${alias.name}`,
        creationDate: alias.created / 1000,
      }));
    const { items, ...next } = paged(all, page(parameters));
    return { stateMachineAliases: items, ...next };
  }

  /** The version to which an alias routes a start; `random` is in [0, 1). */
  routed(machine: MachineRecord, qualifier: string, random: number): Version | undefined {
    const alias = machine.aliases.find(each => each.name === qualifier);
    if (alias === undefined) return undefined;
    let left = random * 100;
    const route = alias.routes.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    const number = machineReference(route?.stateMachineVersionArn ?? '').qualifier;
    return machine.versions.find(version => String(version.number) === number);
  }

  #alias(parameters: Parameters): { readonly machine: MachineRecord; readonly alias: Alias } {
    const asked = required(parameters, 'stateMachineAliasArn');
    const { machine: called, qualifier } = machineReference(asked);
    const machine = this.#machines.maybe(called);
    const alias = machine?.aliases.find(each => each.name === qualifier);
    if (machine === undefined || alias === undefined)
      throw new Fault('ResourceNotFound', `Request references a resource that does not exist.`);
    return { machine, alias };
  }

  #routes(parameters: Parameters): readonly Route[] {
    const routes = list(parameters, 'routingConfiguration') as unknown as readonly Route[];
    if (routes.length === 0 || routes.length > 2)
      throw invalid('The routing configuration must have one or two versions.');
    const [first, second] = routes.map(route => route.stateMachineVersionArn);
    if (first === second)
      throw invalid('Routing configuration must contain distinct state machine version ARNs.');
    const sum = routes.reduce((total, { weight }) => total + weight, 0);
    if (sum !== 100)
      throw invalid(
        `Sum of routing configuration weights must equal 100. Received: ${JSON.stringify(routes.map(({ weight }) => weight))}`,
      );
    const unversioned = routes.filter(route => !/:\d+$/.test(route.stateMachineVersionArn));
    if (unversioned.length > 0)
      throw invalid(
        `Routing configuration must contain state machine version ARNs. Received: [${unversioned.map(route => route.stateMachineVersionArn).join(', ')}]`,
      );
    for (const route of routes) this.#machines.find(route.stateMachineVersionArn);
    return routes;
  }

  #machineOf(routes: readonly Route[]): MachineRecord {
    const [first, second] = routes.map(route => machineReference(route.stateMachineVersionArn).machine);
    if (second !== undefined && first !== second)
      throw invalid('Routing configuration must contain versions of the same state machine.');
    return this.#machines.find(routes[0]?.stateMachineVersionArn ?? '').machine;
  }
}

function plain({ routes, description = '' }: Alias): Json {
  return [routes as unknown as Json, description];
}

function aliasName(text: string): string {
  const pattern = '^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$';
  if (text.length > 80) throw constraint(text, 'name', 'Member must have length less than or equal to 80');
  if (!new RegExp(pattern).test(text))
    throw constraint(text, 'name', `Member must satisfy regular expression pattern: ${pattern}`);
  return text;
}
