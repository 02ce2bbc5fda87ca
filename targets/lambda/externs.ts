// The entry module of an extern service's function: the author's module between our host and what the program declares.
//
//   import { host } from "mu:extern";
//   import * as module from "mu:module";
//   export const { handler, execute } = host({ service: "Payments", methods: { charge: { code: module.charge, … } }, … });
import type { EntryParameter, ExternMethod, ExternUnit, Shape } from '../../compiler/ir/workflow.ts';
import type { Span } from '../../grammar/source.ts';
import type { Data } from './literals.ts';
import { literal } from './literals.ts';

export interface ExternSource {
  /** Name of the function: `Payments`. */
  readonly unit: string;
  /** Text of the entry module. */
  readonly entry: string;
  /** The author's module, relative to the application's root. */
  readonly module: string;
  /** Names that the module has to export, with the places that ask for them. */
  readonly methods: readonly { readonly name: string; readonly span: Span }[];
  readonly span: Span;
  /** The generated interface, which the module may import. */
  readonly types: { readonly path: string; readonly text: string };
}

export function externSource(unit: ExternUnit): ExternSource {
  const { name, module, methods, errors, span, types } = unit;
  const program = literal({
    service: name,
    methods: Object.fromEntries(methods.map(method => [method.name, methodTable(method)])),
    errors: Object.fromEntries(errors.map(error => [error.name, data(fieldsShape(error.fields))])),
  });
  const entry = [
    'import { host } from "mu:extern";',
    'import * as module from "mu:module";',
    '',
    `export const { handler, execute } = host(${program});`,
    '',
  ].join('\n');
  return { unit: name, entry, module, methods, span, types };
}

function methodTable({ name, parameters, shape, optional, timeout }: ExternMethod): Data {
  return {
    code: { identifier: `module.${name}` },
    parameters: parameters.length,
    shape: shape === undefined ? undefined : data(shape),
    optional,
    timeout,
  };
}

function fieldsShape(fields: readonly EntryParameter[]): Shape {
  const properties = fields.map(({ name, optional, shape }) => ({ name, optional, shape }));
  return { kind: 'object', properties };
}

/** Shapes are plain data; their types are interfaces, which TypeScript takes for open. */
function data(shape: Shape): Data {
  return shape as unknown as Data;
}
