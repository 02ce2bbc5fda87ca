// Front door of the rendering of diagnostics.
export { type JsonDiagnostic, type JsonPlace, toJson } from './json.ts';
export type { Sources } from './place.ts';
export { type RenderOptions, render, renderAll } from './render.ts';
