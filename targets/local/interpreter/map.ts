// What a Map begins with: its items, how many run at once, how many may fail, and batches.
import type { Processor, StateDefinition } from './definition.ts';
import { evaluateAs } from './evaluation.ts';
import { effectiveInput, fill } from './flow.ts';
import { type Json, utf8Length } from './json.ts';
import { pathValue, runtimeError } from './payload.ts';
import {
  type Entered,
  isJsonata,
  newToken,
  note,
  pathView,
  rest,
  type Site,
  type Step,
  view,
} from './run.ts';
import type { Child, MapRun, Waiting } from './snapshot.ts';
import { wholeNumber } from './waiting.ts';

/** AWS runs at most 40 iterations of an inline Map at once, and 10 000 of a distributed one. */
const mostAtOnce = { INLINE: 40, DISTRIBUTED: 10_000 };

type Children = Extract<Waiting, { kind: 'children' }>;

export function processorOf(state: StateDefinition): Processor | undefined {
  return state.ItemProcessor ?? state.Iterator;
}

function isDistributed(state: StateDefinition): boolean {
  return processorOf(state)?.ProcessorConfig?.Mode === 'DISTRIBUTED';
}

export function batched(state: StateDefinition): boolean {
  return state.ItemBatcher !== undefined && isDistributed(state);
}

export function items(site: Site, frame: Entered, state: StateDefinition, input: Json): readonly Json[] {
  if (isJsonata(site, state))
    return evaluateAs(
      'array',
      state.Items ?? '{% $states.input %}',
      'Items',
      view(site, frame),
    ) as readonly Json[];
  const path = state.ItemsPath ?? '$';
  const found = path === '$' ? input : pathValue(path, pathView(site, frame, input));
  site.run.probe?.saw('afterItemsPath', found);
  if (!Array.isArray(found)) throw runtimeError(`Reference path "${path}" must point to array.`);
  return found;
}

export function beginMap(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  { input, items: found }: { readonly input: Json; readonly items: readonly Json[] },
): Children {
  const mode = isDistributed(state) ? 'DISTRIBUTED' : 'INLINE';
  const asked = number(site, frame, state, { field: 'MaxConcurrency', most: Number.POSITIVE_INFINITY }) ?? 0;
  site.run.probe?.saw('maxConcurrency', asked);
  if (state.ItemReader === undefined) note(site, 'MapStateStarted', () => ({ length: found.length }));
  const mapRun = isDistributed(state) ? mapRunOf(site, frame, state) : undefined;
  if (state.ItemReader === undefined) noteRun(site, frame, state);
  const all = batched(state) ? batches(site, frame, state, { input, items: found }) : found;
  return {
    kind: 'children',
    children: all.map((): Child => ({ kind: 'pending' })),
    items: all,
    input,
    concurrency: asked === 0 ? mostAtOnce[mode] : Math.min(asked, mostAtOnce[mode]),
    ...(mapRun !== undefined && { mapRun }),
  };
}

function noteRun(site: Site, frame: Entered, state: StateDefinition): void {
  if (isDistributed(state)) note(site, 'MapRunStarted', () => ({ mapRunArn: mapRunArn(site, frame, state) }));
}

/** `…:mapRun:MACHINE/LABEL:NAME` */
export function mapRunArn(site: Site, frame: Entered, state: StateDefinition): string {
  const machine = site.run.execution.machine.id.replace(':stateMachine:', ':mapRun:');
  return `${machine}/${state.Label ?? labelOf(frame.state)}:${site.run.execution.name}-${site.path.replaceAll('/', '-')}${frame.enteredEvent}`;
}

function labelOf(state: string): string {
  return state.replace(/[^\w-]/g, '').slice(0, 40);
}

function mapRunOf(site: Site, frame: Entered, state: StateDefinition): MapRun {
  const toleratedCount = number(site, frame, state, {
    field: 'ToleratedFailureCount',
    most: Number.POSITIVE_INFINITY,
  });
  const toleratedPercentage = number(site, frame, state, { field: 'ToleratedFailurePercentage', most: 100 });
  if (toleratedCount !== undefined) site.run.probe?.saw('toleratedFailureCount', toleratedCount);
  if (toleratedPercentage !== undefined)
    site.run.probe?.saw('toleratedFailurePercentage', toleratedPercentage);
  return {
    name: mapRunArn(site, frame, state),
    toleratedCount: toleratedCount ?? 0,
    toleratedPercentage: toleratedPercentage ?? 0,
  };
}

export function tolerates(
  { toleratedCount, toleratedPercentage }: MapRun,
  failures: number,
  of: number,
): boolean {
  return failures <= toleratedCount || (failures * 100) / of <= toleratedPercentage;
}

interface NumberField {
  readonly field: 'MaxConcurrency' | 'ToleratedFailureCount' | 'ToleratedFailurePercentage';
  readonly most: number;
}

function number(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  { field, most }: NumberField,
): number | undefined {
  const constant = state[field];
  const percentage = field === 'ToleratedFailurePercentage';
  if (isJsonata(site, state)) {
    if (constant === undefined) return undefined;
    return percentage
      ? (evaluateAs('number', constant, field, view(site, frame)) as number)
      : wholeNumber(constant, field, 0, view(site, frame));
  }
  const path = state[`${field}Path`];
  if (path === undefined) return constant === undefined ? undefined : Number(constant);
  const value = pathValue(path, pathView(site, frame, effectiveInput(site, frame, state)));
  const found =
    typeof value === 'string' && field !== 'MaxConcurrency' && value !== '' ? Number(value) : value;
  const fits = typeof found === 'number' && !Number.isNaN(found) && (percentage || Number.isInteger(found));
  if (!fits) {
    const kind = percentage ? 'float' : 'integer';
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    throw runtimeError(
      `The ${field}Path field refers to value "${shown}" which is not a valid ${kind}: ${path}`,
    );
  }
  if (found < 0 || found > most)
    throw runtimeError(percentage ? `${field} must be between 0 and 100.` : `${field} cannot be negative.`);
  return found;
}

/** Asks for the items of an `ItemReader`. */
export function readItems(site: Site, frame: Entered, state: StateDefinition): Step {
  note(site, 'MapStateStarted', () => ({ length: 0 }));
  noteRun(site, frame, state);
  const token = newToken(site);
  askForItems(site, frame, state, token);
  return rest(site, frame, { kind: 'reader', token });
}

export function askForItems(site: Site, frame: Entered, state: StateDefinition, token: string): void {
  const reader = state.ItemReader;
  const template = reader?.Arguments ?? reader?.Parameters ?? {};
  const data = effectiveInput(site, frame, state);
  const sent = fill(site, frame, { state, name: 'ItemReader/Arguments', template, data });
  const config = { ...reader?.ReaderConfig, MaxItems: mostItems(site, frame, state, data) };
  site.run.effects.push({
    kind: 'read',
    token,
    resource: reader?.Resource ?? '',
    arguments: { Parameters: sent, ReaderConfig: config as unknown as Json },
  });
}

function mostItems(site: Site, frame: Entered, state: StateDefinition, data: Json): Json {
  const { MaxItems, MaxItemsPath } = state.ItemReader?.ReaderConfig ?? {};
  if (MaxItemsPath === undefined)
    return isJsonata(site, state) && MaxItems !== undefined
      ? fill(site, frame, { state, name: 'ItemReader/ReaderConfig/MaxItems', template: MaxItems, data })
      : (MaxItems ?? 0);
  const value = Number(pathValue(MaxItemsPath, pathView(site, frame, data)));
  if (Number.isInteger(value) && value > 0) return value;
  throw runtimeError(`field MaxItems must be positive: ${MaxItemsPath}`);
}

interface Batching {
  readonly input: Json;
  readonly items: readonly Json[];
}

/** `{ Items, BatchInput }`: as many selected items as fit. */
function batches(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  { input, items: found }: Batching,
): readonly Json[] {
  const { BatchInput } = state.ItemBatcher ?? {};
  const given =
    BatchInput === undefined
      ? {}
      : {
          BatchInput: fill(site, frame, {
            state,
            name: 'ItemBatcher/BatchInput',
            template: BatchInput,
            data: input,
          }),
        };
  const most = batchLimit(site, frame, state, 'MaxItemsPerBatch') ?? Number.POSITIVE_INFINITY;
  const bytes = batchLimit(site, frame, state, 'MaxInputBytesPerBatch') ?? 262_144;
  const result: Json[] = [];
  let batch: Json[] = [];
  for (const [i, item] of found.entries()) {
    const next = selected(site, frame, state, { input, item, i });
    if (batch.length >= most || (batch.length > 0 && size({ Items: [...batch, next], ...given }) > bytes)) {
      result.push({ Items: batch, ...given });
      batch = [];
    }
    batch.push(next);
  }
  return batch.length === 0 ? result : [...result, { Items: batch, ...given }];
}

function selected(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  { input, item, i }: { readonly input: Json; readonly item: Json; readonly i: number },
): Json {
  const template = state.ItemSelector ?? state.Parameters;
  if (template === undefined) return item;
  const inner = { ...site, item: { Index: i, Value: item } };
  return fill(inner, frame, { state, name: 'ItemSelector', template, data: input });
}

function batchLimit(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  field: 'MaxItemsPerBatch' | 'MaxInputBytesPerBatch',
): number | undefined {
  const batcher = state.ItemBatcher ?? {};
  const path = batcher[`${field}Path`];
  if (path === undefined) {
    const constant = batcher[field];
    if (constant === undefined) return undefined;
    return isJsonata(site, state)
      ? wholeNumber(constant, `ItemBatcher/${field}`, 1, view(site, frame))
      : Number(constant);
  }
  const value = Number(pathValue(path, pathView(site, frame, effectiveInput(site, frame, state))));
  if (Number.isInteger(value) && value > 0) return value;
  throw runtimeError(`The ${field}Path field refers to a value which is not a positive integer: ${path}`);
}

function size(value: Json): number {
  return utf8Length(JSON.stringify(value));
}
