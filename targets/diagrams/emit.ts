// All drawings of an application, and the page that shows them: text files, by their path in a folder of their own.
import type { Application, Workflow } from '../../compiler/ir/workflow.ts';
import type { Source } from '../../grammar/source.ts';
import { callsDrawing, type Drawing } from './calls.ts';
import type { Setting } from './cards.ts';
import { headlinesOf } from './headlines.ts';
import { layoutScene } from './layout.ts';
import { mermaidOf } from './mermaid.ts';
import { CALLS, pageOf } from './page.ts';
import { paintScene } from './paint.ts';
import { placesOf } from './places.ts';
import { workflowScene } from './workflow-scene.ts';

/** `Frontend.reserve.svg`, `Frontend.reserve.mmd`, …, `calls.svg`, `calls.mmd`, `index.html`. */
export async function drawDiagrams(
  application: Application,
  sources: readonly Source[],
  machines: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, string>> {
  const words: Words = { places: placesOf(sources), headline: headlinesOf(sources) };
  const drawings = new Map<string, Drawing>([[CALLS, await callsDrawing(application, words.places)]]);
  for (const workflow of application.workflows) {
    drawings.set(workflow.id, await workflowDrawing(workflow, application, words));
  }
  const files = new Map<string, string>();
  for (const [id, { svg, mermaid }] of drawings) files.set(`${id}.svg`, svg).set(`${id}.mmd`, mermaid);
  return files.set('index.html', pageOf(application, { drawings, sources, machines }));
}

type Words = Pick<Setting, 'places' | 'headline'>;

/** One workflow, as SVG and as Mermaid. */
export async function drawWorkflow(
  workflow: Workflow,
  application: Application,
  sources: readonly Source[],
): Promise<Drawing> {
  return workflowDrawing(workflow, application, {
    places: placesOf(sources),
    headline: headlinesOf(sources),
  });
}

/** The services and their calls, as SVG and as Mermaid. */
export async function drawCalls(application: Application, sources: readonly Source[]): Promise<Drawing> {
  return callsDrawing(application, placesOf(sources));
}

async function workflowDrawing(workflow: Workflow, application: Application, words: Words): Promise<Drawing> {
  const scene = workflowScene({ workflow, application, ...words });
  return { svg: paintScene(scene, await layoutScene(scene)), mermaid: mermaidOf(scene) };
}
