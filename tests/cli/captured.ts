// Runs a command line in this process, with a captured `io` over the real file system.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../cli/command.ts';
import { realFiles } from '../../cli/io.ts';
import { runCommandLine } from '../../cli/program.ts';

export const root = join(import.meta.dirname, '..', '..');

export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Settings {
  readonly cwd?: string;
  readonly env?: Io['env'];
  readonly terminal?: boolean;
  readonly stop?: AbortSignal;
  readonly clock?: Io['clock'];
  /** Sees what is written to the output as it comes. */
  readonly onOutput?: (soFar: string) => void;
}

export async function muc(argv: readonly string[], settings: Settings = {}): Promise<Captured> {
  let stdout = '';
  let stderr = '';
  const isTerminal = settings.terminal ?? false;
  const code = await runCommandLine(argv, {
    cwd: settings.cwd ?? root,
    env: settings.env ?? {},
    stdout: {
      isTerminal,
      write: text => {
        stdout += text;
        settings.onOutput?.(stdout);
      },
    },
    stderr: {
      isTerminal,
      write: text => {
        stderr += text;
      },
    },
    clock: settings.clock ?? { now: () => 0 },
    files: realFiles,
    stop: settings.stop ?? new AbortController().signal,
  });
  return { code, stdout, stderr };
}

/** A folder with these files, which goes away after `use`. */
export async function withFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mu-test-'));
  try {
    for (const [path, text] of Object.entries(files)) realFiles.write(join(folder, path), text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
