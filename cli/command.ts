// A command is data: what it is called, what it takes, how it is used, and a function from its input to an exit code.
// The world comes in as `io`, so that a test runs a command in its own process and looks at what it wrote.

export const exitCode = {
  ok: 0,
  /** The program that was looked at has errors, or a request failed. */
  problems: 1,
  wrongUse: 2,
  bug: 70,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** More than one sentence, for `--help`. */
  readonly description?: string;
  readonly arguments: readonly Argument[];
  readonly flags: readonly Flag[];
  readonly examples: readonly Example[];
  readonly run: (input: Input, io: Io) => Promise<ExitCode>;
}

export interface Argument {
  /** As commander writes them: `<path>`, `[paths...]`. */
  readonly name: string;
  readonly summary: string;
  readonly fallback?: string;
}

export interface Flag {
  readonly name: string;
  readonly summary: string;
  /** The placeholder of its value; absent: it is there or not. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly fallback?: string;
}

export interface Example {
  readonly line: string;
  readonly summary: string;
}

export interface Input {
  readonly args: readonly string[];
  readonly flags: { readonly [name: string]: string | boolean | undefined };
}

/** Everything of the world that a command may touch. */
export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly clock: { now(): number };
  readonly files: Files;
  /** Aborts when the user or the system asks the process to end. */
  readonly stop: AbortSignal;
}

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
}

/** Files by absolute path. */
export interface Files {
  /** Undefined: there is no such file. */
  read(path: string): string | undefined;
  write(path: string, text: string): void;
  kind(path: string): 'file' | 'folder' | undefined;
  /** Names in a folder, sorted; none if there is no such folder. */
  names(folder: string): readonly string[];
  remove(path: string): void;
  rename(from: string, to: string): void;
  /** A new empty folder that nobody else has, in a folder or, without one, where the system keeps such things. */
  temporary(prefix: string, parent?: string): string;
  /** Calls back after something below the folder has changed; gives a function that ends it. */
  watch(folder: string, changed: (path: string) => void): () => void;
}

/** A wrong use of a command: the message goes to the user, the exit code is 2. */
export class WrongUse extends Error {}
