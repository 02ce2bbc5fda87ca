// Reference paths name one place, which need not be there yet: where ResultPath puts a result.
import { isRecord, type Json } from '../json.ts';
import type { Path, Step } from './model.ts';

/** The value with the result at its place; undefined: the value has no such place. */
export function place(path: Path, value: Json, result: Json): Json | undefined {
  return put(path.steps, value, result);
}

function put([step, ...rest]: readonly Step[], value: Json | undefined, result: Json): Json | undefined {
  if (step === undefined) return result;
  if (step.kind === 'names') {
    const [name = ''] = step.names;
    if (value !== undefined && !isRecord(value)) return undefined;
    const inner = put(
      rest,
      value !== undefined && Object.hasOwn(value, name) ? value[name] : undefined,
      result,
    );
    return inner === undefined ? undefined : withMember(value ?? {}, name, inner);
  }
  if (step.kind !== 'indexes' || !Array.isArray(value)) return undefined;
  const [index = 0] = step.indexes;
  if (index < 0 || index >= value.length) return undefined;
  const inner = put(rest, value[index], result);
  return inner === undefined ? undefined : value.map((each: Json, i) => (i === index ? inner : each));
}

/** The name may be `__proto__`. */
export function withMember(object: { readonly [key: string]: Json }, name: string, value: Json): Json {
  return Object.fromEntries([
    ...Object.entries(object).filter(([key]) => key !== name || Object.hasOwn(object, name)),
    [name, value],
  ]);
}
