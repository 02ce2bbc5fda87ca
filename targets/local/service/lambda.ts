// Functions that the engine does not host: Lambda's Invoke at an endpoint that the user names.
import { randomUUID } from 'node:crypto';
import type { Invoke, Told } from '../execution-ports.ts';
import type { Json } from '../interpreter/index.ts';
import { account, region } from './names.ts';

export async function invokeLambda(endpoint: string | undefined, call: Invoke): Promise<Told> {
  const { name, qualifier } = functionOf(call);
  if (endpoint === undefined) return notFound(name, qualifier);
  let response: Response;
  let text: string;
  try {
    response = await fetch(urlOf(endpoint, name, qualifier), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(call) },
      body: bodyOf(call),
    });
    text = await response.text();
  } catch (problem) {
    return { kind: 'failed', error: 'Lambda.SdkClientException', cause: messageOf(problem) };
  }
  if (!response.ok) return refused(response, text, { name, qualifier });
  const failed = response.headers.get('x-amz-function-error') !== null;
  return failed ? functionFailed(text) : succeeded(response, text);
}

function messageOf(problem: unknown): string {
  const { cause, message } = problem as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}

function functionOf({ function: reference, options }: Invoke): { name: string; qualifier: string } {
  const parts = reference.startsWith('arn:') ? reference.split(':').slice(6) : reference.split(':');
  const [name = reference, version = '$LATEST'] = parts;
  const asked = options?.['Qualifier'];
  return { name, qualifier: typeof asked === 'string' ? asked : version };
}

function urlOf(endpoint: string, name: string, qualifier: string): string {
  const query = qualifier === '$LATEST' ? '' : `?Qualifier=${encodeURIComponent(qualifier)}`;
  return `${endpoint.replace(/\/$/, '')}/2015-03-31/functions/${encodeURIComponent(name)}/invocations${query}`;
}

const asHeaders = {
  InvocationType: 'x-amz-invocation-type',
  LogType: 'x-amz-log-type',
  ClientContext: 'x-amz-client-context',
};

function headersOf({ options = {} }: Invoke): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [option, header] of Object.entries(asHeaders)) {
    const value = options[option];
    if (typeof value === 'string') headers[header] = value;
  }
  return headers;
}

/** A service call without a payload sends none. */
function bodyOf({ payload, raw, function: reference, options }: Invoke): string {
  if (raw === true && typeof payload === 'string') return payload;
  const optimized = options !== undefined || !reference.startsWith('arn:');
  return payload === null && optimized ? '' : JSON.stringify(payload);
}

function notFound(name: string, qualifier: string): Told {
  const cause = `Function not found: arn:aws:lambda:${region}:${account}:function:${name}:${qualifier} (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ${randomUUID()}; Proxy: null)`;
  return { kind: 'failed', error: 'Lambda.ResourceNotFoundException', cause };
}

function refused(response: Response, text: string, of: { name: string; qualifier: string }): Told {
  if (response.status === 404) return notFound(of.name, of.qualifier);
  const error = (response.headers.get('x-amzn-errortype') ?? 'Unknown').split(':')[0] ?? 'Unknown';
  const cause = `${text} (Service: AWSLambda; Status Code: ${response.status}; Error Code: ${error}; Request ID: ${response.headers.get('x-amzn-requestid') ?? ''}; Proxy: null)`;
  return { kind: 'failed', error: `Lambda.${error}`, cause };
}

function functionFailed(text: string): Told {
  const { errorType } = (parsed(text) ?? {}) as { readonly errorType?: Json };
  return { kind: 'failed', error: typeof errorType === 'string' ? errorType : 'Lambda.Unknown', cause: text };
}

function succeeded(response: Response, text: string): Told {
  const payload = text === '' ? null : (parsed(text) ?? text);
  const all: Record<string, Json> = {};
  const one: Record<string, Json> = {};
  response.headers.forEach((value, name) => {
    all[name] = [value];
    one[name] = value;
  });
  return {
    kind: 'succeeded',
    result: payload,
    response: {
      ExecutedVersion: response.headers.get('x-amz-executed-version') ?? '$LATEST',
      Payload: payload,
      SdkHttpMetadata: { AllHttpHeaders: all, HttpHeaders: one, HttpStatusCode: response.status },
      SdkResponseMetadata: { RequestId: response.headers.get('x-amzn-requestid') ?? '' },
      StatusCode: response.status,
    },
  };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
