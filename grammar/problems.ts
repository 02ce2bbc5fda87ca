// What can be wrong with a text, in the words of the person who wrote it. Each code has a page in
// docs/diagnostics/. Codes below MU1040 are about form; from there on they are about TypeScript that mu has not.
import type { Problem } from './diagnostic.ts';

function problem<A = Record<never, never>>(
  code: string,
  title: string,
  message: string | ((args: A) => string),
  help?: string | ((args: A) => string | undefined),
): Problem<A> {
  return {
    code,
    severity: 'error',
    title,
    message: typeof message === 'string' ? () => message : message,
    ...(help === undefined ? {} : { help: typeof help === 'string' ? () => help : help }),
  };
}

export const grammarProblems = {
  unexpectedCharacter: problem<{ text: string }>(
    'MU1001',
    'unexpected character',
    a => `\`${a.text}\` has no meaning in a mu program.`,
    a => (/[“”„‘’‚«»]/.test(a.text) ? 'Texts stand in straight quotes: `"…"`.' : undefined),
  ),
  unterminatedString: problem<{ quote: string }>(
    'MU1002',
    'unterminated string',
    a => `This string is not closed: its \`${a.quote}\` is missing at the end of the line.`,
    'For text over several lines write a template: `…`.',
  ),
  unterminatedTemplate: problem<{ bracket: string; closer: string }>(
    'MU1003',
    'unterminated template',
    'This template is never closed: its last ` is missing.',
  ),
  unterminatedComment: problem(
    'MU1004',
    'unterminated comment',
    'This comment is never closed: `*/` is missing.',
  ),
  badEscape: problem<{ text: string; why: string }>(
    'MU1005',
    'bad escape',
    a => `\`${a.text}\` is not an escape: ${a.why}.`,
    'A backslash itself is written `\\\\`.',
  ),
  badNumber: problem<{ why: string }>('MU1006', 'malformed number', a => `This is not a number: ${a.why}.`),
  bigintLiteral: problem<{ text: string }>(
    'MU1007',
    'bigint',
    'mu has no bigint: a stored value must be JSON.',
    a => `Write \`${a.text}\`, or keep the digits in a string.`,
  ),
  badRegularExpression: problem<{ why: string }>(
    'MU1008',
    'malformed regular expression',
    a => `This regular expression is malformed: ${a.why}.`,
  ),
  unclosedBracket: problem<{ bracket: string; closer: string }>(
    'MU1010',
    'bracket never closed',
    a => `This \`${a.bracket}\` is never closed.`,
    a => `Add \`${a.closer}\` where it should end.`,
  ),
  unopenedBracket: problem<{ bracket: string }>(
    'MU1011',
    'bracket closes nothing',
    a => `This \`${a.bracket}\` closes nothing.`,
    'Remove it, or add the bracket that it should close.',
  ),
  wrongBracket: problem<{ open: string; found: string; closer: string }>(
    'MU1012',
    'bracket of another kind',
    a => `This \`${a.found}\` cannot close \`${a.open}\`.`,
    a => `Write \`${a.closer}\`.`,
  ),
  expected: problem<{ expected: string; found: string }>(
    'MU1020',
    'something is missing',
    a => `Expected ${a.expected}, found ${a.found}.`,
  ),
  expectedExpression: problem<{ found: string }>(
    'MU1021',
    'expression missing',
    a => `Expected an expression, found ${a.found}.`,
  ),
  expectedType: problem<{ found: string }>(
    'MU1022',
    'type missing',
    a => `Expected a type, found ${a.found}.`,
  ),
  unexpected: problem<{ found: string; where: string }>(
    'MU1023',
    'unexpected text',
    a => `${a.found} cannot begin ${a.where}.`,
  ),
  expectedName: problem<{ what: string; found: string; reserved: boolean }>(
    'MU1024',
    'name missing',
    a => `Expected ${a.what}, found ${a.found}.`,
    a =>
      a.reserved ? 'This word is reserved in TypeScript and cannot be a name: choose another.' : undefined,
  ),
  missingSemicolon: problem<{ found: string; meant?: string | undefined }>(
    'MU1025',
    'statement does not end',
    a => `Expected \`;\` or a new line before ${a.found}.`,
    a => (a.meant === undefined ? undefined : `Did you mean \`${a.meant}\`?`),
  ),
  missingBody: problem<{ name: string; what: string }>(
    'MU1026',
    'body missing',
    a => `The body of the ${a.what} \`${a.name}\` is missing.`,
    'Write what it does between `{` and `}`.',
  ),
  missingComma: problem<{ found: string; closer: string }>(
    'MU1027',
    'comma missing',
    a => `Expected \`,\` or \`${a.closer}\` before ${a.found}.`,
  ),
  missingInitializer: problem<{ what: string }>(
    'MU1028',
    'value missing',
    a => `${a.what} needs a value: write \`= …\`.`,
  ),
  tryAlone: problem(
    'MU1029',
    'try without catch',
    'This `try` has neither `catch` nor `finally`.',
    'Add `catch (e) { … }` or `finally { … }`.',
  ),
  badTarget: problem<{ what: string }>(
    'MU1030',
    'cannot be assigned to',
    a => `${a.what} cannot be assigned to.`,
    'Only a variable, a property `a.b` or an element `a[b]` can.',
  ),
  mixedNullish: problem<{ other: string }>(
    'MU1031',
    '`??` mixed with `||` or `&&`',
    a => `\`??\` and \`${a.other}\` cannot be mixed without parentheses.`,
    'Put parentheses around the part that belongs together.',
  ),
  unaryPower: problem<{ operator: string }>(
    'MU1032',
    'sign before `**`',
    a => `\`${a.operator}\` before \`**\` is ambiguous.`,
    'Write `(-a) ** b` or `-(a ** b)`.',
  ),
  tooDeep: problem(
    'MU1033',
    'nested too deeply',
    'This is nested too deeply to be understood.',
    'Give parts of it names, with `const` or a function.',
  ),
  restNotLast: problem('MU1034', 'rest is not last', 'A rest element `...` must come last.'),
  lineBreak: problem<{ after: string }>(
    'MU1037',
    'line break in the wrong place',
    a => `No line break may stand after ${a.after}.`,
  ),
  misplacedDecorator: problem<{ name: string; what: string }>(
    'MU1038',
    'decorator in the wrong place',
    a => `\`@${a.name}\` cannot stand before ${a.what}.`,
    'Decorators belong to services and their methods.',
  ),
  topLevelStatement: problem<{ meant?: string | undefined }>(
    'MU1039',
    'statement outside of a method',
    'Only declarations can stand at the top level of a module.',
    a =>
      a.meant !== undefined
        ? `Did you mean \`${a.meant}\`?`
        : 'Here stand `type`, `interface`, `const`, `function`, `error`, `service`, `extern service` and `invariant`. Statements stand in methods and functions; a constant is declared with `const`.',
  ),
  classDeclaration: problem(
    'MU1040',
    'class',
    'mu has no classes.',
    'Use `service` for something with state, `type` for data, and functions for what works on data.',
  ),
  enumDeclaration: problem(
    'MU1041',
    'enum',
    'mu has no enums.',
    'Use a union of literals: `type Colour = "red" | "green";`.',
  ),
  lonelyDeclaration: problem<{ what: string; after: string }>(
    'MU1070',
    'a declaration where a statement stands alone',
    a => `${a.what} cannot stand alone after ${a.after}.`,
    'Put it into braces: `{ … }`.',
  ),
  emptyCondition: problem(
    'MU1071',
    'nothing behind a condition',
    'This `;` is all that happens if the condition holds.',
    'Leave the `;` out; if nothing shall happen, write `{}`.',
  ),
  blockAsValue: problem<{ word: string }>(
    'MU1076',
    'a block where a value is wanted',
    a => `\`${a.word}\` is a statement: it has no value.`,
    'Let it stand alone: assign inside it to a variable that is declared before it, or `return` out of it.',
  ),
  inheritance: problem<{ what: string }>(
    'MU1072',
    'inheritance',
    a => `${a.what} cannot extend another.`,
    'Write down what it needs; what several services share goes into functions, or into a service that they call.',
  ),
  namespaceDeclaration: problem<{ word: string }>(
    'MU1042',
    'namespace',
    a => `mu has no \`${a.word}\`.`,
    'A file is a module; what others may use is exported.',
  ),
  varDeclaration: problem('MU1043', 'var', 'mu has no `var`.', 'Use `let`, or `const` if it never changes.'),
  generator: problem(
    'MU1044',
    'generator',
    'mu has no generators and no `yield`.',
    'Give an array, or take a function that is called for each element.',
  ),
  metaProperty: problem<{ word: string }>('MU1045', 'new.target, super', a => `mu has no \`${a.word}\`.`),
  defaultImport: problem(
    'MU1046',
    'default import',
    'A module of mu has no default export to import.',
    'Import by name: `import { Hotel } from "./hotel.mu";`.',
  ),
  namespaceImport: problem(
    'MU1047',
    'import of a whole module',
    'Names are imported one by one in mu.',
    'Write `import { Hotel, NoSuchHotel } from "./hotel.mu";`.',
  ),
  defaultExport: problem(
    'MU1048',
    'default export',
    'mu has no default exports.',
    'Give it a name and write `export` before its declaration.',
  ),
  exportList: problem(
    'MU1049',
    'export apart from the declaration',
    'Names are exported where they are declared.',
    'Write `export` before the declaration; import from the module that declares the name.',
  ),
  requireCall: problem(
    'MU1050',
    'require',
    'mu has no `require` and no `import(…)`.',
    'Write `import { … } from "…";` at the top of the file.',
  ),
  modifier: problem<{ word: string }>(
    'MU1051',
    'modifier of TypeScript',
    a => `mu has no \`${a.word}\` here.`,
    a => modifierHelp(a.word),
  ),
  privateName: problem<{ name: string }>(
    'MU1052',
    '#private name',
    a => `mu has no private names such as \`${a.name}\`.`,
    'State is always private to its service; a private method is written `private name()`.',
  ),
  withStatement: problem('MU1053', 'with', 'mu has no `with`.', 'Name the properties: `object.property`.'),
  debuggerStatement: problem(
    'MU1054',
    'debugger',
    'mu has no `debugger`.',
    'Use `console.log`, or `muc run` with a trace.',
  ),
  accessor: problem<{ word: string }>(
    'MU1055',
    'getter or setter',
    a => `mu has no \`${a.word}\` accessors.`,
    'Write a method.',
  ),
  taggedTemplate: problem(
    'MU1056',
    'tagged template',
    'mu has no tagged templates.',
    'Call the function with the text: `tag(`…`)`.',
  ),
  arrayHole: problem(
    'MU1057',
    'hole in an array',
    'An element is missing here.',
    'Write `undefined` if you mean it.',
  ),
  conditionalType: problem(
    'MU1058',
    'conditional type',
    'mu has no conditional types.',
    'Write the type out, as a union if there are several.',
  ),
  mappedType: problem(
    'MU1059',
    'mapped type',
    'mu has no mapped types.',
    'Use `Record`, `Partial`, `Required`, `Readonly`, `Pick` or `Omit`.',
  ),
  templateType: problem(
    'MU1060',
    'template literal type',
    'mu has no template literal types.',
    'Use `string`, or a union of literals.',
  ),
  angleAssertion: problem(
    'MU1061',
    'assertion in angle brackets',
    'mu has no `<T>value` assertions.',
    'Write `value as T`, or `value satisfies T` to check it.',
  ),
  serviceField: problem<{ name: string; declares?: string }>(
    'MU1062',
    'field in a service',
    a =>
      a.name === 'state'
        ? 'Nothing stands before `state`: only its service sees it.'
        : `\`${a.name}\` is neither a method nor declared as state.`,
    a =>
      a.name === 'function'
        ? `A method is written without \`function\`: \`${a.declares}(…) { … }\`.`
        : `State is written \`state ${a.declares ?? a.name}: Type = initial;\`${a.name === 'const' ? '; a constant stands outside of the service' : ''}.`,
  ),
  constructorMethod: problem(
    'MU1063',
    'constructor',
    'A service has no constructor.',
    'Give state its initial value where it is declared: `state total: number = 0;`.',
  ),
  localDeclaration: problem<{ word: string }>(
    'MU1064',
    'declaration inside of a body',
    a => `A \`${a.word}\` cannot be declared inside of a body.`,
    'Move it to the top level of the module.',
  ),
  qualifiedType: problem(
    'MU1065',
    'type name with a dot',
    'A type has a simple name in mu.',
    'Import the type by its name.',
  ),
  advancedType: problem<{ what: string }>(
    'MU1066',
    'type that mu does not have',
    a => `mu has no ${a.what}.`,
  ),
  misplacedModifier: problem<{ word: string; what: string }>(
    'MU1067',
    'word in the wrong place',
    a => `\`${a.word}\` cannot stand before ${a.what}.`,
  ),
  misplacedCompensation: problem<{ what: string }>(
    'MU1068',
    'compensate in the wrong place',
    a => `${a.what} cannot have a \`compensate\` block.`,
    'It belongs after the body of a method or of a `transaction`.',
  ),
  overload: problem<{ name: string; what: string }>(
    'MU1073',
    'several signatures',
    a => `The ${a.what} \`${a.name}\` has several signatures: mu has one for each name.`,
    'Write one, with unions or optional parameters; where the results differ, give each a name of its own.',
  ),
  typeParameterModifier: problem<{ word: string }>(
    'MU1074',
    'a word before a type parameter',
    a => `\`${a.word}\` cannot stand before a type parameter.`,
    'Leave it out. What `const` keeps exact is kept by `as const` after the argument.',
  ),
  closedChain: problem(
    'MU1069',
    'parentheses around an optional chain',
    'Parentheses around an optional chain change its meaning here.',
    'Without them the whole chain gives `undefined`; if it must fail instead, give the first part a name.',
  ),
};

function modifierHelp(word: string): string {
  if (word === 'static') return 'Write a function at the top level of the module.';
  if (word === 'public') return 'Leave it out: a method without `private` can be called by everyone.';
  if (word === 'readonly')
    return 'State can always be changed by its service; for a constant write `const` at the top level.';
  return 'Leave it out.';
}
