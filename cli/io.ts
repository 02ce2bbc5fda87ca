// The real world behind `Io`.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { WriteStream } from 'node:tty';
import type { Files, Io, Output } from './command.ts';

export function realIo(stop: AbortSignal): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    clock: { now: () => Date.now() },
    files: realFiles,
    stop,
  };
}

function output(stream: WriteStream): Output {
  return { write: text => void stream.write(text), isTerminal: stream.isTTY === true };
}

export const realFiles: Files = {
  read: path => absentIsUndefined(() => readFileSync(path, 'utf8')),
  write: (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  },
  kind: path => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    return found.isDirectory() ? 'folder' : 'file';
  },
  names: folder => absentIsUndefined(() => readdirSync(folder).sort()) ?? [],
  remove: path => rmSync(path, { recursive: true, force: true }),
  rename: renameSync,
  temporary: (prefix, parent = tmpdir()) => {
    mkdirSync(parent, { recursive: true });
    return mkdtempSync(join(parent, prefix));
  },
  watch: (folder, changed) => {
    const watcher = watch(folder, { recursive: true }, (_event, name) => changed(name ?? ''));
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  },
};

function absentIsUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
