// `dynamodb:*` and `aws-sdk:dynamodb:*` at an endpoint that the user names: DynamoDB Local, or one like it. Members are those of
// its own API; only the names of errors differ between the two.
import { randomUUID } from 'node:crypto';
import type { Performed, Waiting } from '../execution-ports.ts';
import type { Event, Json } from '../interpreter/index.ts';
import { isRecord } from '../interpreter/json.ts';
import { region } from './names.ts';

type Task = Extract<Performed, { kind: 'task' }>;

export async function callDynamo(
  endpoint: string,
  { resource, token, arguments: sent }: Task,
): Promise<Waiting<Event>> {
  const sdk = resource.startsWith('aws-sdk:');
  const action = resource.split(':').at(-1) ?? '';
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${action.charAt(0).toUpperCase()}${action.slice(1)}`,
        // A local one looks at no signature, but at its form.
        authorization: `AWS4-HMAC-SHA256 Credential=local/${date}/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(sent),
    });
    const answer = (await response.json()) as Json;
    if (!response.ok) return { kind: 'failed', token, ...refused(answer, response.status, sdk) };
    return { kind: 'succeeded', token, result: sdk ? answer : withMetadata(answer, response.status) };
  } catch (problem) {
    const error = sdk ? 'DynamoDb.SdkClientException' : 'DynamoDB.SdkClientException';
    return { kind: 'failed', token, error, cause: (problem as Error).message };
  }
}

function refused(
  answer: Json,
  status: number,
  sdk: boolean,
): { readonly error: string; readonly cause: string } {
  const { __type = '', message, Message = message } = isRecord(answer) ? answer : {};
  const name = String(__type).split('#').at(-1) ?? '';
  const text = typeof Message === 'string' ? Message : '';
  const id = randomUUID();
  if (sdk) {
    const error = name === 'ValidationException' ? 'DynamoDbException' : name;
    return {
      error: `DynamoDb.${error}`,
      cause: `${text} (Service: DynamoDb, Status Code: ${status}, Request ID: ${id})`,
    };
  }
  const error = name === 'ValidationException' ? 'AmazonDynamoDBException' : name;
  const cause = `${text} (Service: AmazonDynamoDBv2; Status Code: ${status}; Error Code: ${name}; Request ID: ${id}; Proxy: null)`;
  return { error: `DynamoDB.${error}`, cause };
}

function withMetadata(answer: Json, status: number): Json {
  return {
    ...(isRecord(answer) ? answer : {}),
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: status },
    SdkResponseMetadata: { RequestId: randomUUID() },
  };
}
