/** How the compiler sees files. Paths are relative to the application's root folder, with `/` between folders. */
export interface Host {
  /** The text of a file; undefined if there is none. */
  read(path: string): string | undefined;
  /** Paths of all files below a folder (`''` for the root), sorted. */
  list(folder: string): readonly string[];
}
