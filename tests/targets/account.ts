// An application, built and deployed to the small account of cloud.ts, with its front door: requests as API Gateway sends
// them, or an execution of the method's machine where the function would start one.
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { answer } from '../../stdlib/runtime/http.ts';
import { failed } from '../../stdlib/runtime/outcome.ts';
import type { StateMachine } from '../../targets/asl/types.ts';
import type { Resource, Template } from '../../targets/cloudformation/index.ts';
import type { Json } from '../../targets/local/interpreter/index.ts';
import type { Manifest, ManifestEntry } from '../../targets/manifest.ts';
import { muc, root } from '../cli/captured.ts';
import { type CloudFunction, createTables, Stack, startFunction } from './cloud.ts';
import { Machines } from './cloud-machine.ts';

export interface Answered {
  readonly status: number;
  readonly body: string;
}

export class Account {
  /** Requests to the store by operation. */
  readonly counts = new Map<string, number>();
  readonly invocations: { readonly resource: string; readonly event: unknown }[] = [];
  readonly #endpoint: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'mu-deployed-'));
  readonly #functions = new Map<string, CloudFunction>();
  readonly #machines = new Machines({
    definition: name => this.#definition(name),
    allowed: name => this.#stack.allowed(this.#machine(name)[0]),
    invoke: (arn, payload) => this.invoke(arn.slice(`arn:${this.#stack.prefix}`.length), payload),
  });
  #stack!: Stack;
  #manifest!: Manifest;

  readonly #copies: number;

  /** Each invocation happens so many times at once. */
  constructor(endpoint: string, copies = 2) {
    this.#endpoint = endpoint;
    this.#copies = copies;
  }

  async deploy(path: string, level: string): Promise<void> {
    const built = await muc(['build', path, '--out', join(this.#folder, 'build'), '--optimize', level]);
    if (built.code !== 0) throw new Error(built.stderr);
    // Lambda has the SDK.
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'));
    const template = JSON.parse(this.#read('template.json')) as Template;
    this.#manifest = JSON.parse(this.#read('manifest.json')) as Manifest;
    this.#stack = new Stack(template, `t${process.hrtime.bigint()}-`);
    await createTables(this.#stack, this.#endpoint);
    for (const { resource, bundle } of this.#manifest.functions) {
      const machines = this.#machines;
      const place = { stack: this.#stack, resource, endpoint: this.#endpoint, counts: this.counts, machines };
      const path = join(this.#folder, 'build', bundle);
      this.#functions.set(resource, await startFunction({ ...place, bundle: path }));
    }
  }

  async close(): Promise<void> {
    for (const deployed of this.#functions.values()) await deployed.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** The first answer counts. */
  async invoke(resource: string, event: unknown): Promise<unknown> {
    const deployed = this.#functions.get(resource);
    if (deployed === undefined) throw new Error(`no function ${resource}`);
    this.invocations.push({ resource, event });
    const copies = Array.from({ length: this.#copies }, () => deployed.invoke(event));
    const first = await Promise.race(copies.map(one => one.catch((error: unknown) => error)));
    await Promise.allSettled(copies);
    if (first instanceof Error) throw first;
    return first;
  }

  /** Nothing runs on by itself any more. */
  async quiet(): Promise<void> {
    await this.#machines.ended();
  }

  /** Everything that was ever sent arrives once more. */
  async replay(): Promise<void> {
    for (const { resource, event } of this.invocations)
      await this.#functions
        .get(resource)
        ?.invoke(event)
        .catch(() => undefined);
  }

  /** What is stored, without the ledger. */
  async records(): Promise<readonly string[]> {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint: this.#endpoint, region: 'local', credentials });
    const found: string[] = [];
    for (const [id] of this.#stack.of('AWS::DynamoDB::Table')) {
      if (id === 'MuLedger') continue;
      const { Items = [] } = await client.send(
        new ScanCommand({ TableName: `${this.#stack.prefix}${id}`, ConsistentRead: true }),
      );
      found.push(...Items.map(item => `${id} ${JSON.stringify(item)}`));
    }
    client.destroy();
    return found.sort();
  }

  async request(method: string, args: readonly Json[], requestId: string): Promise<Answered> {
    const entry = this.#manifest.entries.find(candidate => candidate.method === method);
    if (entry === undefined) throw new Error(`no entry ${method}`);
    const resource = this.#serving(entry);
    const environment = this.#stack.template.Resources[resource]?.Properties['Environment'];
    const { Variables } = this.#stack.resolve(environment) as { Variables: { MU_MACHINES?: string } };
    const machines = JSON.parse(Variables.MU_MACHINES ?? '{}') as { readonly [id: string]: string };
    if (machines[method] !== undefined) return await this.#execution(method, args, requestId);
    const event = httpEvent(entry, args, requestId);
    const { statusCode, body } = (await this.invoke(resource, event)) as { statusCode: number; body: string };
    return { status: statusCode, body };
  }

  /** The function behind the route. */
  #serving({ method, http }: ManifestEntry): string {
    const key = http === undefined ? `POST /${method.replace('.', '/')}` : `${http.method} ${http.path}`;
    const route = this.#stack
      .of('AWS::ApiGatewayV2::Route')
      .find(([, { Properties }]) => Properties['RouteKey'] === key);
    const target = String(this.#stack.resolve(route?.[1].Properties['Target']));
    const integration = target.slice(`integrations/${this.#stack.prefix}`.length);
    const uri = this.#stack.resolve(
      this.#stack.template.Resources[integration]?.Properties['IntegrationUri'],
    );
    return String(uri).slice(`arn:${this.#stack.prefix}`.length);
  }

  async #execution(method: string, args: readonly Json[], name: string): Promise<Answered> {
    const found = this.#manifest.machines.find(({ id }) => id === method);
    const { outcome: ended } = this.#machines.start(found?.name ?? '', name, { args: [...args] });
    const outcome = await ended;
    const told =
      outcome.kind === 'succeeded'
        ? ({ kind: 'returned', value: outcome.output } as const)
        : failed(outcome.error ?? '', outcome.cause ?? '');
    return answer(told, name);
  }

  /** As CloudFormation makes it: what stands for ARNs is replaced. */
  #definition(name: string): StateMachine {
    const [, resource] = this.#machine(name);
    const substitutions = this.#stack.resolve(resource.Properties['DefinitionSubstitutions'] ?? {});
    const { definition } = this.#manifest.machines.find(each => each.name === name) ?? { definition: '' };
    const text = this.#read(definition).replace(
      /\$\{(\w+)\}/g,
      (_, key) => (substitutions as { readonly [key: string]: string })[key] as string,
    );
    return JSON.parse(text) as StateMachine;
  }

  #machine(name: string): readonly [string, Resource] {
    const found = this.#stack
      .of('AWS::StepFunctions::StateMachine')
      .find(([, { Properties }]) => Properties['StateMachineName'] === name);
    if (found === undefined) throw new Error(`no machine ${name}`);
    return found;
  }

  #read(path: string): string {
    return readFileSync(join(this.#folder, 'build', path), 'utf8');
  }
}

/** As API Gateway sends it, payload 2.0. Arguments stand in the path, else in the body or, where there is none, the query. */
function httpEvent({ method, http, parameters }: ManifestEntry, args: readonly Json[], requestId: string) {
  const byName = new Map(parameters.map(({ name }, i) => [name, args[i]]));
  const verb = http?.method ?? 'POST';
  const rawPath = (http?.path ?? `/${method.replace('.', '/')}`).replace(/\{(\w+)\}/g, (_, name) => {
    const value = byName.get(name);
    byName.delete(name);
    return encodeURIComponent(String(value));
  });
  const inQuery = verb === 'GET' || verb === 'DELETE';
  const texts = [...byName].filter(([, value]) => value !== undefined);
  return {
    version: '2.0',
    rawPath,
    rawQueryString: inQuery ? String(new URLSearchParams(texts as [string, string][])) : '',
    headers: { 'content-type': 'application/json', 'idempotency-key': requestId },
    ...(inQuery ? {} : { body: JSON.stringify(http === undefined ? args : Object.fromEntries(byName)) }),
    isBase64Encoded: false,
    requestContext: { requestId: 'gateway', timeEpoch: Date.now(), http: { method: verb } },
  };
}
