// Pictures of an application, for people: pure, from the workflow graph to text.
export type { Drawing } from './calls.ts';
export { drawCalls, drawDiagrams, drawWorkflow } from './emit.ts';
export { type PageParts, pageOf } from './page.ts';
