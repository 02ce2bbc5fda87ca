import { join } from 'node:path';
import test from 'ava';
import { realFiles } from '../../cli/io.ts';
import { type Captured, muc, withFolder } from './captured.ts';

const source = (step: number): string => `export service Steps {
  state count: number = 0;

  @http("POST", "/next")
  next(): number {
    this.count += ${step};
    return this.count;
  }
}
`;

/** `muc dev` beside the test: what it says, and how it ends. A wait for words that never come ends with the command. */
function dev(cwd: string, port = '0') {
  const stop = new AbortController();
  let said = '';
  let look = (): void => {};
  const onOutput = (soFar: string): void => {
    said = soFar;
    look();
  };
  const running = muc(['dev', '--port', port], { cwd, stop: stop.signal, onOutput });
  const until = (pattern: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      look = () => {
        const found = said.match(pattern);
        if (found !== null) resolve(found);
      };
      look();
      running.then(({ stderr }) => reject(new Error(`it ended: ${stderr}`)), reject);
    });
  const end = (): Promise<Captured> => {
    stop.abort('SIGTERM');
    return running;
  };
  return { until, end };
}

test('dev serves, builds again after a change, keeps what is stored, and stops when asked', async t => {
  await withFolder({ 'steps.mu': source(1) }, async cwd => {
    const session = dev(cwd);
    const [, url = ''] = await session.until(/serving \S+ on (\S+)\n/);
    // Each request on a connection of its own: the engine that held the old one is gone.
    const post = { method: 'POST', headers: { connection: 'close' } };
    const next = async (): Promise<unknown> => (await fetch(`${url}/next`, post)).json();
    t.is(await next(), 1);
    t.is(await next(), 2);
    realFiles.write(join(cwd, 'steps.mu'), source(10));
    await session.until(/serving again \S+ on (\S+)\n/);
    t.is(await next(), 12);
    const { code, stdout, stderr } = await session.end();
    t.is(code, 0);
    t.is(stderr, '');
    t.regex(stdout, /POST \/next +Steps\.next\(\)/);
    t.regex(stdout, /stopped\n$/);
    await t.throwsAsync(next());
  });
});

test('dev says that a port is taken', async t => {
  await withFolder({ 'steps.mu': source(1) }, async cwd => {
    const session = dev(cwd);
    const [, port = ''] = await session.until(/on http:\/\/[^:]+:(\d+)\n/);
    const second = await muc(['dev', '--port', port], { cwd });
    t.is(second.code, 2);
    t.regex(second.stderr, /this port is taken/);
    t.is((await session.end()).code, 0);
  });
});

test('dev waits for a program that it can build', async t => {
  await withFolder({ 'steps.mu': 'export service {' }, async cwd => {
    const session = dev(cwd);
    const waiting = setInterval(() => realFiles.write(join(cwd, 'steps.mu'), source(1)), 100);
    await session.until(/serving \S+ on (\S+)\n/);
    clearInterval(waiting);
    const { code, stderr } = await session.end();
    t.is(code, 0);
    t.regex(stderr, /waiting for a change/);
  });
});

test('dev writes the interface of an extern service, and reloads its code', async t => {
  const shop = `extern service Tools from "./tools.ts" { name(): Promise<string>; }
export service Shop {
  async ask(): Promise<string> {
    return await Tools.name();
  }
}
`;
  const tools = (name: string): string => `import type { Tools } from "./tools.mu.ts";
export const name: Tools["name"] = async () => "${name}";
`;
  await withFolder({ 'shop.mu': shop, 'tools.ts': tools('first') }, async cwd => {
    const session = dev(cwd);
    const [, url = ''] = await session.until(/serving \S+ on (\S+)\n/);
    t.regex(realFiles.read(join(cwd, 'tools.mu.ts')) ?? '', /readonly name: /);
    const post = { method: 'POST', headers: { connection: 'close' } };
    const ask = async (): Promise<unknown> => (await fetch(`${url}/Shop/ask`, post)).json();
    t.is(await ask(), 'first');
    realFiles.write(join(cwd, 'tools.ts'), tools('second'));
    await session.until(/serving again \S+ on (\S+)\n/);
    t.is(await ask(), 'second');
    t.is((await session.end()).code, 0);
  });
});
