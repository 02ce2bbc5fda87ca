// How deeply a text may nest. Every phase walks the tree by recursion, so the limit is set once, here, where a text
// becomes a tree; it is far beyond what people write.
import type { IToken } from 'chevrotain';

/** How many rules of the parser may be at work inside each other: some hundred brackets. */
export const deepestRule = 1500;
/** How many operators, prefixes or calls may follow each other in one expression: each makes the tree deeper. */
export const longestChain = 500;

/** What stands too deep to go on; caught where parsing began. */
export class TooDeep extends Error {
  readonly token: IToken;

  constructor(token: IToken) {
    super('nested too deeply');
    this.token = token;
  }
}
