// Task tokens: the name of a task that waits, as it goes out into the world and comes back. It says which execution waits, and
// where in it; nobody but the engine reads it.

export interface TokenParts {
  /** ARN of the execution. */
  readonly execution: string;
  /** Of the interpreter: the way to the frame that waits, unique in its execution. */
  readonly token: string;
}

export function taskToken(execution: string, token: string): string {
  return btoa(`${execution} ${token}`);
}

/** Undefined: it is none of ours. */
export function tokenParts(text: string): TokenParts | undefined {
  try {
    const [, execution, token] = /^(\S+) (\S+)$/.exec(atob(text)) ?? [];
    return execution === undefined || token === undefined ? undefined : { execution, token };
  } catch {
    return undefined;
  }
}
