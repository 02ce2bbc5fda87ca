// How a frame is called in pictures and in Mermaid.
import type { Frame } from './scene.ts';

/** The tag and the rest: `Loop`, `while (n < 3)`; a label that begins with the tag is not said twice. */
export function frameName(look: Frame['look'], label: string): readonly [string, string] {
  const tag = FRAME_TAGS[look];
  const repeated = tag !== '' && label.toLowerCase().startsWith(tag.toLowerCase());
  return [tag, repeated ? label.slice(tag.length).trim() : label];
}

/** What stands before the label of a frame. */
const FRAME_TAGS: { readonly [Look in Frame['look']]: string } = {
  workflow: '',
  run: '',
  fork: 'Parallel',
  branch: '',
  each: 'Fan-out',
  inlined: 'Inlined',
  loop: 'Loop',
  try: 'Try',
  catch: 'Catch',
  finally: 'Finally',
  saga: 'Saga',
  undo: 'The way back',
  atomic: 'Transaction',
};
