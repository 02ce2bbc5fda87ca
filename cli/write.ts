// Puts a build where it belongs: whole or not at all. Whoever reads the folder meanwhile sees the old build or the new one.
import { basename, dirname, join } from 'node:path';
import { type Io, WrongUse } from './command.ts';

export function writeFolder(folder: string, files: ReadonlyMap<string, string>, io: Io): void {
  refuseStrangeFolder(folder, io);
  const parent = dirname(folder);
  const fresh = io.files.temporary(`.${basename(folder)}-`, parent);
  try {
    for (const [path, text] of files) io.files.write(join(fresh, path), text);
    replace(folder, fresh, parent, io);
  } finally {
    io.files.remove(fresh);
  }
}

function replace(folder: string, fresh: string, parent: string, io: Io): void {
  if (io.files.kind(folder) === undefined) {
    io.files.rename(fresh, folder);
    return;
  }
  const trash = io.files.temporary(`.${basename(folder)}-old-`, parent);
  try {
    io.files.rename(folder, join(trash, 'build'));
    io.files.rename(fresh, folder);
  } finally {
    io.files.remove(trash);
  }
}

const written = new Set([
  'diagrams',
  'functions',
  'index.html',
  'manifest.json',
  'statemachines',
  'template.json',
]);

/** The folder is replaced as a whole: it must be ours. */
export function refuseStrangeFolder(folder: string, io: Io): void {
  const kind = io.files.kind(folder);
  if (kind === 'file') throw new WrongUse(`${folder} is a file, a folder is needed`);
  const names = io.files.names(folder);
  const strange = names.filter(name => !written.has(name) && !/\.(svg|mmd)$/.test(name));
  if (strange.length > 0) {
    throw new WrongUse(`${folder} holds something that muc did not build; choose another folder with --out`);
  }
}
