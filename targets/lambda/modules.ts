// The texts that the bundler turns into functions: the generated modules, printed, each with a source map to its `.mu`
// file, and one entry module per function.
import type { State } from 'astring';
import { GENERATOR, generate } from 'astring';
import type { Node } from 'estree';
import type { JsModule } from '../../compiler/ir/code.ts';
import type { Application } from '../../compiler/ir/workflow.ts';
import type { Source } from '../../grammar/source.ts';
import { placer } from '../places.ts';
import { deliversSignals, signalsOf } from '../signals.ts';
import { entriesOf, invariantsOf, servedEntry, tellsOfRequests, unitsOf } from '../units.ts';
import { entryModule } from './entry.ts';
import type { ExternSource } from './externs.ts';
import { externSource } from './externs.ts';
import type { SourceMap } from './mappings.ts';
import { Mappings } from './mappings.ts';

export interface FunctionSources {
  /** Path → text: `hotel.mjs`, which ends in its source map, and `function:Hotel`. */
  readonly files: ReadonlyMap<string, string>;
  readonly entries: readonly FunctionEntry[];
  /** Functions that the application's author writes. */
  readonly externs: readonly ExternSource[];
}

export interface FunctionEntry {
  /** Key of `files`. */
  readonly module: string;
  /** Name of the function: `Hotel`. */
  readonly unit: string;
}

export function emitFunctions(application: Application, sources: readonly Source[]): FunctionSources {
  const place = placer(sources);
  const texts = new Map(sources.map(source => [source.path, source.text]));
  const files = new Map<string, string>();
  for (const module of application.modules) {
    files.set(module.path, withMap(printModule(module, texts.get(module.source) ?? '')));
  }
  const entries: FunctionEntry[] = [];
  for (const unit of unitsOf(application)) {
    const module = `function:${unit.name}`;
    const served = entriesOf(application, unit).map(entry => servedEntry(application, entry));
    const invariants = invariantsOf(application, unit);
    const asked = tellsOfRequests(application, unit)
      ? application.entries
          .filter(({ express }) => express !== true)
          .map(entry => servedEntry(application, entry))
      : [];
    const signals = deliversSignals(application, unit) ? signalsOf(application) : [];
    files.set(module, entryModule({ unit, entries: served, asked, invariants, signals, place }));
    entries.push({ module, unit: unit.name });
  }
  return { files, entries, externs: application.externs.map(externSource) };
}

export interface PrintedModule {
  readonly code: string;
  readonly map: SourceMap;
}

/** `text` is that of the `.mu` file, which the map carries along. */
export function printModule(module: JsModule, text: string): PrintedModule {
  const mappings = new Mappings(module.source);
  const code = generate(module.program, { sourceMap: mappings as never, generator: mapping });
  return { code, map: mappings.map(text) };
}

/** astring maps names and constants; a stack trace points at the start of statements, calls and `new` too. */
const mapping = Object.fromEntries(
  Object.entries(GENERATOR).map(([type, print]) => [
    type,
    function (this: typeof GENERATOR, node: Node, state: State): void {
      if (node.loc) state.write('', { type: 'EmptyStatement', loc: node.loc });
      (print as (node: Node, state: State) => void).call(this, node, state);
    },
  ]),
) as unknown as typeof GENERATOR;

function withMap({ code, map }: PrintedModule): string {
  return `${code}//# sourceMappingURL=data:application/json;base64,${base64(JSON.stringify(map))}\n`;
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
