export { emitTemplate } from './template.ts';
export type { Resource, Template, Value } from './types.ts';
