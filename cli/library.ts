import { join } from 'node:path';

/** The run-time library that is bundled into every function. */
export const library = join(import.meta.dirname, '..', 'stdlib');
