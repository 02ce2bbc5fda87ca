// The intrinsic functions. Each takes values and gives a value or throws `Misuse` with a reason; what needs the world (random
// numbers, identifiers, digests) is asked for as an expression of the library, as any other expression is.
import { isRecord, type Json } from '../json.ts';
import { byteLength, decodeBase64, encodeBase64 } from './base64.ts';
import { format } from './format.ts';

export class Misuse extends Error {}

/** Answers an expression of the library. */
export type Ask = (expression: string, variables: { readonly [name: string]: Json }) => Json;
type Intrinsic = (args: readonly Json[], ask: Ask) => Json;

export const intrinsics: { readonly [name: string]: Intrinsic } = {
  'States.Array': args => args,
  'States.ArrayPartition': args => {
    const [values, size] = signature(args, 'array', 'number');
    if (!(size >= 1)) throw new Misuse('The chunk size must be a positive integer');
    const chunk = Math.round(size);
    return Array.from({ length: Math.ceil(values.length / chunk) }, (_, i) =>
      values.slice(i * chunk, (i + 1) * chunk),
    );
  },
  'States.ArrayContains': args => {
    const [values, wanted] = signature(args, 'array', 'any');
    return values.some(value => same(value, wanted));
  },
  'States.ArrayRange': args => {
    const [first, last, step] = signature(args, 'number', 'number', 'number').map(Math.round) as [
      number,
      number,
      number,
    ];
    if (step === 0) throw new Misuse('The step must not be 0');
    const count = Math.max(0, Math.floor((last - first) / step) + 1);
    if (count > 1000) throw new Misuse('The range must have at most 1000 elements');
    return Array.from({ length: count }, (_, i) => first + i * step);
  },
  'States.ArrayGetItem': args => {
    const [values, index] = signature(args, 'array', 'number');
    const found = values[Math.round(index)];
    if (found === undefined) throw new Misuse(`The index ${index} is out of bounds`);
    return found;
  },
  'States.ArrayLength': args => signature(args, 'array')[0].length,
  'States.ArrayUnique': args => {
    const [values] = signature(args, 'array');
    const seen = new Set<string>();
    return values.filter(value => {
      const key = canonical(value);
      return !seen.has(key) && seen.add(key);
    });
  },
  'States.Base64Encode': args => encodeBase64(short(signature(args, 'string')[0])),
  'States.Base64Decode': args => {
    const decoded = decodeBase64(short(signature(args, 'string')[0]));
    if (decoded === undefined) throw new Misuse('The data is not Base64');
    return decoded;
  },
  'States.Hash': (args, ask) => {
    const [data, algorithm] = signature(args, 'any', 'string');
    if (!/^(MD5|SHA-(1|256|384|512))$/.test(algorithm)) throw new Misuse(`Unknown algorithm ${algorithm}`);
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    return ask('$hash($data, $algorithm)', { data: short(text), algorithm });
  },
  'States.JsonMerge': args => {
    const [first, second, deep] = signature(args, 'object', 'object', 'boolean');
    if (deep) throw new Misuse('Deep merging is not supported');
    return { ...first, ...second };
  },
  'States.StringToJson': args => {
    const [text] = signature(args, 'string');
    if (text.trim() === '') return null;
    try {
      return JSON.parse(text) as Json;
    } catch {
      throw new Misuse('The string is not JSON');
    }
  },
  'States.JsonToString': args => JSON.stringify(signature(args, 'any')[0]),
  'States.MathRandom': (args, ask) => {
    const [first, last, seed] =
      args.length > 2
        ? signature(args, 'number', 'number', 'number')
        : [...signature(args, 'number', 'number'), undefined];
    const [from, to] = [Math.round(first as number), Math.round(last as number)];
    const random =
      seed === undefined ? ask('$random()', {}) : ask('$random($seed)', { seed: Math.round(seed) });
    return from + Math.floor((random as number) * (to - from));
  },
  'States.MathAdd': args => {
    const [first, second] = signature(args, 'number', 'number');
    return Math.round(first) + Math.round(second);
  },
  'States.StringSplit': args => {
    const [text, delimiters] = signature(args, 'string', 'string');
    const signs = new Set(delimiters);
    const parts: string[] = [''];
    for (const sign of text) {
      if (signs.has(sign)) parts.push('');
      else parts.push((parts.pop() ?? '') + sign);
    }
    return parts.filter(part => part !== '');
  },
  'States.UUID': (args, ask) => {
    signature(args);
    return ask('$uuid()', {});
  },
  'States.Format': ([template, ...values]) => {
    if (typeof template !== 'string') throw new Misuse('The template must be a string');
    const text = format(template, values);
    if (text === undefined) throw new Misuse('The template has another number of {} than there are values');
    return text;
  },
};

interface Types {
  array: readonly Json[];
  object: { readonly [key: string]: Json };
  string: string;
  number: number;
  boolean: boolean;
  any: Json;
}

/** The arguments, when there are as many and of these types. */
function signature<const Names extends readonly (keyof Types)[]>(
  args: readonly Json[],
  ...types: Names
): { [I in keyof Names]: Types[Names[I]] } {
  if (args.length !== types.length)
    throw new Misuse(`Expected ${types.length} arguments, but got ${args.length}`);
  types.forEach((type, i) => {
    const value = args[i] as Json;
    const fits =
      type === 'any' ||
      (type === 'array' && Array.isArray(value)) ||
      (type === 'object' && isRecord(value)) ||
      typeof value === type;
    if (!fits || (type === 'object' && !isRecord(value)))
      throw new Misuse(`Expected argument ${i + 1} to be of type ${type}`);
  });
  return args as unknown as { [I in keyof Names]: Types[Names[I]] };
}

/** Digests and encodings take at most so much. */
function short(text: string): string {
  if (byteLength(text) > 10_000) throw new Misuse('The data has more than 10000 bytes');
  return text;
}

function same(one: Json, other: Json): boolean {
  return canonical(one) === canonical(other);
}

/** Equal for equal values, whatever the order of members. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map(key => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`).join()}}`;
}

/** How many arguments each takes; no entry: any number. */
const arities: { readonly [name: string]: readonly number[] } = {
  'States.ArrayPartition': [2],
  'States.ArrayContains': [2],
  'States.ArrayRange': [3],
  'States.ArrayGetItem': [2],
  'States.ArrayLength': [1],
  'States.ArrayUnique': [1],
  'States.Base64Encode': [1],
  'States.Base64Decode': [1],
  'States.Hash': [2],
  'States.JsonMerge': [3],
  'States.StringToJson': [1],
  'States.JsonToString': [1],
  'States.MathRandom': [2, 3],
  'States.MathAdd': [2],
  'States.StringSplit': [2],
  'States.UUID': [0],
};

/** Whether there is such a function, with so many arguments. */
export function isIntrinsic(name: string, count: number): boolean {
  if (!Object.hasOwn(intrinsics, name)) return false;
  const arity = Object.hasOwn(arities, name) ? arities[name] : undefined;
  return arity === undefined || arity.includes(count);
}
