// From an HTTP request to a call and back, and the engine's own pages.
import type { Json } from '../../stdlib/runtime/ports.ts';
import type { Manifest } from '../manifest.ts';
import type { CallOutcome } from './requests.ts';
import type { HttpRequest, HttpResponse } from './server.ts';

export interface GatewayPorts {
  readonly manifest: Manifest;
  call(method: string, args: readonly Json[], requestId: string | undefined): Promise<CallOutcome>;
  describe(method: string, requestId: string): Json | undefined;
}

export function gateway(ports: GatewayPorts): (request: HttpRequest) => Promise<HttpResponse> {
  return async request => {
    const [path = '/'] = request.target.split('?');
    if (path === '/') return json(200, index(ports.manifest));
    const method = path.slice(1).replace('/', '.');
    const outcome = await ports.call(method, JSON.parse(request.body) as Json[], request.headers['idempotency-key']);
    return outcome.kind === 'returned' ? json(200, outcome.value) : json(422, outcome as unknown as Json);
  };
}

function index({ application, entries }: Manifest): Json {
  return {
    application,
    entries: entries.map(({ method, http }) => ({
      method,
      call: `POST /${method.replace('.', '/')}`,
      ...(http && { http: `${http.method} ${http.path}` }),
    })),
  };
}

function json(status: number, value: Json): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
