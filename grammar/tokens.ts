// The vocabulary: every token type of mu, for lexer and parser alike. Words are not told apart by the lexer's
// patterns but afterwards, by one look into `wordTypes` (see lexer.ts): that is both faster and simpler than
// sixty patterns that all begin with a letter.
//
// Categories: `AnyToken` > `Word` > `Identifier` > contextual words. A contextual word (`state`, `of`, …) is an
// `Identifier`, so it may name anything; a reserved word is only a `Word`, so it may stand after a dot.
import { createToken, type IToken, type TokenType } from 'chevrotain';
import { everyStart, regularExpressionAt, wordAt, wordStarts } from './characters.ts';

export const AnyToken = createToken({ name: 'AnyToken', pattern: never() });
export const Word = createToken({ name: 'Word', pattern: never(), categories: AnyToken });
export const BinaryOperator = createToken({
  name: 'BinaryOperator',
  pattern: never(),
  categories: AnyToken,
});
export const AssignOperator = createToken({
  name: 'AssignOperator',
  pattern: never(),
  categories: AnyToken,
});
export const PrefixOperator = createToken({
  name: 'PrefixOperator',
  pattern: never(),
  categories: AnyToken,
});

export const Identifier = createToken({
  name: 'Identifier',
  pattern: { exec: wordAt },
  line_breaks: false,
  start_chars_hint: wordStarts(),
  categories: Word,
});

function never(): RegExp {
  return /(?!)/;
}

// A word's type is named `asyncWord`, because the parser's rules (`state`, `type`) share one name space with them.

/** The words that cannot name a variable. */
function reserved(text: string, ...categories: TokenType[]): TokenType {
  return createToken({ name: `${text}Word`, pattern: never(), categories: [Word, ...categories] });
}
/** The words that mean something in their place and may name anything elsewhere. */
function contextual(text: string): TokenType {
  return createToken({ name: `${text}Word`, pattern: never(), categories: Identifier });
}

export const words = {
  await: reserved('await', PrefixOperator),
  break: reserved('break'),
  case: reserved('case'),
  catch: reserved('catch'),
  class: reserved('class'),
  const: reserved('const'),
  continue: reserved('continue'),
  debugger: reserved('debugger'),
  default: reserved('default'),
  delete: reserved('delete', PrefixOperator),
  do: reserved('do'),
  else: reserved('else'),
  enum: reserved('enum'),
  export: reserved('export'),
  extends: reserved('extends'),
  false: reserved('false'),
  finally: reserved('finally'),
  for: reserved('for'),
  function: reserved('function'),
  if: reserved('if'),
  import: reserved('import'),
  in: reserved('in', BinaryOperator),
  instanceof: reserved('instanceof', BinaryOperator),
  let: reserved('let'),
  new: reserved('new'),
  null: reserved('null'),
  return: reserved('return'),
  super: reserved('super'),
  switch: reserved('switch'),
  this: reserved('this'),
  throw: reserved('throw'),
  true: reserved('true'),
  try: reserved('try'),
  typeof: reserved('typeof', PrefixOperator),
  var: reserved('var'),
  void: reserved('void', PrefixOperator),
  while: reserved('while'),
  with: reserved('with'),
  yield: reserved('yield'),
  as: contextual('as'),
  async: contextual('async'),
  compensate: contextual('compensate'),
  declare: contextual('declare'),
  error: contextual('error'),
  extern: contextual('extern'),
  from: contextual('from'),
  interface: contextual('interface'),
  invariant: contextual('invariant'),
  is: contextual('is'),
  keyof: contextual('keyof'),
  of: contextual('of'),
  private: contextual('private'),
  readonly: contextual('readonly'),
  saga: contextual('saga'),
  satisfies: contextual('satisfies'),
  service: contextual('service'),
  state: contextual('state'),
  transaction: contextual('transaction'),
  type: contextual('type'),
} as const;

export const wordTypes: ReadonlyMap<string, TokenType> = new Map(Object.entries(words));

function mark(name: string, text: string, ...categories: TokenType[]): TokenType {
  return createToken({ name, pattern: text, label: `\`${text}\``, categories: [AnyToken, ...categories] });
}

// Braces carry the lexer's modes, so that the `}` of `${…}` leads back into its template.
export const BraceOpen = createToken({
  name: 'BraceOpen',
  pattern: '{',
  push_mode: 'code',
  categories: AnyToken,
});
export const BraceClose = createToken({
  name: 'BraceClose',
  pattern: '}',
  pop_mode: true,
  categories: AnyToken,
});
export const ParenOpen = mark('ParenOpen', '(');
export const ParenClose = mark('ParenClose', ')');
export const BracketOpen = mark('BracketOpen', '[');
export const BracketClose = mark('BracketClose', ']');
export const Semicolon = mark('Semicolon', ';');
export const Comma = mark('Comma', ',');
export const Colon = mark('Colon', ':');
export const Dot = mark('Dot', '.');
export const Ellipsis = mark('Ellipsis', '...');
export const Question = mark('Question', '?');
export const QuestionDot = createToken({
  name: 'QuestionDot',
  pattern: /\?\.(?!\d)/,
  start_chars_hint: ['?'],
  categories: AnyToken,
});
export const Arrow = mark('Arrow', '=>');
export const At = mark('At', '@');
export const Less = mark('Less', '<', BinaryOperator);
/** Always one sign: `>>` and `>=` are put together by the parser, because `>>` also ends two type lists. */
export const Greater = mark('Greater', '>');
export const Equals = mark('Equals', '=', AssignOperator);
export const Bang = mark('Bang', '!', PrefixOperator);
export const Minus = mark('Minus', '-', BinaryOperator, PrefixOperator);
export const Plus = mark('Plus', '+', BinaryOperator, PrefixOperator);
export const Tilde = mark('Tilde', '~', PrefixOperator);
export const Increment = mark('Increment', '++', PrefixOperator);
export const Decrement = mark('Decrement', '--', PrefixOperator);
export const Bar = mark('Bar', '|', BinaryOperator);
export const Ampersand = mark('Ampersand', '&', BinaryOperator);
export const Star = mark('Star', '*', BinaryOperator);
export const Slash = mark('Slash', '/', BinaryOperator);

const otherBinary = ['===', '!==', '==', '!=', '<=', '<<', '**', '&&', '||', '??', '%', '^'].map(text =>
  mark(`Binary${text}`, text, BinaryOperator),
);
const otherAssign = ['<<=', '**=', '&&=', '||=', '??=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^='].map(
  text => mark(`Assign${text}`, text, AssignOperator),
);

export const NumberToken = createToken({
  name: 'Number',
  pattern:
    /0[xX][\da-fA-F_]*n?|0[bB][\d_]*n?|0[oO][\d_]*n?|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?[\d_]+)?n?/,
  start_chars_hint: [...'0123456789.'],
  categories: AnyToken,
});
export const StringToken = createToken({
  name: 'String',
  pattern: /"(?:[^"\\\n\r]|\\(?:\r\n|[\s\S]))*"|'(?:[^'\\\n\r]|\\(?:\r\n|[\s\S]))*'/,
  start_chars_hint: ['"', "'"],
  line_breaks: true,
  categories: AnyToken,
});
export const UnterminatedString = createToken({
  name: 'UnterminatedString',
  pattern: /"(?:[^"\\\n\r]|\\(?:\r\n|[\s\S]))*|'(?:[^'\\\n\r]|\\(?:\r\n|[\s\S]))*/,
  start_chars_hint: ['"', "'"],
  line_breaks: true,
  categories: AnyToken,
});
export const RegularExpression = createToken({
  name: 'RegularExpression',
  pattern: (text: string, offset: number, before: IToken[]) => regularExpressionAt(text, offset, before),
  start_chars_hint: ['/'],
  line_breaks: false,
  categories: AnyToken,
});
export const PrivateName = createToken({
  name: 'PrivateName',
  pattern: /#[\w$]+/,
  start_chars_hint: ['#'],
  categories: AnyToken,
});
export const TemplateStart = createToken({
  name: 'TemplateStart',
  pattern: '`',
  push_mode: 'template',
  categories: AnyToken,
});
export const TemplateText = createToken({
  name: 'TemplateText',
  pattern: /(?:[^`\\$]|\\[\s\S]|\$(?!\{)|\\$)+/,
  start_chars_hint: everyStart(),
  line_breaks: true,
  categories: AnyToken,
});
export const TemplateOpen = createToken({
  name: 'TemplateOpen',
  pattern: '${',
  push_mode: 'code',
  categories: AnyToken,
});
export const TemplateEnd = createToken({
  name: 'TemplateEnd',
  pattern: '`',
  pop_mode: true,
  categories: AnyToken,
});

export const Space = createToken({
  name: 'Space',
  pattern: /[ \t\r\n\v\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/,
  line_breaks: true,
  group: 'skipped',
});
export const LineComment = createToken({
  name: 'LineComment',
  pattern: /\/\/[^\n\r\u2028\u2029]*/,
  start_chars_hint: ['/'],
  group: 'comments',
});
export const BlockComment = createToken({
  name: 'BlockComment',
  pattern: /\/\*(?:[^*]|\*(?!\/))*\*\//,
  start_chars_hint: ['/'],
  line_breaks: true,
  group: 'comments',
});
export const UnterminatedComment = createToken({
  name: 'UnterminatedComment',
  pattern: /\/\*[\s\S]*/,
  start_chars_hint: ['/'],
  line_breaks: true,
  group: 'comments',
});

const byLength = (a: TokenType, b: TokenType): number => String(b.PATTERN).length - String(a.PATTERN).length;
const marks = [
  ...[Arrow, Ellipsis, Increment, Decrement, ...otherBinary, ...otherAssign],
  ...[ParenOpen, ParenClose, BracketOpen, BracketClose, Semicolon, Comma, Colon, Dot, Question, At],
  ...[Less, Greater, Equals, Bang, Minus, Plus, Tilde, Bar, Ampersand, Star, Slash],
].sort(byLength);

/** What the lexer tries, in order. */
export const modes: { code: TokenType[]; template: TokenType[] } = {
  code: [
    ...[Space, Identifier, LineComment, BlockComment, UnterminatedComment, RegularExpression, NumberToken],
    ...[StringToken, UnterminatedString, TemplateStart, BraceOpen, BraceClose, QuestionDot],
    ...marks,
    PrivateName,
  ],
  template: [TemplateText, TemplateOpen, TemplateEnd],
};

/** What the parser may meet. */
export const vocabulary: TokenType[] = [
  ...[AnyToken, Word, BinaryOperator, AssignOperator, PrefixOperator],
  ...Object.values(words),
  ...modes.code.filter(type => type.GROUP === undefined),
  ...modes.template,
];
