// From a path on the command line to an application that the compiler can read: its root folder, its entry, its name.
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Host } from '../compiler/index.ts';
import { type Files, type Io, WrongUse } from './command.ts';

export interface ApplicationFolder {
  /** Absolute. */
  readonly root: string;
  /** A file relative to the root, or `''` for all files below it. */
  readonly entry: string;
  /** Letters, digits and `-`: part of the names of what is deployed. */
  readonly name: string;
  readonly host: Host;
}

export function openApplication(path: string, io: Io): ApplicationFolder {
  const absolute = resolve(io.cwd, path);
  const kind = io.files.kind(absolute);
  if (kind === undefined) throw new WrongUse(`there is no file or folder ${path}`);
  if (kind === 'file' && !path.endsWith('.mu')) throw new WrongUse(`${path} is not a .mu file`);
  const root = kind === 'folder' ? absolute : dirname(absolute);
  const entry = kind === 'folder' ? '' : basename(absolute);
  const host = hostAt(root, io.files);
  if (kind === 'folder' && host.list('').every(file => !file.endsWith('.mu'))) {
    throw new WrongUse(`there is no .mu file in ${path}`);
  }
  return { root, entry, name: nameOf(absolute), host };
}

/** The path of a file of the application as the user would write it from where they are. */
export function displayPath(application: ApplicationFolder, path: string, io: Io): string {
  return relative(io.cwd, join(application.root, path)) || path;
}

/** Folders that hold no source: what we write ourselves, packages, and what is hidden. */
export function isSourceFolder(name: string): boolean {
  return name !== 'build' && name !== 'node_modules' && !name.startsWith('.');
}

function hostAt(root: string, files: Files): Host {
  const list = (folder: string): readonly string[] =>
    files.names(join(root, folder)).flatMap(name => {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (files.kind(join(root, path)) !== 'folder') return [path];
      return isSourceFolder(name) ? list(path) : [];
    });
  return { read: path => files.read(join(root, path)), list: folder => [...list(folder)].sort() };
}

function nameOf(path: string): string {
  const name = basename(path, '.mu')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'application' : name;
}
