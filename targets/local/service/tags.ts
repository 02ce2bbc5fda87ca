// Tags of machines and activities.
import type { Json } from '../interpreter/index.ts';
import { Fault } from './fault.ts';
import { machineReference } from './names.ts';
import { list, type Parameters, required } from './parameters.ts';
import type { ServiceRecords } from './records.ts';

interface Tag {
  readonly key: string;
  readonly value: string;
}

export class Tags {
  readonly #records: ServiceRecords;

  constructor(records: ServiceRecords) {
    this.#records = records;
  }

  add(parameters: Parameters): Json {
    const added = list(parameters, 'tags') as unknown as readonly Tag[];
    const keys = new Set(added.map(({ key }) => key));
    this.#change(parameters, tags => {
      // Of a key that is given twice the last value holds.
      const fresh = [...new Map(added.map(tag => [tag.key, tag])).values()];
      const result = [...tags.filter(({ key }) => !keys.has(key)), ...fresh];
      if (result.length > 50) throw new Fault('TooManyTags', 'The number of tags exceeds 50');
      return result;
    });
    return {};
  }

  remove(parameters: Parameters): Json {
    const keys = list(parameters, 'tagKeys');
    this.#change(parameters, tags => tags.filter(({ key }) => !keys.includes(key)));
    return {};
  }

  list(parameters: Parameters): Json {
    let found: readonly Tag[] = [];
    this.#change(parameters, tags => {
      found = tags;
      return tags;
    });
    return { tags: found as unknown as Json };
  }

  #change(parameters: Parameters, change: (tags: readonly Tag[]) => readonly Tag[]): void {
    const of = required(parameters, 'resourceArn');
    if (!of.startsWith('arn:')) throw new Fault('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${of}'`);
    const section = of.split(':')[5] === 'activity' ? this.#records.activities : this.#records.machines;
    const { machine, qualifier } = machineReference(of);
    const record = section.get(machine);
    if (record === undefined || qualifier !== undefined)
      throw new Fault('ResourceNotFound', `Resource not found: '${of}'`);
    const before = record.tags as unknown as readonly Tag[];
    const after = change(before);
    if (after !== before)
      section.put(machine, { ...record, tags: after as unknown as readonly Json[] } as never);
  }
}
