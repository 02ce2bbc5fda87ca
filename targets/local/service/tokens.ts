// Task tokens: who has one says how a task ends, or that it is still alive.
import type { Executions } from '../executions.ts';
import type { Json } from '../interpreter/index.ts';
import { tokenParts } from '../interpreter/tokens.ts';
import { Fault } from './fault.ts';
import { json, optional, type Parameters, required } from './parameters.ts';
import type { ServiceRecords } from './records.ts';

export class Tokens {
  readonly #executions: () => Executions;
  readonly #records: ServiceRecords;

  constructor(executions: () => Executions, records: ServiceRecords) {
    this.#executions = executions;
    this.#records = records;
  }

  async succeed(parameters: Parameters): Promise<Json> {
    const token = this.#token(parameters);
    required(parameters, 'output');
    const output = json(
      parameters,
      'output',
      reason => new Fault('InvalidOutput', `Invalid Output: '${reason}'`),
    );
    const result = JSON.parse(output ?? 'null') as Json;
    return this.#answered(token, await this.#executions().complete(token, { kind: 'succeeded', result }));
  }

  async fail(parameters: Parameters): Promise<Json> {
    const token = this.#token(parameters);
    const error = optional(parameters, 'error') ?? '';
    const cause = optional(parameters, 'cause') ?? '';
    return this.#answered(token, await this.#executions().complete(token, { kind: 'failed', error, cause }));
  }

  beat(parameters: Parameters): Json {
    const token = this.#token(parameters);
    return this.#answered(token, this.#executions().beat(token));
  }

  #token(parameters: Parameters): string {
    const token = required(parameters, 'taskToken');
    if (tokenParts(token) === undefined) throw new Fault('InvalidToken', `Invalid Token: 'Invalid token'`);
    return token;
  }

  #answered(token: string, waited: boolean): Json {
    if (waited) return {};
    const { execution = '' } = tokenParts(token) ?? {};
    const record = this.#records.executions.get(execution);
    if (record === undefined)
      throw new Fault('TaskDoesNotExist', `Task Does Not Exist: 'Task does not exist'`);
    throw new Fault('TaskTimedOut', `Task Timed Out: 'Provided task does not exist anymore'`);
  }
}
