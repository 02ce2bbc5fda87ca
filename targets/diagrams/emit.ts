// All drawings of an application, and the page that shows them: text files, by their path in a folder of their own.
import type { Application, Workflow } from '../../compiler/ir/workflow.ts';
import type { Source } from '../../grammar/source.ts';
import { callsDrawing, type Drawing } from './calls.ts';
import { layoutScene } from './layout.ts';
import { mermaidOf } from './mermaid.ts';
import { CALLS, pageOf } from './page.ts';
import { paintScene } from './paint.ts';
import { type Places, placesOf } from './places.ts';
import { workflowScene } from './workflow-scene.ts';

/** `Frontend.reserve.svg`, `Frontend.reserve.mmd`, …, `calls.svg`, `calls.mmd`, `index.html`. */
export async function drawDiagrams(
  application: Application,
  sources: readonly Source[],
  machines: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, string>> {
  const places = placesOf(sources);
  const drawings = new Map<string, Drawing>([[CALLS, await callsDrawing(application, places)]]);
  for (const workflow of application.workflows) {
    drawings.set(workflow.id, await workflowDrawing(workflow, application, places));
  }
  const files = new Map<string, string>();
  for (const [id, { svg, mermaid }] of drawings) files.set(`${id}.svg`, svg).set(`${id}.mmd`, mermaid);
  return files.set('index.html', pageOf(application, { drawings, sources, machines }));
}

/** One workflow, as SVG and as Mermaid. */
export async function drawWorkflow(
  workflow: Workflow,
  application: Application,
  sources: readonly Source[],
): Promise<Drawing> {
  return workflowDrawing(workflow, application, placesOf(sources));
}

/** The services and their calls, as SVG and as Mermaid. */
export async function drawCalls(application: Application, sources: readonly Source[]): Promise<Drawing> {
  return callsDrawing(application, placesOf(sources));
}

async function workflowDrawing(
  workflow: Workflow,
  application: Application,
  places: Places,
): Promise<Drawing> {
  const scene = workflowScene({ workflow, application, places });
  return { svg: paintScene(scene, await layoutScene(scene)), mermaid: mermaidOf(scene) };
}
