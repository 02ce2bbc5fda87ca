import type { Json } from '../../stdlib/runtime/ports.ts';

/** How a task ends, as who has its token says. */
export type TaskResult =
  | { readonly kind: 'succeeded'; readonly result: Json }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string };
