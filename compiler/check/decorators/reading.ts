// How the arguments of decorators are read: constants, written where they stand. A reading is a value, or what is wrong
// and where.
import type { Span } from '../../../grammar/source.ts';
import type { Decorator, Expression, ObjectLiteral } from '../../../grammar/syntax.ts';
import { nearest } from '../../load/nearest.ts';
import { meantDuration, readDuration } from '../durations.ts';

export interface Wrong {
  readonly wrong: string;
  readonly at: { readonly span: Span };
}

export type Reading<T> = { readonly value: T } | Wrong;

export function wrong(text: string, at: { readonly span: Span }): Wrong {
  return { wrong: text, at };
}

export function isWrong(reading: Reading<unknown>): reading is Wrong {
  return 'wrong' in reading;
}

/** The arguments, if there are as many as it takes. */
export function argumentsOf(
  decorator: Decorator,
  { least, most }: { readonly least: number; readonly most: number },
): Reading<readonly Expression[]> {
  const { args } = decorator;
  if (args.length >= least && args.length <= most) return { value: args };
  const count = least === most ? String(least) : `${least} or ${most}`;
  const takes = most === 0 ? 'no arguments' : `${count} argument${count === '1' ? '' : 's'}`;
  return wrong(`it takes ${takes}, but got ${args.length}.`, decorator);
}

/** An object of options, each written once, with one of these names. */
export function optionsOf(
  node: Expression,
  names: readonly string[],
): Reading<ReadonlyMap<string, Expression>> {
  if (node.kind !== 'ObjectLiteral') return wrong('its options stand in an object: `{ … }`.', node);
  const properties = propertiesOf(node);
  if (isWrong(properties)) return properties;
  for (const [name, value] of properties.value) {
    if (names.includes(name)) continue;
    const near = nearest(name, names);
    const meant = near === undefined ? `its options are ${names.join(', ')}.` : `did you mean \`${near}\`?`;
    return wrong(`it has no option \`${name}\`; ${meant}`, value);
  }
  return properties;
}

/** The properties of an object whose names and values are written out. */
export function propertiesOf(node: ObjectLiteral): Reading<ReadonlyMap<string, Expression>> {
  const found = new Map<string, Expression>();
  for (const member of node.members) {
    if (member.kind === 'ShorthandMember') {
      found.set(member.name.name, member.name);
      continue;
    }
    if (member.kind !== 'PropertyMember') return wrong('write each option out: `name: value`.', member);
    if (found.has(member.name.text)) return wrong(`\`${member.name.text}\` stands there twice.`, member);
    found.set(member.name.text, member.value);
  }
  return { value: found };
}

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

export function numberOf(node: Expression, what: string, range: NumberRange): Reading<number> {
  const { least, most, whole } = range;
  const fits = (value: number) => value >= least && value <= most && (!whole || Number.isInteger(value));
  if (node.kind === 'NumberLiteral' && fits(node.value)) return { value: node.value };
  return wrong(`${what} takes a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`, node);
}

export function textOf(node: Expression, what: string): Reading<string> {
  if (node.kind === 'StringLiteral') return { value: node.value };
  return wrong(`${what} takes a text in quotes.`, node);
}

/** Whole seconds, never less than what is written. */
export function secondsOf(node: Expression, what: string, most: number): Reading<number> {
  if (node.kind !== 'StringLiteral')
    return wrong(`${what} takes a duration: "30 seconds", "5 minutes".`, node);
  const milliseconds = readDuration(node.value);
  if (milliseconds === undefined) {
    const meant = meantDuration(node.value);
    const example = meant === undefined ? 'as "30 seconds", "5 minutes"' : `did you mean "${meant}"?`;
    return wrong(`"${node.value}" is no duration; ${example}`, node);
  }
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds >= 1 && seconds <= most) return { value: seconds };
  return wrong(`${what} takes a duration from 1 second to ${most} seconds, not "${node.value}".`, node);
}
