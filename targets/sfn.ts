// `muc build --target=sfn`: everything of a build that is text. The functions still have to be bundled
// (targets/bundle) and the diagrams drawn (targets/diagrams), which takes packages that not everybody wants to load.
import type { Application, Variable, Workflow } from '../compiler/ir/workflow.ts';
import type { Diagnostic } from '../grammar/diagnostic.ts';
import { Bug, report } from '../grammar/diagnostic.ts';
import type { Source } from '../grammar/source.ts';
import { emitMachine, validate } from './asl/index.ts';
import { emitTemplate } from './cloudformation/index.ts';
import { checkExpress } from './express.ts';
import { json } from './json.ts';
import type { FunctionSources } from './lambda/index.ts';
import { emitFunctions } from './lambda/index.ts';
import { definitionBytes } from './limits.ts';
import { emitManifest } from './manifest.ts';
import { longestName, machineArnName, machineName, machinePath } from './names.ts';
import { placer } from './places.ts';
import { targetProblems } from './problems.ts';

export interface SfnOptions {
  /** Texts of the program: lines and columns in comments, and what source maps carry along. */
  readonly sources: readonly Source[];
}

export interface SfnBuild {
  /** `template.json`, `manifest.json` and `statemachines/*.asl.json`, by path in `build/sfn/`. */
  readonly files: ReadonlyMap<string, string>;
  /** What the bundler turns into `functions/*`. */
  readonly functions: FunctionSources;
  readonly diagnostics: readonly Diagnostic[];
}

export function emitSfn(application: Application, options: SfnOptions): SfnBuild {
  const place = placer(options.sources);
  const files = new Map<string, string>([
    ['template.json', json(emitTemplate(application))],
    ['manifest.json', json(emitManifest(application))],
  ]);
  const errors = thrownErrors(application);
  const { externs } = application;
  const diagnostics: Diagnostic[] = [];
  for (const workflow of application.workflows) {
    const machine = emitMachine(workflow, {
      errors,
      externs,
      place,
      machineArn: id => machineArnName(application, id),
      optional: optional(application, workflow),
    });
    const findings = validate(machine);
    if (findings.length > 0)
      throw new Bug(`the machine of ${workflow.id}: ${findings.join('; ')}`, workflow.span);
    const text = json(machine);
    diagnostics.push(...limits(application, workflow, text), ...checkExpress(workflow));
    files.set(machinePath(workflow.id), text);
  }
  return { files, functions: emitFunctions(application, options.sources), diagnostics };
}

/** Those that a function may throw as values: the declared ones, and where there are invariants, that one is broken. */
function thrownErrors({ errors, invariants }: Application): readonly string[] {
  return invariants.length === 0 ? errors : [...errors, 'InvariantViolated'].sort();
}

/** The variables of parameters that a caller may leave out. */
function optional(application: Application, { id, parameters }: Workflow): readonly Variable[] {
  const entry = application.entries.find(({ method }) => method === id);
  return parameters.filter((_, i) => entry?.parameters[i]?.optional ?? true);
}

function limits(application: Application, workflow: Workflow, text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > definitionBytes) {
    const args = { workflow: workflow.id, bytes, limit: definitionBytes };
    found.push(report(targetProblems.machineTooLarge, args, workflow.span));
  }
  const name = machineName(application.name, workflow.id);
  if (name.length > longestName) {
    const args = { workflow: workflow.id, name, limit: longestName };
    found.push(report(targetProblems.machineNameTooLong, args, workflow.span));
  }
  return found;
}
