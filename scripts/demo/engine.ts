// `muc dev` as a process of its own, which can be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';

export interface EngineOptions {
  readonly root: string;
  readonly muc: string;
  readonly data: string;
  readonly port?: number;
  /** The folder of the application, below the root. */
  readonly app?: string;
}

export class Engine {
  readonly url: string;
  readonly startedIn: number;
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess, url: string, startedIn: number) {
    this.#process = child;
    this.url = url;
    this.startedIn = startedIn;
  }

  static async start({
    root,
    muc,
    data,
    port = 0,
    app = 'apps/travel-reservation',
  }: EngineOptions): Promise<Engine> {
    const begun = performance.now();
    const args = [muc, 'dev', app, '--port', String(port), '--data', data];
    const child = spawn(execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await servingUrl(child);
    return new Engine(child, url, performance.now() - begun);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  async call(path: string, args: readonly unknown[]): Promise<unknown> {
    const response = await fetch(`${this.url}/${path}`, { method: 'POST', body: JSON.stringify(args) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Resolves when the process is gone. */
  async kill(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }
}

/** muc says where it serves, once it does. */
function servingUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /serving .* on (http:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.on('exit', code => reject(new Error(`muc dev ended with ${code}: ${said}`)));
  });
}
