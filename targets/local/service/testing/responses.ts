// Shapes of the answers of services, as far as mocks are checked: those of the services that state machines call most. An
// action that is not listed is believed.
import type { Json } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';

type Shape =
  | { readonly kind: 'string'; readonly least?: number; readonly among?: readonly string[] }
  | { readonly kind: 'number' | 'boolean' | 'any' }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  | {
      readonly kind: 'structure';
      readonly members: { readonly [name: string]: Shape };
      /** Members that are always there. */
      readonly required: readonly string[];
    };

const string: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };
const boolean: Shape = { kind: 'boolean' };
const any: Shape = { kind: 'any' };
/** Bytes are text in JSON. */
const blob: Shape = { kind: 'string', least: 1 };
const timestamp = string;
const among = (...values: readonly string[]): Shape => ({ kind: 'string', among: values });
const list = (of: Shape): Shape => ({ kind: 'list', of });
const map = (of: Shape): Shape => ({ kind: 'map', of });
const structure = (members: { readonly [name: string]: Shape }, required: readonly string[] = []): Shape => ({
  kind: 'structure',
  members,
  required,
});

const attributes = map(any);
const capacity = structure({
  TableName: string,
  CapacityUnits: number,
  ReadCapacityUnits: number,
  WriteCapacityUnits: number,
  Table: structure({ CapacityUnits: number, ReadCapacityUnits: number, WriteCapacityUnits: number }),
});
const itemCollection = structure({ ItemCollectionKey: attributes, SizeEstimateRangeGB: list(number) });
const written = { Attributes: attributes, ConsumedCapacity: capacity, ItemCollectionMetrics: itemCollection };
const page = {
  Items: list(attributes),
  Count: number,
  ScannedCount: number,
  LastEvaluatedKey: attributes,
  ConsumedCapacity: capacity,
};
const storage = among(
  ...'STANDARD REDUCED_REDUNDANCY STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER DEEP_ARCHIVE OUTPOSTS GLACIER_IR SNOW EXPRESS_ONEZONE FSX_OPENZFS FSX_ONTAP'.split(
    ' ',
  ),
);
const encryption = among('AES256', 'aws:fsx', 'aws:kms', 'aws:kms:dsse');
const execution = {
  ExecutionArn: string,
  StateMachineArn: string,
  Name: string,
  Status: among('RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'),
  StartDate: timestamp,
  StopDate: timestamp,
  Error: string,
  Cause: string,
  RedriveCount: number,
};
const encrypted = {
  KeyId: string,
  EncryptionAlgorithm: among('SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE'),
};

const dynamodb: { readonly [action: string]: Shape } = {
  getItem: structure({ Item: attributes, ConsumedCapacity: capacity }),
  putItem: structure(written),
  updateItem: structure(written),
  deleteItem: structure(written),
  query: structure(page),
  scan: structure(page),
  batchGetItem: structure({
    Responses: map(list(attributes)),
    UnprocessedKeys: map(any),
    ConsumedCapacity: list(capacity),
  }),
  batchWriteItem: structure({
    UnprocessedItems: map(any),
    ItemCollectionMetrics: map(any),
    ConsumedCapacity: list(capacity),
  }),
  transactGetItems: structure({ Responses: list(any), ConsumedCapacity: list(capacity) }),
  transactWriteItems: structure({ ItemCollectionMetrics: map(any), ConsumedCapacity: list(capacity) }),
};

const sqs: { readonly [action: string]: Shape } = {
  sendMessage: structure({
    MessageId: string,
    MD5OfMessageBody: string,
    MD5OfMessageAttributes: string,
    SequenceNumber: string,
  }),
  receiveMessage: structure({
    Messages: list(
      structure({ MessageId: string, ReceiptHandle: string, Body: string, Attributes: map(string) }),
    ),
  }),
};

const sns: { readonly [action: string]: Shape } = {
  publish: structure({ MessageId: string, SequenceNumber: string }),
};

const described = structure({ ...execution, Input: any, Output: any }, [
  'ExecutionArn',
  'StateMachineArn',
  'Status',
  'StartDate',
]);

const states: { readonly [action: string]: Shape } = {
  startExecution: structure({ ...execution, Input: any, Output: any }, ['ExecutionArn', 'StartDate']),
  describeExecution: described,
};

const services: { readonly [service: string]: { readonly [action: string]: Shape } } = {
  lambda: {
    invoke: structure({
      ExecutedVersion: string,
      FunctionError: string,
      LogResult: string,
      StatusCode: number,
      Payload: any,
    }),
  },
  'aws-sdk:lambda': {
    invoke: structure({
      ExecutedVersion: string,
      FunctionError: string,
      LogResult: string,
      StatusCode: number,
      Payload: string,
    }),
  },
  dynamodb,
  'aws-sdk:dynamodb': dynamodb,
  sqs,
  'aws-sdk:sqs': sqs,
  sns,
  'aws-sdk:sns': sns,
  states,
  'aws-sdk:sfn': states,
  events: {
    putEvents: structure({
      FailedEntryCount: number,
      Entries: list(structure({ EventId: string, ErrorCode: string, ErrorMessage: string })),
    }),
  },
  'aws-sdk:s3': {
    getObject: structure({
      Body: any,
      AcceptRanges: string,
      BucketKeyEnabled: boolean,
      CacheControl: string,
      ContentLength: number,
      ContentType: string,
      DeleteMarker: boolean,
      ETag: string,
      LastModified: timestamp,
      Metadata: map(string),
      MissingMeta: number,
      PartsCount: number,
      ServerSideEncryption: encryption,
      StorageClass: storage,
      TagCount: number,
      VersionId: string,
    }),
    headObject: structure({
      ContentLength: number,
      ContentType: string,
      ETag: string,
      LastModified: timestamp,
      StorageClass: storage,
      VersionId: string,
    }),
    putObject: structure({
      ETag: string,
      VersionId: string,
      Size: number,
      ServerSideEncryption: encryption,
      BucketKeyEnabled: boolean,
    }),
    listObjectsV2: structure({
      Name: string,
      Prefix: string,
      IsTruncated: boolean,
      KeyCount: number,
      MaxKeys: number,
      Contents: list(
        structure({
          Key: string,
          Size: number,
          ETag: string,
          LastModified: timestamp,
          StorageClass: storage,
        }),
      ),
    }),
  },
  'aws-sdk:kms': {
    encrypt: structure({ CiphertextBlob: blob, ...encrypted }),
    decrypt: structure({ Plaintext: blob, ...encrypted }),
    generateDataKey: structure({ CiphertextBlob: blob, Plaintext: blob, KeyId: string }),
  },
  'aws-sdk:secretsmanager': {
    getSecretValue: structure({
      ARN: string,
      Name: string,
      VersionId: string,
      SecretString: string,
      SecretBinary: blob,
      CreatedDate: timestamp,
      VersionStages: list(string),
    }),
  },
  'aws-sdk:ssm': {
    getParameter: structure({
      Parameter: structure({
        Name: string,
        Type: among('String', 'StringList', 'SecureString'),
        Value: string,
        Version: number,
        ARN: string,
      }),
    }),
  },
};

/** `STRICT`: members that are always there must be; `PRESENT`: only those that are there are looked at. */
export type Mode = 'STRICT' | 'PRESENT';

/** Undefined: nothing is wrong with it, or nothing is known of it. */
export function checkResponse(
  {
    service,
    action,
    pattern,
  }: { readonly service: string; readonly action: string; readonly pattern: string },
  result: Json,
  mode: Mode,
): string | undefined {
  // What waits for an execution answers with its description.
  if (service === 'states' && pattern !== '') return problem(described, result, { field: 'result', mode });
  const known = Object.hasOwn(services, service) ? services[service] : undefined;
  const shape = known !== undefined && Object.hasOwn(known, action) ? known[action] : undefined;
  return shape === undefined ? undefined : problem(shape, result, { field: 'result', mode });
}

interface Where {
  readonly field: string;
  readonly mode: Mode;
}

function problem(shape: Shape, value: Json, { field, mode }: Where): string | undefined {
  const must = (type: string) => `Field '${field}' must be ${type}`;
  switch (shape.kind) {
    case 'any':
      return undefined;
    case 'string':
      return typeof value === 'string' ? textProblem(shape, value, field) : must('a string');
    case 'number':
      return typeof value === 'number' ? undefined : must('a number');
    case 'boolean':
      return typeof value === 'boolean' ? undefined : must('a boolean');
    case 'list':
      if (!Array.isArray(value)) return must('an array');
      return first((value as readonly Json[]).map(each => problem(shape.of, each, { field, mode })));
    case 'map':
      if (!isRecord(value)) return must('an object');
      return first(
        Object.entries(value).map(([key, member]) => problem(shape.of, member, { field: key, mode })),
      );
    case 'structure':
      return isRecord(value) ? structureProblem(shape, value, mode) : must('an object');
    default:
      return shape satisfies never;
  }
}

function structureProblem(
  { members, required }: Extract<Shape, { kind: 'structure' }>,
  value: { readonly [name: string]: Json },
  mode: Mode,
): string | undefined {
  const missing = mode === 'STRICT' ? required.find(name => !Object.hasOwn(value, name)) : undefined;
  if (missing !== undefined) return `Field '${missing}' is required but was missing`;
  const there = Object.entries(members).filter(([name]) => Object.hasOwn(value, name));
  return first(there.map(([name, of]) => problem(of, value[name] ?? null, { field: name, mode })));
}

function textProblem(
  { least = 0, among: values }: Extract<Shape, { kind: 'string' }>,
  value: string,
  field: string,
): string | undefined {
  if (value.length < least) return `Field '${field}' is smaller than the minimum length`;
  return values === undefined || values.includes(value)
    ? undefined
    : `Field '${field}' is not an expected value`;
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find(each => each !== undefined);
}
