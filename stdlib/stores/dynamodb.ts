// Records in one DynamoDB table per service, the ledger in a table of its own; one TransactWriteItems per commit.
//
//   record                                  p            k
//   an entry of a map, set or list          rooms#b      the key as text that sorts (stdlib/runtime/order.ts)
//   a value, counter, head or epoch         rooms        value | counter | head | epoch
//   a ledger entry (its own table)          the idempotency key
//
// `b` is one of 16 hexadecimal digits, a hash of the key: so a large collection is spread over partitions, whether anybody
// scans it or not, and a scan asks all 16 side by side. Versions stand in `v`, values as JSON text in `j`, counters as numbers
// in `n`. The AWS SDK is loaded when it is first needed: Lambda has it, and what never comes here does without.
import { createHash } from 'node:crypto';
import type {
  AttributeValue,
  DynamoDBClient,
  DynamoDBClientConfig,
  TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { checkSize, dynamoLimits, tooLarge } from '../runtime/conditions.ts';
import { bug, isNamed, PlatformError } from '../runtime/errors.ts';
import { hash128 } from '../runtime/hash.ts';
import { compareKeys, inRange, recordText } from '../runtime/keys.ts';
import { keyFromText, keyText } from '../runtime/order.ts';
import type {
  Commit,
  CommitResult,
  Entry,
  EntryState,
  Item,
  Json,
  Range,
  RecordKey,
  Store,
  Version,
  Versioned,
  Write,
} from '../runtime/ports.ts';

export interface DynamoOptions {
  /** Name of a service → name of its table. */
  readonly tables: { readonly [service: string]: string };
  readonly ledger: string;
  readonly client?: DynamoDBClientConfig;
}

type Sdk = typeof import('@aws-sdk/client-dynamodb');
type Attributes = Record<string, AttributeValue>;

/** Of one BatchGetItem. */
const MOST_KEYS = 100;
const BUCKETS = [...'0123456789abcdef'];

export function dynamoStore(options: DynamoOptions): Store {
  const api = new Api(options);
  return {
    read: keys => (keys.length === 1 ? readOne(api, keys[0] as RecordKey) : readMany(api, keys)),
    scan: range => scan(api, range),
    entry: key => readEntry(api, key),
    commit: commit => write(api, commit),
  };
}

/** The client, made when the first request is sent, and the names of the tables. */
class Api {
  readonly #options: DynamoOptions;
  #loaded: Promise<{ sdk: Sdk; client: DynamoDBClient }> | undefined;

  constructor(options: DynamoOptions) {
    this.#options = options;
  }

  get ledger(): string {
    return this.#options.ledger;
  }

  table(service: string): string {
    const name = this.#options.tables[service];
    if (name === undefined) throw bug(`no table is configured for service ${service}`);
    return name;
  }

  /** Every failure that another try may not meet comes out as `Mu.StoreUnavailable`. */
  async send<T>(request: (sdk: Sdk, client: DynamoDBClient) => Promise<T>): Promise<T> {
    this.#loaded ??= this.#load();
    const { sdk, client } = await this.#loaded;
    try {
      return await request(sdk, client);
    } catch (error) {
      throw isPassing(error)
        ? new PlatformError('Mu.StoreUnavailable', 'DynamoDB did not answer', error)
        : error;
    }
  }

  async #load(): Promise<{ sdk: Sdk; client: DynamoDBClient }> {
    const sdk = await import('@aws-sdk/client-dynamodb');
    return { sdk, client: new sdk.DynamoDBClient({ requestHandler: patience, ...this.#options.client }) };
  }
}

/** A request that is not answered is sent again, and in the end reported: the SDK alone would wait for ever. */
const patience = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

const passing: ReadonlySet<string> = new Set([
  'InternalServerError',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ReplicatedWriteConflictException',
  'ServiceUnavailable',
  'ThrottlingException',
  'TimeoutError',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

function isPassing(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const { $metadata, $fault } = thrown as { $metadata?: { httpStatusCode?: number }; $fault?: string };
  if (passing.has(thrown.name) || $fault === 'server') return true;
  const status = $metadata?.httpStatusCode;
  // No answer at all: the network. A mistake in our own code is none.
  return status === undefined ? 'code' in thrown || $metadata !== undefined : status >= 500;
}

function keyOf({ state, part, key }: RecordKey): Attributes {
  if (key === undefined) return { p: { S: state }, k: { S: part } };
  const text = keyText(key);
  return { p: { S: `${state}#${bucketOf(text)}` }, k: { S: text } };
}

function bucketOf(text: string): string {
  return BUCKETS[hash128(text)[0] & 15] as string;
}

function entryKey(key: string): Attributes {
  if (key.length <= 600) return { p: { S: key } };
  return { p: { S: `${key.slice(0, 500)}~${createHash('sha256').update(key).digest('hex')}` } };
}

async function readOne(api: Api, record: RecordKey): Promise<readonly (Versioned | undefined)[]> {
  const { Item } = await api.send((sdk, client) =>
    client.send(
      new sdk.GetItemCommand({
        TableName: api.table(record.service),
        Key: keyOf(record),
        ConsistentRead: true,
      }),
    ),
  );
  return [Item === undefined ? undefined : toVersioned(Item)];
}

async function readMany(api: Api, keys: readonly RecordKey[]): Promise<readonly (Versioned | undefined)[]> {
  const wanted = new Map(keys.map(record => [recordText(record), record]));
  const found = new Map<string, Versioned>();
  const records = [...wanted.values()];
  for (let at = 0; at < records.length; at += MOST_KEYS) {
    await readBatch(api, records.slice(at, at + MOST_KEYS), found);
  }
  return keys.map(record => found.get(place(api.table(record.service), keyOf(record))));
}

async function readBatch(
  api: Api,
  records: readonly RecordKey[],
  found: Map<string, Versioned>,
): Promise<void> {
  type Requests = Record<string, { Keys: Attributes[]; ConsistentRead: true }>;
  let requests: Record<string, { Keys: Attributes[] | undefined }> | undefined = {} as Requests;
  for (const record of records) {
    const table = api.table(record.service);
    (requests as Requests)[table] ??= { Keys: [], ConsistentRead: true };
    (requests as Requests)[table]?.Keys.push(keyOf(record));
  }
  for (let tries = 0; requests !== undefined && Object.keys(requests).length > 0; tries++) {
    if (tries === 10) throw new PlatformError('Mu.StoreUnavailable', 'DynamoDB left keys of a batch unread');
    if (tries > 0) await pause(tries);
    const asked: typeof requests = requests;
    const answer = await api.send((sdk, client) =>
      client.send(new sdk.BatchGetItemCommand({ RequestItems: asked })),
    );
    for (const [table, items] of Object.entries(answer.Responses ?? {})) {
      for (const item of items) found.set(place(table, item), toVersioned(item));
    }
    requests = answer.UnprocessedKeys as typeof requests;
  }
}

/** DynamoDB is busy where it leaves keys unread: full jitter, at most 25, 50, 100, … milliseconds. */
async function pause(tries: number): Promise<void> {
  const most = Math.min(1000, 25 * 2 ** (tries - 1));
  await new Promise(done => setTimeout(done, Math.random() * most));
}

function place(table: string, { p, k }: Attributes): string {
  return `${table} ${p?.S} ${k?.S}`;
}

function toVersioned(item: Attributes): Versioned {
  const version = item['v']?.S ?? '';
  if (item['n']?.N !== undefined) return { value: Number(item['n'].N), version };
  return { value: JSON.parse(item['j']?.S ?? 'null') as Json, version };
}

async function scan(api: Api, range: Range): Promise<readonly Item[]> {
  const parts = await Promise.all(BUCKETS.map(bucket => scanBucket(api, range, bucket)));
  const direction = range.reverse === true ? -1 : 1;
  const items = parts.flat().sort((a, b) => direction * compareKeys(a.key, b.key));
  return range.limit === undefined ? items : items.slice(0, range.limit);
}

async function scanBucket(api: Api, range: Range, bucket: string): Promise<readonly Item[]> {
  const { condition, values } = keyCondition(range);
  const limit = range.limit ?? Number.POSITIVE_INFINITY;
  const items: Item[] = [];
  let from: Attributes | undefined;
  do {
    const start = from;
    const page = await api.send((sdk, client) =>
      client.send(
        new sdk.QueryCommand({
          TableName: api.table(range.service),
          KeyConditionExpression: condition,
          ExpressionAttributeValues: { ':p': { S: `${range.state}#${bucket}` }, ...values },
          ConsistentRead: true,
          ScanIndexForward: range.reverse !== true,
          ExclusiveStartKey: start,
          // One more: the last may be `to` itself.
          Limit: limit === Number.POSITIVE_INFINITY ? undefined : limit + 1,
        }),
      ),
    );
    for (const item of page.Items ?? []) {
      const key = keyFromText(item['k']?.S ?? '');
      if (inRange(key, range)) items.push({ key, ...toVersioned(item) });
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined && items.length < limit);
  return items;
}

/** One condition on the sort key, as narrow as DynamoDB has it; what it lets through besides is filtered. */
function keyCondition(range: Range): { condition: string; values: Attributes } {
  const low = range.from === undefined ? undefined : { S: keyText(range.from) };
  const high = range.to === undefined ? undefined : { S: keyText(range.to) };
  const bounds = (test: string, values: Attributes) => ({ condition: `p = :p AND ${test}`, values });
  if (low !== undefined && high !== undefined) {
    if (low.S > high.S) return bounds('k = :a', { ':a': { S: 'x' } });
    return bounds('k BETWEEN :a AND :b', { ':a': low, ':b': high });
  }
  if (range.prefix !== undefined) return bounds('begins_with(k, :a)', { ':a': { S: keyText(range.prefix) } });
  if (low !== undefined) return bounds('k >= :a', { ':a': low });
  if (high !== undefined) return bounds('k < :a', { ':a': high });
  return { condition: 'p = :p', values: {} };
}

async function readEntry(api: Api, key: string): Promise<Entry | undefined> {
  const { Item } = await api.send((sdk, client) =>
    client.send(new sdk.GetItemCommand({ TableName: api.ledger, Key: entryKey(key), ConsistentRead: true })),
  );
  return Item === undefined ? undefined : toEntry(Item);
}

function toEntry(item: Attributes): Entry {
  return {
    sequence: Number(item['s']?.N),
    input: item['i']?.S ?? '',
    state: JSON.parse(item['e']?.S ?? 'null') as EntryState,
    expires: Number(item['expires']?.N),
  };
}

async function write(api: Api, commit: Commit): Promise<CommitResult> {
  checkSize(commit, dynamoLimits);
  const items = toItems(api, commit);
  if (items.length === 0) return { kind: 'committed' };
  try {
    const token = commit.entry === undefined ? undefined : tokenOf(items);
    await api.send((sdk, client) =>
      client.send(new sdk.TransactWriteItemsCommand({ TransactItems: items, ClientRequestToken: token })),
    );
    return { kind: 'committed' };
  } catch (error) {
    if (isNamed(error, 'TransactionCanceledException')) return cancelled(error, commit);
    throw isTooLarge(error) ? tooLarge(commit, (error as Error).message) : error;
  }
}

/**
 * The same commit sent again is the same request, for ten minutes. Without an entry there must be none: a token would answer
 * for checks that held some time ago.
 */
function tokenOf(items: readonly TransactWriteItem[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 36);
}

interface Reason {
  readonly Code?: string;
  readonly Message?: string;
  readonly Item?: Attributes;
}

/** The entry stands last. It is asked first: when our own commit has landed, its versions look stale to us. */
function cancelled(error: Error, commit: Commit): CommitResult {
  const reasons = (error as { CancellationReasons?: readonly Reason[] }).CancellationReasons ?? [];
  const entry = commit.entry === undefined ? undefined : reasons.at(-1);
  if (entry?.Code === 'ConditionalCheckFailed') {
    return { kind: 'moved', entry: entry.Item === undefined ? undefined : toEntry(entry.Item) };
  }
  const invalid = reasons.find(reason => reason.Code === 'ValidationError');
  if (invalid !== undefined) throw tooLarge(commit, invalid.Message ?? 'what DynamoDB does not store');
  return { kind: 'stale' };
}

function isTooLarge(error: unknown): boolean {
  return isNamed(error, 'ValidationException') && /size/i.test(error.message);
}

function toItems(api: Api, { checks, writes, entry }: Commit): TransactWriteItem[] {
  const items = checks.map(({ record, version }): TransactWriteItem => {
    const target = { TableName: api.table(record.service), Key: keyOf(record) };
    return { ConditionCheck: { ...target, ...versionIs(version) } };
  });
  for (const write of writes) items.push(toItem(api.table(write.record.service), write));
  if (entry !== undefined) items.push(entryItem(api.ledger, entry));
  return items;
}

function versionIs(version: Version | undefined) {
  if (version === undefined) return { ConditionExpression: 'attribute_not_exists(p)' };
  return { ConditionExpression: 'v = :old', ExpressionAttributeValues: { ':old': { S: version } } };
}

function toItem(TableName: string, write: Write): TransactWriteItem {
  const Key = keyOf(write.record);
  if (write.kind === 'put') {
    const condition = write.expect === undefined ? {} : versionIs(write.expect.version);
    if (write.value === undefined) return { Delete: { TableName, Key, ...condition } };
    const value =
      write.record.part === 'counter'
        ? { n: numeral(write.value) }
        : { j: { S: JSON.stringify(write.value) } };
    return { Put: { TableName, Item: { ...Key, v: { S: write.version }, ...value }, ...condition } };
  }
  if (write.kind === 'below') {
    const test = write.below > 0 ? 'attribute_not_exists(n) OR n < :b' : 'n < :b';
    const ExpressionAttributeValues = { ':b': numeral(write.below) };
    return { ConditionCheck: { TableName, Key, ConditionExpression: test, ExpressionAttributeValues } };
  }
  const values = { ':a': numeral(write.amount), ':v': { S: write.version } };
  const update = {
    TableName,
    Key,
    UpdateExpression: 'SET v = :v ADD n :a',
    ExpressionAttributeValues: values,
  };
  if (write.least === undefined) return { Update: update };
  const before = write.least - write.amount;
  const test = before > 0 ? 'n >= :m' : 'attribute_not_exists(n) OR n >= :m';
  const ExpressionAttributeValues = { ...values, ':m': numeral(before) };
  return { Update: { ...update, ConditionExpression: test, ExpressionAttributeValues } };
}

function numeral(value: Json): AttributeValue.NMember {
  return { N: String(value) };
}

function entryItem(TableName: string, { key, next }: NonNullable<Commit['entry']>): TransactWriteItem {
  const first = next.sequence === 1;
  const Item = {
    ...entryKey(key),
    s: numeral(next.sequence),
    i: { S: next.input },
    e: { S: JSON.stringify(next.state) },
    expires: numeral(next.expires),
  };
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: first ? 'attribute_not_exists(p)' : 's = :s',
      ...(first ? {} : { ExpressionAttributeValues: { ':s': numeral(next.sequence - 1) } }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}
