import type { Code } from './code.ts';
import type { Variable } from './scope.ts';

/** A random statement. `ends`: nothing after it can be reached. */
export interface Written {
  readonly names?: string;
  readonly code: Code;
  readonly ends?: boolean;
  readonly declares?: readonly Variable[];
}
