// Chevrotain's errors as sentences in the user's words.
import type { IToken, MismatchedTokenException } from 'chevrotain';
import type { Bracketed } from './brackets.ts';
import { type Diagnostic, type Label, report } from './diagnostic.ts';
import { declarationMeant } from './misspelt.ts';
import { describe } from './parser.ts';
import { grammarProblems as problems } from './problems.ts';
import type { Source, Span } from './source.ts';
import { wordTypes } from './tokens.ts';

export function complain(source: Source, bracketed: Bracketed, error: MismatchedTokenException): Diagnostic {
  const found = error.token;
  const span = tokenSpan(source, found, error.previousToken);
  const rule = error.context.ruleStack.at(-1) ?? '';
  const text = describe(found);
  const foreign = foreigners[found.image];
  if (foreign !== undefined && wordTypes.has(found.image)) return foreign(span);
  if (found.image === 'extends' && (rule === 'members' || rule === 'objectType'))
    return report(problems.inheritance, { what: rule === 'members' ? 'A service' : 'An error' }, span);
  if (error.name !== 'MismatchedTokenException') return complainAboutRule(rule, error, span);
  const expected = error.message;
  const closer = closers[expected];
  if (closer !== undefined) return complainAboutBracket({ source, bracketed, error, span, closer });
  if (expected === 'Identifier' || expected === 'Word') {
    const what = names[rule] ?? 'a name';
    const reserved = wordTypes.has(found.image);
    return report(problems.expectedName, { what, found: text, reserved }, span);
  }
  const words = expectedWords(rule, expected);
  return report(problems.expected, { expected: words, found: text }, span);
}

/** Words that cannot stand where a value is expected, and why. */
const foreigners: Readonly<Record<string, (span: Span) => Diagnostic>> = {
  class: span => report(problems.classDeclaration, {}, span),
  super: span => report(problems.metaProperty, { word: 'super' }, span),
  yield: span => report(problems.generator, {}, span),
};

const closers: Readonly<Record<string, string>> = {
  ParenClose: ')',
  BracketClose: ']',
  BraceClose: '}',
  Greater: '>',
};

const names: Readonly<Record<string, string>> = {
  typeDeclaration: 'the name of the type',
  interfaceDeclaration: 'the name of the interface',
  functionDeclaration: 'the name of the function',
  errorDeclaration: 'the name of the error',
  serviceDeclaration: 'the name of the service',
  externDeclaration: 'the name of the service',
  state: 'the name of the state',
  suffix: 'the name of a property',
  decorator: 'the name of a decorator',
  importName: 'the name to import',
  typeParameter: 'the name of a type parameter',
  typeFunctionParameter: 'the name of a parameter',
  newExpression: 'what to make after `new`',
};

const ruleWords: Readonly<Record<string, string>> = {
  pattern: 'a name or a pattern',
  member: 'a member',
  method: 'the name of a method',
  suffix: 'the name of a property',
  propertyName: 'a key',
  patternProperty: 'a key',
  objectMember: 'a key',
  typeMember: 'a member',
  arrow: 'the parameters of an arrow function',
  switchStatement: '`case` or `default`',
  switchCase: '`case` or `default`',
  forStatement: '`of` or `in`',
};

function complainAboutRule(rule: string, error: MismatchedTokenException, span: Span): Diagnostic {
  const found = error.token;
  const text = describe(found);
  if (rule === 'type' || rule === 'typeOperand' || rule === 'typeofType') {
    return report(problems.expectedType, { found: text }, span);
  }
  if (rule === 'pattern') {
    const reserved = wordTypes.has(found.image);
    return report(problems.expectedName, { what: 'a name or a pattern', found: text, reserved }, span);
  }
  if (rule === 'typeMember' && !/^[{;,]$/.test(error.previousToken.image)) {
    return report(problems.expected, { expected: '`:` and a type', found: text }, span);
  }
  const words = ruleWords[rule];
  if (words !== undefined) return report(problems.expected, { expected: words, found: text }, span);
  const meant = rule === 'declaration' ? declarationMeant(found.image) : undefined;
  if (meant !== undefined) return report(problems.topLevelStatement, { meant }, span);
  if (rule === 'declaration')
    return report(problems.expected, { expected: 'a declaration', found: text }, span);
  return report(problems.expectedExpression, { found: text }, span);
}

interface Missing {
  readonly source: Source;
  readonly bracketed: Bracketed;
  readonly error: MismatchedTokenException;
  readonly span: Span;
  readonly closer: string;
}

/** What stands in brackets does not end where the parser is done with it. */
function complainAboutBracket(missing: Missing): Diagnostic {
  const { source, bracketed, error, span, closer } = missing;
  const rule = error.context.ruleStack.at(-1) ?? '';
  if (['args', 'array', 'template', 'primary'].includes(rule) && /^[,]$/.test(error.token.image)) {
    return report(problems.expectedExpression, { found: describe(error.token) }, span);
  }
  const open = openerOf(bracketed, error.token, closer);
  const labels: Label[] =
    open === undefined ? [] : [{ span: tokenSpan(source, open, open), text: 'starts here' }];
  const expected = `\`${closer}\` to close ${groups[rule] ?? 'what'}${open === undefined ? '' : ' that starts here'}`;
  return report(problems.expected, { expected, found: describe(error.token) }, span, labels);
}

const groups: Readonly<Record<string, string>> = {
  args: 'the call',
  parameters: 'the parameters',
  array: 'the array',
  object: 'the object',
  primary: 'the parenthesis',
  ifStatement: 'the condition',
  whileStatement: 'the condition',
  doStatement: 'the condition',
  forStatement: 'the head of the loop',
  switchStatement: 'the `switch`',
  typeArguments: 'the type arguments',
  typeParameters: 'the type parameters',
  objectType: 'the type',
  members: 'the service',
  block: 'the block',
  importDeclaration: 'the imports',
  suffix: 'the index',
  template: 'the expression in the template',
  objectPattern: 'the pattern',
  arrayPattern: 'the pattern',
};

/** The innermost bracket around `token` that `closer` would close. */
function openerOf(bracketed: Bracketed, token: IToken, closer: string): IToken | undefined {
  const opener = { ')': '(', ']': '[', '}': '{' }[closer];
  if (opener === undefined) return undefined;
  let i = bracketed.tokens.indexOf(token);
  if (i === -1) i = bracketed.tokens.length;
  for (i--; i >= 0; i--) {
    const partner = bracketed.partner[i] as number;
    if (partner !== -1 && partner < i) i = partner;
    else if (
      bracketed.tokens[i]?.image === opener ||
      (opener === '{' && bracketed.tokens[i]?.image === '${')
    ) {
      return bracketed.tokens[i];
    }
  }
  return undefined;
}

function expectedWords(rule: string, expected: string): string {
  if (rule === 'invariant' && expected === 'String') return 'what the invariant says, in quotes';
  if (expected === 'String') return 'the path of a module in quotes';
  if (expected === 'Colon' && rule === 'state') return '`:` and the type of the state';
  if (expected === 'Colon' && rule === 'typeFunctionParameter') return '`:` and the type of the parameter';
  if (expected === 'ParenOpen' && rule === 'parameters') return '`(` and the parameters';
  if (expected === 'BraceOpen' && rule === 'block') return '`{` and a body';
  return marks[expected] ?? `\`${expected.replace(/Word$/, '')}\``;
}

const marks: Readonly<Record<string, string>> = {
  BraceOpen: '`{`',
  ParenOpen: '`(`',
  BracketOpen: '`[`',
  Colon: '`:`',
  Semicolon: '`;`',
  Equals: '`=`',
  Arrow: '`=>`',
  Comma: '`,`',
  Dot: '`.`',
  Less: '`<`',
  Number: 'a number',
  TemplateEnd: 'the end of the template',
};

/** Where the text ends, the place is right behind the last token. */
export function tokenSpan(source: Source, token: IToken, previous: IToken): Span {
  if (Number.isNaN(token.startOffset) || token.startOffset < 0) {
    const end = previous.startOffset >= 0 ? previous.startOffset + previous.image.length : source.text.length;
    return { path: source.path, start: end, end };
  }
  return { path: source.path, start: token.startOffset, end: token.startOffset + token.image.length };
}
