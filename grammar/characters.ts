// Questions about characters that the lexer's patterns ask: what is a word, and does a `/` begin a regular
// expression. The second depends on the token before, as in every JavaScript lexer that does not ask its parser.
import type { IToken } from 'chevrotain';

const word = /[$_\p{ID_Start}][$\p{ID_Continue}]*/uy;
const regularExpression =
  /\/(?![*/])(?:[^\\/[\n\r\u2028\u2029]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/[$\p{ID_Continue}]*/uy;

export function wordAt(text: string, offset: number): RegExpExecArray | null {
  word.lastIndex = offset;
  return word.exec(text);
}

/** Every character with which a word may begin, one for each of the lexer's buckets beyond Latin-1. */
export function wordStarts(): number[] {
  const starts: number[] = [];
  for (let code = 0; code < 128; code++) if (/[$\w]/.test(String.fromCharCode(code))) starts.push(code);
  for (let code = 128; code < 256; code++) starts.push(code);
  for (let code = 256; code < 0x10000; code += 100) starts.push(code);
  return starts;
}

/** Every character, one for each of the lexer's buckets beyond Latin-1. */
export function everyStart(): number[] {
  const starts = wordStarts().filter(code => code > 127);
  for (let code = 0; code < 128; code++) starts.push(code);
  return starts;
}

export function regularExpressionAt(
  text: string,
  offset: number,
  before: readonly IToken[],
): RegExpExecArray | null {
  if (endsOperand(before, before.length - 1)) return null;
  regularExpression.lastIndex = offset;
  return regularExpression.exec(text);
}

const operandEnds = new Set(['Number', 'String', 'RegularExpression', 'TemplateEnd', 'BracketClose']);
const wordsBeforeOperand = new Set(
  'return throw typeof case do else in of instanceof new void delete await yield'.split(' '),
);

/** Whether the token at `index` ends an operand, so that a `/` after it divides. */
function endsOperand(tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  const name = token.tokenType.name;
  if (name === 'Identifier') {
    return !wordsBeforeOperand.has(token.image) || tokens[index - 1]?.tokenType.name === 'Dot';
  }
  if (name === 'Increment' || name === 'Decrement') return endsOperand(tokens, index - 1);
  if (name === 'ParenClose') return !closesCondition(tokens, index);
  return operandEnds.has(name);
}

/** Whether the `)` at `index` ends the head of an `if`, `while` or `for`, after which a statement begins. */
function closesCondition(tokens: readonly IToken[], index: number): boolean {
  let depth = 0;
  for (let i = index; i >= 0; i--) {
    const name = tokens[i]?.tokenType.name;
    if (name === 'ParenClose') depth++;
    else if (name === 'ParenOpen' && --depth === 0) {
      const head = tokens[i - 1];
      return head !== undefined && /^(?:if|while|for|with)$/.test(head.image);
    }
  }
  return false;
}
