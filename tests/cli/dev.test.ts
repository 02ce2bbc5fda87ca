import { join } from 'node:path';
import test from 'ava';
import { realFiles } from '../../cli/io.ts';
import { muc, withFolder } from './captured.ts';

const source = (step: number): string => `export service Steps {
  state count: number = 0;

  @http("POST", "/next")
  next(): number {
    this.count += ${step};
    return this.count;
  }
}
`;

/** Resolves when the output has said it so many times. */
function saying() {
  let said = '';
  let look = (): void => {};
  return {
    onOutput: (soFar: string): void => {
      said = soFar;
      look();
    },
    until: (pattern: RegExp): Promise<RegExpMatchArray> =>
      new Promise(resolve => {
        look = () => {
          const found = said.match(pattern);
          if (found !== null) resolve(found);
        };
        look();
      }),
  };
}

test('dev serves, builds again after a change, keeps what is stored, and stops when asked', async t => {
  await withFolder({ 'steps.mu': source(1) }, async cwd => {
    const stop = new AbortController();
    const output = saying();
    const running = muc(['dev', '--port', '0'], { cwd, stop: stop.signal, onOutput: output.onOutput });
    const [, url = ''] = await output.until(/serving \S+ on (\S+)\n/);
    // Each request on a connection of its own: the engine that held the old one is gone.
    const post = { method: 'POST', headers: { connection: 'close' } };
    const next = async (): Promise<unknown> => (await fetch(`${url}/next`, post)).json();
    t.is(await next(), 1);
    t.is(await next(), 2);
    realFiles.write(join(cwd, 'steps.mu'), source(10));
    await output.until(/serving again \S+ on (\S+)\n/);
    t.is(await next(), 12);
    stop.abort('SIGTERM');
    const { code, stdout, stderr } = await running;
    t.is(code, 0);
    t.is(stderr, '');
    t.regex(stdout, /POST \/next +Steps\.next\(\)/);
    t.regex(stdout, /stopped\n$/);
    await t.throwsAsync(next());
  });
});

test('dev says that a port is taken', async t => {
  await withFolder({ 'steps.mu': source(1) }, async cwd => {
    const stop = new AbortController();
    const output = saying();
    const first = muc(['dev', '--port', '0'], { cwd, stop: stop.signal, onOutput: output.onOutput });
    const [, port = ''] = await output.until(/on http:\/\/[^:]+:(\d+)\n/);
    const second = await muc(['dev', '--port', port], { cwd });
    t.is(second.code, 2);
    t.regex(second.stderr, /this port is taken/);
    stop.abort('SIGINT');
    t.is((await first).code, 0);
  });
});

test('dev waits for a program that it can build', async t => {
  await withFolder({ 'steps.mu': 'export service {' }, async cwd => {
    const stop = new AbortController();
    const output = saying();
    const running = muc(['dev', '--port', '0'], { cwd, stop: stop.signal, onOutput: output.onOutput });
    const waiting = setInterval(() => realFiles.write(join(cwd, 'steps.mu'), source(1)), 100);
    await output.until(/serving \S+ on (\S+)\n/);
    clearInterval(waiting);
    stop.abort('SIGTERM');
    const { code, stderr } = await running;
    t.is(code, 0);
    t.regex(stderr, /waiting for a change/);
  });
});
