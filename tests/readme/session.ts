// Executes a page: writes the files it shows, types the commands it shows, and compares what they print.
//
//   ```mu hotel.mu        a file, written to the working folder
//   ```console            `$ ` begins a command; the lines below it are what it prints
//
// A command that ends in ` &` goes on in the background, once it has printed what the page shows. In expected lines, `…`
// stands for any text on the line, and a line of `…` alone for any lines. `8080` stands for a free port.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';

export const root = join(import.meta.dirname, '..', '..');

export interface Block {
  /** The words after the fence: `console`, `mu hotel.mu`. */
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

export interface Command {
  readonly command: string;
  readonly expected: string;
  readonly line: number;
}

export interface Result {
  readonly command: string;
  readonly line: number;
  readonly expected: string;
  readonly printed: string;
}

export function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(root, page), 'utf8');
  const blocks: Block[] = [];
  for (const match of text.matchAll(/^```(\S[^\n]*)\n([\s\S]*?)^```$/gm)) {
    const line = text.slice(0, match.index).split('\n').length;
    blocks.push({ info: match[1] ?? '', text: match[2] ?? '', line });
  }
  return blocks;
}

export function commandsOf(block: Block): readonly Command[] {
  const commands: { command: string; expected: string; line: number }[] = [];
  for (const [i, line] of block.text.split('\n').slice(0, -1).entries()) {
    if (line.startsWith('$ '))
      commands.push({ command: line.slice(2), expected: '', line: block.line + i + 1 });
    else {
      const last = commands.at(-1);
      if (last === undefined) throw new Error(`line ${block.line + i + 1}: output before any command`);
      if (last.command.endsWith('\\')) last.command = `${last.command.slice(0, -1)}${line.trim()}`;
      else last.expected += `${line}\n`;
    }
  }
  return commands;
}

export class Session {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #port: number;
  readonly #background: ChildProcess[] = [];
  #cwd: string;

  private constructor(port: number, cwd: string | undefined) {
    this.#port = port;
    this.#folder = mkdtempSync(join(tmpdir(), 'mu-page-'));
    this.#cwd = cwd ?? this.#folder;
    const muc = join(this.#folder, 'muc');
    writeFileSync(muc, `#!/bin/sh\nexec '${execPath}' '${join(root, 'cli', 'muc.mjs')}' "$@"\n`);
    chmodSync(muc, 0o755);
    this.#env = {
      ...process.env,
      PATH: `${this.#folder}:${process.env.PATH ?? ''}`,
      NO_COLOR: '1',
      npm_config_loglevel: 'error',
    };
    delete this.#env.FORCE_COLOR;
  }

  /** In `cwd`, or in a new folder that goes away. */
  static async open(cwd?: string): Promise<Session> {
    return new Session(await freePort(), cwd);
  }

  writeFile(name: string, text: string): void {
    writeFileSync(join(this.#cwd, name), text);
  }

  async type({ command, expected, line }: Command): Promise<Result> {
    const change = /^cd (\S+)$/.exec(command);
    if (change !== null) {
      this.#cwd = join(this.#cwd, change[1] ?? '');
      return { command, line, expected, printed: '' };
    }
    const real = command.replaceAll('8080', String(this.#port));
    const printed = real.endsWith(' &') ? await this.#start(real, expected) : await this.#run(real);
    const text = printed === '' || printed.endsWith('\n') ? printed : `${printed}\n`;
    return { command, line, expected, printed: text.replaceAll(String(this.#port), '8080') };
  }

  async close(): Promise<void> {
    for (const child of this.#background) await ended(child);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(command: string): Promise<string> {
    const child = this.#spawn(`${command} 2>&1`);
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => resolve(printed));
    });
  }

  /** Until it has printed as many lines as are expected. */
  #start(command: string, expected: string): Promise<string> {
    const child = this.#spawn(`exec ${command.slice(0, -2)} 2>&1`);
    this.#background.push(child);
    const lines = expected.split('\n').length;
    let printed = '';
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => resolve(printed));
      child.stdout?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.split('\n').length >= lines) resolve(printed);
      });
    });
  }

  #spawn(command: string): ChildProcess {
    return spawn('sh', ['-c', command], {
      cwd: this.#cwd,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
}

/** Whether what was printed is what the page shows. */
export function agrees(printed: string, expected: string): boolean {
  const pattern = expected
    .split('\n')
    .map(line => (line === '…' ? '[\\s\\S]*?' : line.split('…').map(literally).join('[^\\n]*')))
    .join('\n')
    .replaceAll('[\\s\\S]*?\n', '(?:[^\\n]*\\n)*?');
  return new RegExp(`^${pattern}$`).test(printed);
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.on('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
