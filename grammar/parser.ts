// tokens → concrete tree. Each rule reads as the grammar does; where one token does not decide, a rule looks at the
// partner of a bracket (brackets.ts), never tries and goes back. Operators come as a flat list `a + b * c`: the tree
// builder knows precedence. A statement, a member and a declaration are units of recovery: what is wrong in one is
// reported once, the rest of the unit is skipped, and parsing goes on behind it.
import {
  type CstNode,
  CstParser,
  type IParserErrorMessageProvider,
  type IToken,
  MismatchedTokenException,
  type ParserMethod,
  type TokenType,
} from 'chevrotain';
import { type Bracketed, startsDeclaration, startsStatement } from './brackets.ts';
import { deepestRule, TooDeep } from './depth.ts';
import { type Diagnostic, type Problem, report } from './diagnostic.ts';
import { declarationMeant, isMisspelt, statementMeant } from './misspelt.ts';
import { grammarProblems as problems } from './problems.ts';
import type { Source } from './source.ts';
import * as t from './tokens.ts';

type Rule = ParserMethod<[], CstNode>;
type Unit = 'declaration' | 'member' | 'statement';

const w = t.words;
const declaring: ReadonlySet<unknown> = new Set([w.const, w.let, w.var]);
const modifierWords = new Set(
  'public protected static abstract override declare readonly get set private async'.split(' '),
);

/** Says which token was expected, and nothing else: sentences are made in complaints.ts. */
const terse: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: options => options.expected.name,
  buildNotAllInputParsedMessage: () => 'rest',
  buildNoViableAltMessage: options => options.ruleName,
  buildEarlyExitMessage: options => options.ruleName,
};

export class MuParser extends CstParser {
  /** Starts of the units that could not be understood. */
  readonly broken = new Set<number>();
  found: Diagnostic[] = [];
  #source: Source = { path: '', text: '' };
  /** Inside of a `declare`: there objects may have `new(…)`. */
  #ambient = false;
  #tokens: readonly IToken[] = [];
  #partner = new Int32Array(0);
  declare readonly RECORDING_PHASE: boolean;
  declare readonly RULE_STACK_IDX: number;
  declare currIdx: number;

  constructor(skipValidations = true) {
    super(t.vocabulary, {
      maxLookahead: 1,
      recoveryEnabled: false,
      nodeLocationTracking: 'onlyOffset',
      errorMessageProvider: terse,
      skipValidations,
    });
    this.performSelfAnalysis();
  }

  /** The token that it looks at. */
  here(): IToken {
    return this.LA(1);
  }

  read(source: Source, bracketed: Bracketed): { tree: CstNode; errors: readonly MismatchedTokenException[] } {
    this.#source = source;
    this.#tokens = bracketed.tokens;
    this.#partner = new Int32Array(bracketed.partner);
    this.#repaired = bracketed.repaired.length > 0;
    this.#consequents = [];
    this.broken.clear();
    this.#ambient = false;
    this.found = [];
    this.input = [...bracketed.tokens];
    const tree = this.module();
    const errors = this.errors as MismatchedTokenException[];
    this.input = [];
    return { tree, errors };
  }

  // Modules

  readonly module: Rule = this.RULE('module', () => {
    this.MANY(() => this.SUBRULE(this.topLevel));
  });

  readonly topLevel: Rule = this.RULE('topLevel', () => {
    this.#unit('declaration', () => {
      this.OR([
        { ALT: () => this.SUBRULE(this.importDeclaration) },
        { ALT: () => this.CONSUME(t.Semicolon) },
        { ALT: () => this.SUBRULE(this.declaration) },
        { ALT: () => this.#garbage('declaration') },
      ]);
    });
  });

  readonly importDeclaration: Rule = this.RULE('importDeclaration', () => {
    this.CONSUME(w.import);
    this.ACTION(() => this.#checkImport());
    this.OPTION({
      GATE: () => this.LA(2).tokenType === t.BraceOpen,
      DEF: () => this.CONSUME(w.type),
    });
    this.CONSUME(t.BraceOpen);
    this.MANY(() => {
      this.SUBRULE(this.importName);
      this.#separator(t.BraceClose);
    });
    this.CONSUME(t.BraceClose);
    this.CONSUME(w.from);
    this.CONSUME(t.StringToken);
    this.#end();
  });

  readonly importName: Rule = this.RULE('importName', () => {
    this.OPTION({
      GATE: () => this.#isWord(this.LA(2)) && this.LA(2).tokenType !== w.as,
      DEF: () => this.CONSUME(w.type),
    });
    this.CONSUME1(t.Word, { LABEL: 'name' });
    this.OPTION1(() => {
      this.CONSUME(w.as);
      this.CONSUME2(t.Word, { LABEL: 'name' });
    });
  });

  readonly declaration: Rule = this.RULE('declaration', () => {
    this.ACTION(() => {
      this.#ambient = false;
    });
    this.MANY(() => this.SUBRULE(this.decorator));
    this.OPTION(() => {
      this.CONSUME(w.export);
      this.ACTION(() => this.#checkExport());
    });
    this.MANY1(() => this.SUBRULE1(this.decorator));
    this.OR([
      { ALT: () => this.SUBRULE(this.typeDeclaration) },
      { ALT: () => this.SUBRULE(this.interfaceDeclaration) },
      { ALT: () => this.SUBRULE(this.constDeclaration) },
      { ALT: () => this.SUBRULE(this.functionDeclaration) },
      { ALT: () => this.SUBRULE(this.errorDeclaration) },
      { ALT: () => this.SUBRULE(this.serviceDeclaration) },
      { ALT: () => this.SUBRULE(this.externDeclaration) },
      { ALT: () => this.SUBRULE(this.invariant) },
      { ALT: () => this.SUBRULE(this.ambientDeclaration) },
    ]);
  });

  readonly decorator: Rule = this.RULE('decorator', () => {
    this.CONSUME(t.At);
    this.CONSUME(t.Identifier);
    this.OPTION(() => this.SUBRULE(this.args));
  });

  readonly typeDeclaration: Rule = this.RULE('typeDeclaration', () => {
    this.CONSUME(w.type);
    this.CONSUME(t.Identifier);
    this.OPTION(() => this.SUBRULE(this.typeParameters));
    this.CONSUME(t.Equals);
    this.SUBRULE(this.type);
    this.#end();
  });

  readonly interfaceDeclaration: Rule = this.RULE('interfaceDeclaration', () => {
    this.CONSUME(w.interface);
    this.CONSUME(t.Identifier);
    this.OPTION(() => this.SUBRULE(this.typeParameters));
    this.OPTION1(() => {
      this.CONSUME(w.extends);
      this.SUBRULE1(this.typeOperand, { LABEL: 'extended' });
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.typeOperand, { LABEL: 'extended' });
      });
    });
    this.SUBRULE(this.objectType);
  });

  readonly constDeclaration: Rule = this.RULE('constDeclaration', () => {
    this.CONSUME(w.const);
    this.SUBRULE1(this.declarator);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE2(this.declarator);
    });
    this.#end();
  });

  readonly functionDeclaration: Rule = this.RULE('functionDeclaration', () => {
    this.OPTION(() => this.CONSUME(w.async));
    this.CONSUME(w.function);
    this.OPTION1(() => this.CONSUME(t.Star));
    const name = this.CONSUME(t.Identifier);
    this.SUBRULE(this.signature);
    let overloaded = false;
    this.MANY({
      GATE: () => this.#overloadAhead(name.image),
      DEF: () => {
        this.ACTION(() => {
          if (!overloaded) this.#note(problems.overload, { name: name.image, what: 'function' }, name);
          overloaded = true;
        });
        this.SUBRULE(this.overload);
      },
    });
    this.SUBRULE(this.block);
  });

  /** The next signature of a function that has several: the last one has the body. */
  readonly overload: Rule = this.RULE('overload', () => {
    this.OPTION(() => this.CONSUME(t.Semicolon));
    this.OPTION1(() => this.CONSUME(w.export));
    this.OPTION2(() => this.CONSUME(w.async));
    this.CONSUME(w.function);
    this.CONSUME(t.Identifier);
    this.SUBRULE(this.signature);
  });

  readonly errorDeclaration: Rule = this.RULE('errorDeclaration', () => {
    this.CONSUME(w.error);
    this.CONSUME(t.Identifier);
    this.SUBRULE(this.objectType);
  });

  readonly serviceDeclaration: Rule = this.RULE('serviceDeclaration', () => {
    this.CONSUME(w.service);
    this.CONSUME(t.Identifier);
    this.SUBRULE(this.members);
  });

  readonly externDeclaration: Rule = this.RULE('externDeclaration', () => {
    this.CONSUME(w.extern);
    this.CONSUME(w.service);
    this.CONSUME(t.Identifier);
    this.CONSUME(w.from);
    this.CONSUME(t.StringToken);
    this.SUBRULE(this.members);
  });

  readonly invariant: Rule = this.RULE('invariant', () => {
    this.CONSUME(w.invariant);
    this.CONSUME(t.StringToken);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression);
    this.#end();
  });

  readonly members: Rule = this.RULE('members', () => {
    this.CONSUME(t.BraceOpen);
    this.ACTION(() => {
      this.#memberColumn = this.#newline(1) ? this.#column(this.currIdx + 1) : Number.POSITIVE_INFINITY;
    });
    this.MANY({
      GATE: () => this.LA(1).tokenType !== t.BraceClose,
      DEF: () => this.SUBRULE(this.member),
    });
    this.CONSUME(t.BraceClose);
  });

  readonly member: Rule = this.RULE('member', () => {
    this.#unit('member', () => {
      this.OR([
        {
          ALT: () => {
            this.MANY(() => this.SUBRULE(this.decorator));
            this.OR1([
              { GATE: () => this.#stateAhead(), ALT: () => this.SUBRULE(this.state) },
              {
                GATE: () => this.LA(2).tokenType === t.StringToken,
                ALT: () => this.SUBRULE(this.invariant),
              },
              { ALT: () => this.SUBRULE(this.method) },
            ]);
          },
        },
        { ALT: () => this.CONSUME(t.Semicolon) },
        { ALT: () => this.#garbage('member') },
      ]);
    });
  });

  readonly state: Rule = this.RULE('state', () => {
    this.CONSUME(w.state);
    this.CONSUME(t.Identifier);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.OPTION(() => {
      this.CONSUME(t.Equals);
      this.SUBRULE(this.expression);
    });
    this.#end();
  });

  readonly method: Rule = this.RULE('method', () => {
    this.MANY({
      GATE: () => this.#modifierAhead(),
      DEF: () => this.CONSUME(t.Identifier, { LABEL: 'modifier' }),
    });
    this.OPTION(() => this.CONSUME(t.Star));
    this.OR([{ ALT: () => this.CONSUME(t.Word) }, { ALT: () => this.CONSUME(t.PrivateName) }]);
    this.ACTION(() => this.#checkMember());
    this.SUBRULE(this.signature);
    this.OPTION1(() => this.SUBRULE(this.block));
    this.OPTION2({
      GATE: () => this.LA(2).tokenType === t.BraceOpen,
      DEF: () => {
        this.CONSUME(w.compensate);
        this.SUBRULE1(this.block, { LABEL: 'compensation' });
      },
    });
    this.ACTION(() => this.#methodEnd());
  });

  // Parameters and patterns

  readonly signature: Rule = this.RULE('signature', () => {
    this.OPTION(() => this.SUBRULE(this.typeParameters));
    this.SUBRULE(this.parameters);
    this.OPTION1(() => {
      this.CONSUME(t.Colon);
      this.SUBRULE(this.type);
    });
  });

  readonly parameters: Rule = this.RULE('parameters', () => {
    this.CONSUME(t.ParenOpen);
    this.MANY(() => {
      this.SUBRULE(this.parameter);
      this.#separator(t.ParenClose);
    });
    this.CONSUME(t.ParenClose);
  });

  readonly parameter: Rule = this.RULE('parameter', () => {
    this.MANY(() => this.SUBRULE(this.decorator));
    this.MANY1({
      GATE: () => modifierWords.has(this.LA(1).image) && this.#isWord(this.LA(2)),
      DEF: () => this.CONSUME(t.Identifier, { LABEL: 'modifier' }),
    });
    this.OPTION(() => this.CONSUME(t.Ellipsis));
    this.SUBRULE(this.pattern);
    this.OPTION1(() => this.CONSUME(t.Question));
    this.OPTION2(() => {
      this.CONSUME(t.Colon);
      this.SUBRULE(this.type);
    });
    this.OPTION3(() => {
      this.CONSUME(t.Equals);
      this.SUBRULE(this.expression);
    });
  });

  readonly pattern: Rule = this.RULE('pattern', () => {
    this.#checkDepth();
    this.OR([
      { ALT: () => this.CONSUME(t.Identifier) },
      { ALT: () => this.SUBRULE(this.objectPattern) },
      { ALT: () => this.SUBRULE(this.arrayPattern) },
    ]);
  });

  readonly objectPattern: Rule = this.RULE('objectPattern', () => {
    this.CONSUME(t.BraceOpen);
    this.MANY(() => {
      this.SUBRULE(this.patternProperty);
      this.#separator(t.BraceClose);
    });
    this.CONSUME(t.BraceClose);
  });

  readonly patternProperty: Rule = this.RULE('patternProperty', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Ellipsis);
          this.CONSUME(t.Identifier);
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.propertyName);
          this.OPTION(() => {
            this.CONSUME(t.Colon);
            this.SUBRULE(this.pattern);
          });
          this.OPTION1(() => {
            this.CONSUME(t.Equals);
            this.SUBRULE(this.expression);
          });
        },
      },
    ]);
  });

  readonly arrayPattern: Rule = this.RULE('arrayPattern', () => {
    this.CONSUME(t.BracketOpen);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(t.Comma) },
        {
          ALT: () => {
            this.SUBRULE(this.patternElement);
            this.ACTION(() => this.#checkSeparator(t.BracketClose));
          },
        },
      ]),
    );
    this.CONSUME(t.BracketClose);
  });

  readonly patternElement: Rule = this.RULE('patternElement', () => {
    this.OPTION(() => this.CONSUME(t.Ellipsis));
    this.SUBRULE(this.pattern);
    this.OPTION1(() => {
      this.CONSUME(t.Equals);
      this.SUBRULE(this.expression);
    });
  });

  /** `a`, `"a"`, `1`, `[a]`. */
  readonly propertyName: Rule = this.RULE('propertyName', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Word) },
      { ALT: () => this.CONSUME(t.StringToken) },
      { ALT: () => this.CONSUME(t.NumberToken) },
      {
        ALT: () => {
          this.CONSUME(t.BracketOpen);
          this.SUBRULE(this.expression);
          this.CONSUME(t.BracketClose);
        },
      },
    ]);
  });

  // Types

  readonly typeParameters: Rule = this.RULE('typeParameters', () => {
    this.CONSUME(t.Less);
    this.AT_LEAST_ONE(() => {
      this.SUBRULE(this.typeParameter);
      this.#separator(t.Greater);
    });
    this.CONSUME(t.Greater);
  });

  readonly typeParameter: Rule = this.RULE('typeParameter', () => {
    let noted = false;
    this.MANY({
      GATE: () => this.LA(2).tokenType === t.Identifier,
      DEF: () => {
        const word = this.OR([
          { ALT: () => this.CONSUME(w.const) },
          { ALT: () => this.CONSUME(w.in) },
          { ALT: () => this.CONSUME1(t.Identifier, { LABEL: 'modifier' }) },
        ]);
        this.ACTION(() => {
          if (!noted) this.#note(problems.typeParameterModifier, { word: word.image }, word);
          noted = true;
        });
      },
    });
    this.CONSUME(t.Identifier);
    this.OPTION(() => {
      this.CONSUME(w.extends);
      this.SUBRULE(this.type, { LABEL: 'constraint' });
    });
    this.OPTION1(() => {
      this.CONSUME(t.Equals);
      this.SUBRULE1(this.type, { LABEL: 'default' });
    });
  });

  readonly typeArguments: Rule = this.RULE('typeArguments', () => {
    this.CONSUME(t.Less);
    this.ACTION(() => this.#checkType());
    this.AT_LEAST_ONE(() => {
      this.SUBRULE(this.type);
      this.#separator(t.Greater);
      this.ACTION(() => this.#checkType());
    });
    this.CONSUME(t.Greater);
  });

  /** `x is T`, a function type, or operands between `|` and `&`. */
  readonly type: Rule = this.RULE('type', () => {
    this.#checkDepth();
    this.#choose(this.#functionTypeAhead(), [
      () => this.SUBRULE(this.functionType),
      () => {
        this.OPTION(() =>
          this.OR([{ ALT: () => this.CONSUME(t.Bar) }, { ALT: () => this.CONSUME(t.Ampersand) }]),
        );
        this.SUBRULE1(this.typeOperand);
        this.MANY(() => {
          this.OR1([
            { ALT: () => this.CONSUME1(t.Bar, { LABEL: 'operator' }) },
            { ALT: () => this.CONSUME1(t.Ampersand, { LABEL: 'operator' }) },
          ]);
          this.SUBRULE2(this.typeOperand);
        });
        this.OPTION1({
          GATE: () => !this.#newline(1),
          DEF: () => {
            this.CONSUME(w.is);
            this.SUBRULE(this.type, { LABEL: 'predicate' });
          },
        });
        this.ACTION(() => {
          if (this.LA(1).tokenType === w.extends && !this.#newline(1))
            this.#fail(problems.conditionalType, {});
        });
      },
    ]);
  });

  readonly functionType: Rule = this.RULE('functionType', () => {
    this.OPTION(() => this.SUBRULE(this.typeParameters));
    this.SUBRULE(this.typeFunctionParameters);
    this.CONSUME(t.Arrow);
    this.SUBRULE(this.type);
  });

  readonly typeFunctionParameters: Rule = this.RULE('typeFunctionParameters', () => {
    this.CONSUME(t.ParenOpen);
    this.MANY(() => {
      this.SUBRULE(this.typeFunctionParameter);
      this.#separator(t.ParenClose);
    });
    this.CONSUME(t.ParenClose);
  });

  readonly typeFunctionParameter: Rule = this.RULE('typeFunctionParameter', () => {
    this.OPTION(() => this.CONSUME(t.Ellipsis));
    this.CONSUME(t.Identifier);
    this.OPTION1(() => this.CONSUME(t.Question));
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
  });

  readonly typeOperand: Rule = this.RULE('typeOperand', () => {
    this.MANY({
      GATE: () => this.#typePrefixAhead(),
      DEF: () =>
        this.OR([
          { ALT: () => this.CONSUME(w.keyof, { LABEL: 'prefix' }) },
          { ALT: () => this.CONSUME(w.readonly, { LABEL: 'prefix' }) },
        ]),
    });
    this.ACTION(() => this.#checkType());
    this.OR1([
      {
        ALT: () => {
          this.CONSUME(t.Identifier, { LABEL: 'name' });
          this.OPTION({
            GATE: () => !this.#newline(1),
            DEF: () => this.SUBRULE(this.typeArguments),
          });
          this.ACTION(() => {
            if (this.LA(1).tokenType === t.Dot) this.#fail(problems.qualifiedType, {});
          });
        },
      },
      { ALT: () => this.CONSUME(w.this, { LABEL: 'this' }) },
      { ALT: () => this.CONSUME(w.null, { LABEL: 'keyword' }) },
      { ALT: () => this.CONSUME(w.void, { LABEL: 'keyword' }) },
      { ALT: () => this.CONSUME(w.true, { LABEL: 'literal' }) },
      { ALT: () => this.CONSUME(w.false, { LABEL: 'literal' }) },
      { ALT: () => this.CONSUME(t.StringToken, { LABEL: 'literal' }) },
      {
        ALT: () => {
          this.OPTION1(() => this.CONSUME(t.Minus));
          this.CONSUME(t.NumberToken, { LABEL: 'literal' });
        },
      },
      { ALT: () => this.SUBRULE(this.objectType) },
      { ALT: () => this.SUBRULE(this.tupleType) },
      {
        ALT: () => {
          this.CONSUME(t.ParenOpen);
          this.SUBRULE(this.type);
          this.CONSUME(t.ParenClose);
        },
      },
      { ALT: () => this.SUBRULE(this.typeofType) },
    ]);
    this.MANY1({
      GATE: () => !this.#newline(1),
      DEF: () => {
        this.CONSUME(t.BracketOpen, { LABEL: 'suffix' });
        this.ACTION(() => this.#checkType());
        this.OPTION2(() => this.SUBRULE1(this.type, { LABEL: 'index' }));
        this.CONSUME(t.BracketClose, { LABEL: 'suffixEnd' });
      },
    });
  });

  readonly typeofType: Rule = this.RULE('typeofType', () => {
    this.CONSUME(w.typeof);
    this.OR([
      { ALT: () => this.CONSUME(t.Identifier, { LABEL: 'name' }) },
      { ALT: () => this.CONSUME(w.this, { LABEL: 'name' }) },
    ]);
    this.MANY(() => {
      this.CONSUME(t.Dot);
      this.CONSUME(t.Word, { LABEL: 'name' });
    });
  });

  readonly tupleType: Rule = this.RULE('tupleType', () => {
    this.CONSUME(t.BracketOpen);
    this.ACTION(() => this.#checkType());
    this.MANY(() => {
      this.SUBRULE(this.tupleElement);
      this.#separator(t.BracketClose);
      this.ACTION(() => this.#checkType());
    });
    this.CONSUME(t.BracketClose);
  });

  readonly tupleElement: Rule = this.RULE('tupleElement', () => {
    this.OPTION(() => this.CONSUME(t.Ellipsis));
    this.OPTION1({
      GATE: () => this.#labelAhead(),
      DEF: () => {
        this.CONSUME(t.Word, { LABEL: 'label' });
        this.OPTION2(() => this.CONSUME(t.Question));
        this.CONSUME(t.Colon);
      },
    });
    this.SUBRULE(this.type);
    this.OPTION3(() => this.CONSUME1(t.Question));
  });

  /** `declare const Math: { … };`, `declare function isNaN(value: number): boolean;`. */
  readonly ambientDeclaration: Rule = this.RULE('ambientDeclaration', () => {
    this.CONSUME(w.declare);
    this.ACTION(() => {
      this.#ambient = true;
    });
    this.OR([
      {
        ALT: () => {
          this.CONSUME(w.const);
          this.CONSUME1(t.Identifier);
          this.CONSUME1(t.Colon);
          this.SUBRULE1(this.type);
        },
      },
      {
        ALT: () => {
          this.CONSUME(w.function);
          this.CONSUME2(t.Identifier);
          this.OPTION1(() => this.SUBRULE(this.typeParameters));
          this.SUBRULE(this.typeFunctionParameters);
          this.CONSUME2(t.Colon);
          this.SUBRULE2(this.type);
        },
      },
    ]);
    this.#end();
  });

  readonly objectType: Rule = this.RULE('objectType', () => {
    const outer = this.#memberColumn;
    this.CONSUME(t.BraceOpen);
    this.#memberColumn = Number.POSITIVE_INFINITY;
    this.MANY({
      GATE: () => this.LA(1).tokenType !== t.BraceClose,
      DEF: () => this.SUBRULE(this.typeMember),
    });
    this.#memberColumn = outer;
    this.CONSUME(t.BraceClose);
  });

  readonly typeMember: Rule = this.RULE('typeMember', () => {
    this.#unit('member', () => {
      this.ACTION(() => this.#checkTypeMember());
      this.OPTION({
        GATE: () => !/^(?:[:?(<;,}]|)$/.test(this.LA(2).image),
        DEF: () => this.CONSUME(w.readonly),
      });
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.BracketOpen);
            this.CONSUME(t.Identifier);
            this.CONSUME1(t.Colon);
            this.SUBRULE1(this.type, { LABEL: 'key' });
            this.CONSUME(t.BracketClose);
            this.CONSUME2(t.Colon);
            this.SUBRULE2(this.type);
          },
        },
        {
          ALT: () => {
            this.OR1([
              { ALT: () => this.CONSUME(t.Word, { LABEL: 'name' }) },
              { ALT: () => this.CONSUME(t.StringToken, { LABEL: 'name' }) },
              { ALT: () => this.CONSUME(t.NumberToken, { LABEL: 'name' }) },
            ]);
            this.OPTION1(() => this.CONSUME(t.Question));
            this.OR2([
              {
                ALT: () => {
                  this.CONSUME3(t.Colon);
                  this.SUBRULE3(this.type);
                },
              },
              {
                ALT: () => {
                  this.OPTION2(() => this.SUBRULE(this.typeParameters));
                  this.SUBRULE(this.typeFunctionParameters);
                  this.CONSUME4(t.Colon);
                  this.SUBRULE4(this.type);
                },
              },
            ]);
          },
        },
        { ALT: () => this.#garbage('member') },
      ]);
      this.OPTION3(() =>
        this.OR3([
          { ALT: () => this.CONSUME(t.Semicolon, { LABEL: 'separator' }) },
          { ALT: () => this.CONSUME(t.Comma, { LABEL: 'separator' }) },
        ]),
      );
      this.ACTION(() => {
        const last = this.LA(0).tokenType;
        if (last !== t.Semicolon && last !== t.Comma) this.#checkEnd();
      });
    });
  });

  // Statements

  readonly block: Rule = this.RULE('block', () => {
    this.CONSUME(t.BraceOpen);
    this.MANY({
      GATE: () => this.LA(1).tokenType !== t.BraceClose,
      DEF: () => this.SUBRULE(this.statement),
    });
    this.CONSUME(t.BraceClose);
  });

  #statements: { ALT: () => unknown }[] | undefined;
  #wordStatements: { GATE?: () => boolean; ALT: () => unknown }[] | undefined;

  readonly statement: Rule = this.RULE('statement', () => {
    this.#checkDepth();
    this.#unit('statement', () => {
      this.#wordStatements ??= [
        { GATE: () => this.#blockWordAhead(w.transaction), ALT: () => this.SUBRULE(this.transaction) },
        { GATE: () => this.#blockWordAhead(w.saga), ALT: () => this.SUBRULE(this.saga) },
        {
          GATE: () => this.LA(2).tokenType === t.Colon,
          ALT: () => this.SUBRULE(this.labeled),
        },
        {
          GATE: () => this.#functionAhead(),
          ALT: () => this.SUBRULE(this.functionDeclaration),
        },
        { ALT: () => this.SUBRULE(this.expressionStatement) },
      ];
      this.#statements ??= [
        { ALT: () => this.SUBRULE(this.block) },
        { ALT: () => this.SUBRULE(this.variables) },
        { ALT: () => this.CONSUME(t.Semicolon) },
        { ALT: () => this.SUBRULE(this.ifStatement) },
        { ALT: () => this.SUBRULE(this.forStatement) },
        { ALT: () => this.SUBRULE(this.whileStatement) },
        { ALT: () => this.SUBRULE(this.doStatement) },
        { ALT: () => this.SUBRULE(this.switchStatement) },
        { ALT: () => this.SUBRULE(this.returnStatement) },
        { ALT: () => this.SUBRULE(this.throwStatement) },
        { ALT: () => this.SUBRULE(this.tryStatement) },
        { ALT: () => this.SUBRULE(this.jump) },
        { ALT: () => this.OR1(this.#wordStatements as { ALT: () => unknown }[]) },
        { ALT: () => this.#garbage('statement') },
      ];
      this.OR(this.#statements as { ALT: () => unknown }[]);
    });
  });

  readonly variables: Rule = this.RULE('variables', () => {
    this.SUBRULE(this.variableKeyword);
    this.SUBRULE1(this.declarator);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE2(this.declarator);
    });
    this.#end();
  });

  readonly variableKeyword: Rule = this.RULE('variableKeyword', () => {
    this.OR([
      { ALT: () => this.CONSUME(w.const, { LABEL: 'keyword' }) },
      { ALT: () => this.CONSUME(w.let, { LABEL: 'keyword' }) },
      { ALT: () => this.CONSUME(w.var, { LABEL: 'keyword' }) },
    ]);
  });

  readonly declarator: Rule = this.RULE('declarator', () => {
    this.ACTION(() => {
      if (this.LA(1).tokenType === w.enum) this.#fail(problems.enumDeclaration, {});
    });
    this.SUBRULE(this.pattern);
    this.OPTION(() => {
      this.CONSUME(t.Colon);
      this.SUBRULE(this.type);
    });
    this.OPTION1(() => {
      this.CONSUME(t.Equals);
      this.SUBRULE(this.expression);
    });
  });

  readonly expressionStatement: Rule = this.RULE('expressionStatement', () => {
    this.SUBRULE(this.sequence);
    this.#end();
  });

  readonly ifStatement: Rule = this.RULE('ifStatement', () => {
    this.CONSUME(w.if);
    this.CONSUME(t.ParenOpen);
    this.SUBRULE(this.sequence);
    this.CONSUME(t.ParenClose);
    this.SUBRULE1(this.statement);
    this.OPTION(() => {
      this.CONSUME(w.else);
      this.SUBRULE2(this.statement);
    });
  });

  readonly forStatement: Rule = this.RULE('forStatement', () => {
    this.CONSUME(w.for);
    this.OPTION(() => this.CONSUME(w.await));
    const kind = this.RECORDING_PHASE ? undefined : this.#loopKind();
    this.CONSUME(t.ParenOpen);
    this.#choose(kind !== undefined, [
      () => {
        this.SUBRULE(this.loopHead);
        this.OR1([{ ALT: () => this.CONSUME(w.of) }, { ALT: () => this.CONSUME(w.in) }]);
        this.SUBRULE1(this.sequence, { LABEL: 'source' });
      },
      () => {
        this.OPTION2(() =>
          this.OR2([
            {
              ALT: () => {
                this.SUBRULE(this.variableKeyword);
                this.SUBRULE1(this.declarator);
                this.MANY(() => {
                  this.CONSUME(t.Comma);
                  this.SUBRULE2(this.declarator);
                });
              },
            },
            { ALT: () => this.SUBRULE2(this.sequence, { LABEL: 'init' }) },
          ]),
        );
        this.CONSUME1(t.Semicolon);
        this.OPTION3(() => this.SUBRULE3(this.sequence, { LABEL: 'test' }));
        this.CONSUME2(t.Semicolon);
        this.OPTION4(() => this.SUBRULE4(this.sequence, { LABEL: 'update' }));
      },
    ]);
    this.CONSUME(t.ParenClose);
    this.SUBRULE(this.statement);
  });

  /** What takes the elements: new names, or anything that can be assigned. */
  readonly loopHead: Rule = this.RULE('loopHead', () => {
    this.#choose(declaring.has(this.LA(1).tokenType), [
      () => {
        this.SUBRULE(this.variableKeyword);
        this.SUBRULE(this.pattern);
      },
      () => this.SUBRULE(this.operand),
    ]);
  });

  readonly whileStatement: Rule = this.RULE('whileStatement', () => {
    this.CONSUME(w.while);
    this.CONSUME(t.ParenOpen);
    this.SUBRULE(this.sequence);
    this.CONSUME(t.ParenClose);
    this.SUBRULE(this.statement);
  });

  readonly doStatement: Rule = this.RULE('doStatement', () => {
    this.CONSUME(w.do);
    this.SUBRULE(this.statement);
    this.CONSUME(w.while);
    this.CONSUME(t.ParenOpen);
    this.SUBRULE(this.sequence);
    this.CONSUME(t.ParenClose);
    // After `do … while (…)` JavaScript puts a semicolon in any case.
    this.OPTION(() => this.CONSUME(t.Semicolon));
  });

  readonly switchStatement: Rule = this.RULE('switchStatement', () => {
    this.CONSUME(w.switch);
    this.CONSUME(t.ParenOpen);
    this.SUBRULE(this.sequence);
    this.CONSUME(t.ParenClose);
    this.CONSUME(t.BraceOpen);
    this.MANY(() => this.SUBRULE(this.switchCase));
    this.CONSUME(t.BraceClose);
  });

  readonly switchCase: Rule = this.RULE('switchCase', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(w.case);
          this.SUBRULE(this.sequence);
        },
      },
      { ALT: () => this.CONSUME(w.default) },
    ]);
    this.CONSUME(t.Colon);
    this.MANY({
      GATE: () => {
        const next = this.LA(1).tokenType;
        return next !== t.BraceClose && next !== w.case && next !== w.default;
      },
      DEF: () => this.SUBRULE(this.statement),
    });
  });

  readonly returnStatement: Rule = this.RULE('returnStatement', () => {
    this.CONSUME(w.return);
    this.ACTION(() => {
      if (!this.#newline(1)) this.#checkPrimary();
    });
    this.OPTION({
      GATE: () => !this.#newline(1),
      DEF: () => this.SUBRULE(this.sequence),
    });
    this.#end();
  });

  readonly throwStatement: Rule = this.RULE('throwStatement', () => {
    this.CONSUME(w.throw);
    this.ACTION(() => {
      if (this.#newline(1)) this.#fail(problems.lineBreak, { after: '`throw`' }, this.LA(0));
    });
    this.SUBRULE(this.sequence);
    this.#end();
  });

  readonly tryStatement: Rule = this.RULE('tryStatement', () => {
    this.CONSUME(w.try);
    this.SUBRULE(this.block);
    this.OPTION(() => {
      this.CONSUME(w.catch);
      this.OPTION1(() => {
        this.CONSUME(t.ParenOpen);
        this.SUBRULE(this.pattern);
        this.OPTION2(() => {
          this.CONSUME(t.Colon);
          this.SUBRULE(this.type);
        });
        this.CONSUME(t.ParenClose);
      });
      this.SUBRULE1(this.block, { LABEL: 'handler' });
    });
    this.OPTION3(() => {
      this.CONSUME(w.finally);
      this.SUBRULE2(this.block, { LABEL: 'finalizer' });
    });
  });

  /** `break` and `continue`. */
  readonly jump: Rule = this.RULE('jump', () => {
    this.OR([
      { ALT: () => this.CONSUME(w.break, { LABEL: 'keyword' }) },
      { ALT: () => this.CONSUME(w.continue, { LABEL: 'keyword' }) },
    ]);
    this.OPTION({
      GATE: () => !this.#newline(1),
      DEF: () => this.CONSUME(t.Identifier),
    });
    this.#end();
  });

  readonly labeled: Rule = this.RULE('labeled', () => {
    this.CONSUME(t.Identifier);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.statement);
  });

  readonly transaction: Rule = this.RULE('transaction', () => {
    this.CONSUME(w.transaction);
    this.SUBRULE(this.block);
    this.OPTION({
      GATE: () => this.LA(2).tokenType === t.BraceOpen,
      DEF: () => {
        this.CONSUME(w.compensate);
        this.SUBRULE1(this.block, { LABEL: 'compensation' });
      },
    });
  });

  readonly saga: Rule = this.RULE('saga', () => {
    this.CONSUME(w.saga);
    this.SUBRULE(this.block);
    this.OPTION({
      GATE: () => this.LA(2).tokenType === t.BraceOpen,
      DEF: () => {
        this.CONSUME(w.compensate);
        this.SUBRULE1(this.block, { LABEL: 'compensation' });
      },
    });
  });

  // Expressions

  readonly sequence: Rule = this.RULE('sequence', () => {
    this.SUBRULE1(this.expression);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE2(this.expression);
    });
  });

  /** One arrow function, or operands with operators between them, `? :` and assignment. */
  readonly expression: Rule = this.RULE('expression', () => {
    this.#checkDepth();
    this.#choose(this.#arrowAhead(), [
      () => this.SUBRULE(this.arrow),
      () => {
        this.SUBRULE1(this.operand);
        this.MANY({
          GATE: () => this.#binaryAhead(),
          DEF: () =>
            this.OR([
              {
                ALT: () => {
                  this.CONSUME(t.BinaryOperator, { LABEL: 'operator' });
                  this.SUBRULE2(this.operand);
                },
              },
              {
                ALT: () => {
                  this.#greater();
                  this.SUBRULE3(this.operand);
                },
              },
              {
                ALT: () => {
                  this.OR2([
                    { ALT: () => this.CONSUME(w.as, { LABEL: 'operator' }) },
                    { ALT: () => this.CONSUME(w.satisfies, { LABEL: 'operator' }) },
                  ]);
                  this.OR3([
                    { ALT: () => this.CONSUME(w.const, { LABEL: 'castType' }) },
                    { ALT: () => this.SUBRULE(this.type, { LABEL: 'castType' }) },
                  ]);
                },
              },
            ]),
        });
        this.OPTION(() => {
          this.CONSUME(t.Question);
          this.ACTION(() => this.#consequents.push(this.currIdx));
          this.SUBRULE1(this.expression, { LABEL: 'consequent' });
          this.ACTION(() => this.#consequents.pop());
          this.CONSUME(t.Colon);
          this.SUBRULE2(this.expression, { LABEL: 'alternate' });
        });
        this.OPTION1(() => this.#assignment());
      },
    ]);
  });

  #assignment(): void {
    this.OR4([
      { ALT: () => this.CONSUME(t.AssignOperator, { LABEL: 'assign' }) },
      {
        ALT: () => {
          this.CONSUME4(t.Greater, { LABEL: 'assign' });
          this.CONSUME5(t.Greater, { LABEL: 'assign' });
          this.OPTION2(() => this.CONSUME6(t.Greater, { LABEL: 'assign' }));
          this.CONSUME7(t.Equals, { LABEL: 'assign' });
        },
      },
    ]);
    this.SUBRULE3(this.expression, { LABEL: 'value' });
  }

  /** `>`, `>=`, `>>`, `>>>`: their signs are tokens of their own. */
  #greater(): void {
    this.CONSUME1(t.Greater, { LABEL: 'operator' });
    this.MANY1({
      GATE: () => this.#glued(),
      DEF: () => this.CONSUME2(t.Greater, { LABEL: 'operator' }),
    });
    this.OPTION3({
      GATE: () => this.#glued(),
      DEF: () => this.CONSUME3(t.Equals, { LABEL: 'operator' }),
    });
  }

  /** Prefixes, one primary expression, and what hangs on it. */
  readonly operand: Rule = this.RULE('operand', () => {
    this.MANY(() => this.CONSUME(t.PrefixOperator, { LABEL: 'prefix' }));
    this.SUBRULE(this.primary);
    this.MANY1({
      GATE: () => this.#suffixAhead(),
      DEF: () => this.SUBRULE(this.suffix),
    });
    this.OPTION({
      GATE: () => !this.#newline(1),
      DEF: () =>
        this.OR([
          { ALT: () => this.CONSUME(t.Increment, { LABEL: 'postfix' }) },
          { ALT: () => this.CONSUME(t.Decrement, { LABEL: 'postfix' }) },
        ]),
    });
  });

  readonly suffix: Rule = this.RULE('suffix', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Dot);
          this.#memberName();
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.QuestionDot);
          this.OR1([
            { ALT: () => this.CONSUME2(t.Word) },
            { ALT: () => this.#index() },
            { ALT: () => this.#call() },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.BracketOpen);
          this.SUBRULE1(this.sequence);
          this.CONSUME1(t.BracketClose);
        },
      },
      {
        ALT: () => {
          this.OPTION(() => this.SUBRULE1(this.typeArguments));
          this.SUBRULE1(this.args);
        },
      },
      { ALT: () => this.CONSUME(t.Bang) },
      { ALT: () => this.SUBRULE(this.template) },
    ]);
  });

  #memberName(): void {
    this.OR2([{ ALT: () => this.CONSUME(t.Word) }, { ALT: () => this.CONSUME(t.PrivateName) }]);
  }
  #index(): void {
    this.CONSUME2(t.BracketOpen);
    this.SUBRULE2(this.sequence);
    this.CONSUME2(t.BracketClose);
  }
  #call(): void {
    this.OPTION1(() => this.SUBRULE2(this.typeArguments));
    this.SUBRULE2(this.args);
  }

  readonly args: Rule = this.RULE('args', () => {
    this.CONSUME(t.ParenOpen);
    this.MANY(() => {
      this.SUBRULE(this.spreadable);
      this.#separator(t.ParenClose);
    });
    this.CONSUME(t.ParenClose);
  });

  /** An expression that may have `...` before it. */
  readonly spreadable: Rule = this.RULE('spreadable', () => {
    this.OPTION(() => this.CONSUME(t.Ellipsis));
    this.SUBRULE(this.expression);
  });

  #primaries: { ALT: () => unknown }[] | undefined;

  readonly primary: Rule = this.RULE('primary', () => {
    this.ACTION(() => this.#checkPrimary());
    this.#primaries ??= [
      {
        ALT: () =>
          this.#choose(this.#functionAhead(), [
            () => this.SUBRULE(this.functionExpression),
            () => this.CONSUME(t.Identifier),
          ]),
      },
      { ALT: () => this.CONSUME(w.this) },
      { ALT: () => this.CONSUME(t.StringToken) },
      { ALT: () => this.CONSUME(t.NumberToken) },
      { ALT: () => this.CONSUME(w.true) },
      { ALT: () => this.CONSUME(w.false) },
      { ALT: () => this.CONSUME(w.null) },
      { ALT: () => this.CONSUME(t.RegularExpression) },
      { ALT: () => this.SUBRULE(this.template) },
      { ALT: () => this.SUBRULE(this.array) },
      { ALT: () => this.SUBRULE(this.object) },
      { ALT: () => this.SUBRULE(this.newExpression) },
      {
        ALT: () => {
          this.CONSUME(t.ParenOpen);
          this.SUBRULE(this.sequence);
          this.CONSUME(t.ParenClose);
        },
      },
    ];
    this.OR(this.#primaries as { ALT: () => unknown }[]);
  });

  readonly newExpression: Rule = this.RULE('newExpression', () => {
    this.CONSUME(w.new);
    this.OR([
      { ALT: () => this.CONSUME(t.Identifier) },
      { ALT: () => this.CONSUME(w.this) },
      {
        ALT: () => {
          this.CONSUME(t.ParenOpen);
          this.SUBRULE(this.sequence);
          this.CONSUME(t.ParenClose);
        },
      },
    ]);
    this.MANY(() => {
      this.CONSUME(t.Dot);
      this.CONSUME(t.Word, { LABEL: 'property' });
    });
    this.OPTION({
      GATE: () => this.#typeArgumentsAhead(),
      DEF: () => this.SUBRULE(this.typeArguments),
    });
    this.OPTION1(() => this.SUBRULE(this.args));
  });

  readonly template: Rule = this.RULE('template', () => {
    this.CONSUME(t.TemplateStart);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(t.TemplateText) },
        {
          ALT: () => {
            this.CONSUME(t.TemplateOpen);
            this.SUBRULE(this.sequence);
            this.CONSUME(t.BraceClose);
          },
        },
      ]),
    );
    this.CONSUME(t.TemplateEnd);
  });

  readonly array: Rule = this.RULE('array', () => {
    this.CONSUME(t.BracketOpen);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(t.Comma) },
        {
          ALT: () => {
            this.SUBRULE(this.spreadable);
            this.ACTION(() => this.#checkSeparator(t.BracketClose));
          },
        },
      ]),
    );
    this.CONSUME(t.BracketClose);
  });

  readonly object: Rule = this.RULE('object', () => {
    this.CONSUME(t.BraceOpen);
    this.MANY(() => {
      this.SUBRULE(this.objectMember);
      this.#separator(t.BraceClose);
    });
    this.CONSUME(t.BraceClose);
  });

  readonly objectMember: Rule = this.RULE('objectMember', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Ellipsis);
          this.SUBRULE1(this.expression);
        },
      },
      {
        ALT: () => {
          this.MANY({
            GATE: () => this.#accessorAhead(),
            DEF: () => this.CONSUME(t.Identifier, { LABEL: 'modifier' }),
          });
          this.OPTION(() => this.CONSUME(t.Star));
          this.SUBRULE(this.propertyName);
          this.OPTION1(() =>
            this.OR1([
              {
                ALT: () => {
                  this.CONSUME(t.Colon);
                  this.SUBRULE2(this.expression);
                },
              },
              {
                ALT: () => {
                  // `{ a = 1 }` is right only as a pattern: the tree builder sees which it is.
                  this.CONSUME(t.Equals);
                  this.SUBRULE3(this.expression, { LABEL: 'default' });
                },
              },
              {
                ALT: () => {
                  this.SUBRULE(this.signature);
                  this.SUBRULE(this.block);
                },
              },
            ]),
          );
        },
      },
    ]);
  });

  readonly functionExpression: Rule = this.RULE('functionExpression', () => {
    this.OPTION(() => this.CONSUME(w.async));
    this.CONSUME(w.function);
    this.OPTION1(() => this.CONSUME(t.Star));
    this.OPTION2(() => this.CONSUME(t.Identifier));
    this.SUBRULE(this.signature);
    this.SUBRULE(this.block);
  });

  readonly arrow: Rule = this.RULE('arrow', () => {
    this.OPTION({
      GATE: () => this.LA(2).tokenType !== t.Arrow,
      DEF: () => this.CONSUME(w.async),
    });
    this.OR([{ ALT: () => this.CONSUME(t.Identifier) }, { ALT: () => this.SUBRULE(this.signature) }]);
    this.ACTION(() => {
      if (this.#newline(1)) this.#note(problems.lineBreak, { after: "an arrow function's parameters" });
    });
    this.CONSUME(t.Arrow);
    this.OR1([{ ALT: () => this.SUBRULE(this.block) }, { ALT: () => this.SUBRULE(this.expression) }]);
  });

  // Looking ahead

  #consequents: number[] = [];
  #memberColumn = Number.POSITIVE_INFINITY;
  #repaired = false;

  /** Takes the first way or the second; both are recorded, so that the grammar stays whole. */
  #choose(first: boolean, ways: readonly [() => unknown, () => unknown]): void {
    if (this.RECORDING_PHASE) this.OR9([{ ALT: ways[0] }, { ALT: ways[1] }]);
    else if (first) ways[0]();
    else ways[1]();
  }

  #at(index: number): IToken | undefined {
    return this.#tokens[index];
  }
  /** The type of the token behind the bracket that the `ahead`th next token opens. */
  #behind(ahead: number): number {
    const partner = this.#partner[this.currIdx + ahead];
    return partner === undefined || partner === -1 ? -1 : partner + 1;
  }

  #arrowAhead(): boolean {
    if (this.RECORDING_PHASE) return false;
    const next = this.LA(1).tokenType;
    if (next === t.ParenOpen) return this.#arrowParameters(1);
    if (next === t.Less) return this.#genericArrow(1);
    if (!this.#isIdentifier(this.LA(1))) return false;
    if (this.LA(2).tokenType === t.Arrow) return true;
    if (next !== w.async || this.#newline(2)) return false;
    if (this.LA(2).tokenType === t.ParenOpen) return this.#arrowParameters(2);
    if (this.LA(2).tokenType === t.Less) return this.#genericArrow(2);
    return this.#isIdentifier(this.LA(2)) && this.LA(3).tokenType === t.Arrow;
  }

  /** Whether the parenthesis `ahead` holds the parameters of an arrow function. */
  #arrowParameters(ahead: number): boolean {
    const behind = this.#behind(ahead);
    const type = this.#at(behind)?.tokenType;
    if (type === t.Arrow) return true;
    if (type !== t.Colon) return false;
    const open = this.currIdx + ahead;
    const arrow = this.#skipType(behind + 1, t.Arrow);
    if (arrow === -1) return false;
    const questions = this.#questionsHere();
    return questions === 0 || this.#looksLikeParameters(open) || this.#colonsAfter(arrow) >= questions;
  }

  #genericArrow(ahead: number): boolean {
    const first = this.currIdx + ahead + 1;
    const close = this.#skipType(this.#at(first)?.tokenType === w.const ? first + 1 : first, t.Greater);
    if (close === -1 || this.#at(close + 1)?.tokenType !== t.ParenOpen) return false;
    const behind = (this.#partner[close + 1] as number) + 1;
    const type = this.#at(behind)?.tokenType;
    return type === t.Arrow || type === t.Colon;
  }

  /** How many `?` between the same brackets still wait for their `:`. */
  #questionsHere(): number {
    let waiting = this.#consequents.length;
    let count = 0;
    for (let i = this.currIdx; waiting > 0; i--) {
      const question = this.#consequents[waiting - 1] as number;
      if (i === question) {
        count++;
        waiting--;
        continue;
      }
      const partner = this.#partner[i] as number;
      if (partner > i) return count;
      if (partner !== -1) i = partner;
    }
    return count;
  }

  /** How many `:` that belong to no later `?` follow between the same brackets. */
  #colonsAfter(index: number): number {
    let colons = 0;
    let open = 0;
    for (let i = index + 1; i < index + 1000; i++) {
      const type = this.#at(i)?.tokenType;
      if (type === undefined || type === t.Semicolon || type === t.Comma) break;
      if (this.#newlineBefore(i) && /^[\w$"'`{]/.test((this.#at(i) as IToken).image)) break;
      if (type === t.Question) open++;
      else if (type === t.Colon && open > 0) open--;
      else if (type === t.Colon) colons++;
      const partner = this.#partner[i] as number;
      if (partner !== -1 && partner < i) break;
      if (partner > i) i = partner;
    }
    return colons;
  }

  #looksLikeParameters(open: number): boolean {
    const first = this.#at(open + 1)?.tokenType;
    return first === t.ParenClose || first === t.Ellipsis || this.#at(open + 2)?.tokenType === t.Colon;
  }

  /**
   * Passes over tokens that may belong to a type, from `index` to the first `end` outside of all brackets; -1 if
   * something comes first that no type can hold. Gives up on what no person writes, to stay linear.
   */
  #skipType(index: number, end: TokenType): number {
    let depth = 0;
    let operand = false;
    for (let i = index; i < index + 1000; i++) {
      const token = this.#at(i);
      if (token === undefined) return -1;
      const type = token.tokenType;
      const comma = this.#at(i - 1)?.tokenType === t.Comma;
      if (depth === 0 && type === end && (operand || comma)) return i;
      const kind = typePart(token);
      if (kind === undefined || (kind === 'operand' && operand)) return -1;
      const partner = this.#partner[i] as number;
      if (partner > i) {
        i = partner;
        operand = true;
      } else if (type === t.Less) {
        depth++;
        operand = false;
      } else if (type === t.Greater) {
        if (depth-- === 0) return -1;
        operand = true;
      } else operand = kind === 'operand';
    }
    return -1;
  }

  #typeArgumentsAhead(): boolean {
    if (this.LA(1).tokenType !== t.Less) return false;
    const close = this.#skipType(this.currIdx + 2, t.Greater);
    return close !== -1 && this.#at(close + 1)?.tokenType === t.ParenOpen;
  }

  #functionTypeAhead(): boolean {
    if (this.RECORDING_PHASE) return false;
    const next = this.LA(1).tokenType;
    if (next === t.Less) return true;
    // No parameter begins with `(`: `(() => T) => …` is a type in parentheses, and an arrow of something else.
    const after = this.LA(2).tokenType;
    if (after === t.ParenOpen || after === t.Less) return false;
    return next === t.ParenOpen && this.#at(this.#behind(1))?.tokenType === t.Arrow;
  }

  #suffixAhead(): boolean {
    if (this.RECORDING_PHASE) return true;
    const next = this.LA(1).tokenType;
    if (next === t.Less) return this.#typeArgumentsAhead();
    if (next === t.Bang) return !this.#newline(1);
    return true;
  }

  #binaryAhead(): boolean {
    if (this.RECORDING_PHASE) return true;
    const next = this.LA(1).tokenType;
    if (next === w.as || next === w.satisfies) return !this.#newline(1);
    if (next !== t.Greater) return true;
    let i = this.currIdx + 1;
    let signs = 1;
    while (this.#at(i + 1)?.tokenType === t.Greater && this.#touch(i)) {
      i++;
      signs++;
    }
    return !(signs > 1 && this.#at(i + 1)?.tokenType === t.Equals && this.#touch(i));
  }

  #touch(index: number): boolean {
    return (this.#at(index)?.startOffset ?? 0) + 1 === this.#at(index + 1)?.startOffset;
  }
  #glued(): boolean {
    return this.RECORDING_PHASE || this.#touch(this.currIdx);
  }

  #isWord(token: IToken): boolean {
    return token.tokenType === t.Identifier || t.wordTypes.has(token.image);
  }
  #isIdentifier(token: IToken): boolean {
    const type = token.tokenType;
    return type === t.Identifier || (type.CATEGORIES?.includes(t.Identifier) ?? false);
  }

  #blockWordAhead(word: TokenType): boolean {
    return this.LA(1).tokenType === word && this.LA(2).tokenType === t.BraceOpen;
  }
  #functionAhead(): boolean {
    if (this.LA(1).tokenType === w.function) return true;
    return this.LA(1).tokenType === w.async && this.LA(2).tokenType === w.function && !this.#newline(2);
  }
  #stateAhead(): boolean {
    return this.LA(1).tokenType === w.state && this.#isWord(this.LA(2));
  }
  #modifierAhead(): boolean {
    const next = this.LA(2);
    return (
      modifierWords.has(this.LA(1).image) &&
      (this.#isWord(next) || next.tokenType === t.Star || next.tokenType === t.PrivateName)
    );
  }
  #accessorAhead(): boolean {
    const type = this.LA(2).tokenType;
    if (!/^(?:get|set|async)$/.test(this.LA(1).image)) return false;
    return (
      this.#isWord(this.LA(2)) ||
      [t.StringToken, t.NumberToken, t.BracketOpen, t.Star].some(other => other === type)
    );
  }
  #typePrefixAhead(): boolean {
    return !/^(?:[;,)}\]>|&=]|)$/.test(this.LA(2).image);
  }
  #labelAhead(): boolean {
    const next = this.LA(2).tokenType;
    return (
      this.#isWord(this.LA(1)) &&
      (next === t.Colon || (next === t.Question && this.LA(3).tokenType === t.Colon))
    );
  }

  /** `of` or `in` if the head of the `for` at hand has one, and nothing for a head with semicolons. */
  #loopKind(): 'of' | 'in' | undefined {
    const open = this.currIdx + 1;
    const close = this.#partner[open];
    if (close === undefined || close < open) return undefined;
    let kind: 'of' | 'in' | undefined;
    for (let i = open + 1; i < close; i++) {
      const token = this.#at(i) as IToken;
      if (token.tokenType === t.Semicolon) return undefined;
      if (token.tokenType === w.in) kind ??= 'in';
      if (token.tokenType === w.of && i > open + 1) kind ??= 'of';
      const partner = this.#partner[i] as number;
      if (partner > i) i = partner;
    }
    return kind;
  }

  /** Whether a line ends between the `ahead`th next token and the one before it. */
  #newline(ahead: number): boolean {
    if (this.RECORDING_PHASE) return false;
    return this.#newlineBefore(this.currIdx + ahead);
  }
  #newlineBefore(index: number): boolean {
    const token = this.#at(index);
    const before = this.#at(index - 1);
    if (token === undefined || before === undefined) return true;
    const text = this.#source.text;
    for (let i = before.startOffset + before.image.length; i < token.startOffset; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return true;
    }
    return false;
  }

  // Lists, ends of statements

  /** A comma, or the end of the list. */
  #separator(close: TokenType): void {
    this.OPTION9(() => this.CONSUME9(t.Comma));
    this.ACTION(() => {
      if (this.LA(0).tokenType !== t.Comma) this.#checkSeparator(close);
    });
  }

  #checkSeparator(close: TokenType): void {
    const next = this.LA(1).tokenType;
    if (next === t.Comma || next === close) return;
    const closer = typeof close.PATTERN === 'string' ? close.PATTERN : '';
    this.#fail(problems.missingComma, { found: describe(this.LA(1)), closer });
  }

  /** A semicolon, written or inserted by JavaScript's rules. */
  #end(): void {
    this.OPTION8(() => this.CONSUME8(t.Semicolon));
    this.ACTION(() => {
      if (this.LA(0).tokenType !== t.Semicolon) this.#checkEnd();
    });
  }
  #checkEnd(): void {
    const next = this.LA(1).tokenType;
    if (next === t.BraceClose || this.#newline(1)) return;
    const { tokenType, image } = this.LA(0);
    if (next === t.BraceOpen && (tokenType === w.transaction || tokenType === w.saga))
      this.#fail(problems.blockAsValue, { word: image }, this.LA(0));
    const first = this.#newline(0) || /^[{};]$/.test(this.LA(-1).image);
    const meant = first ? statementMeant(this.LA(0).image) : undefined;
    this.#fail(problems.missingSemicolon, { found: describe(this.LA(1)), meant });
  }
  #methodEnd(): void {
    if (this.LA(0).tokenType === t.BraceClose || this.LA(1).tokenType === t.Semicolon) return;
    this.#checkEnd();
  }

  // What TypeScript has and mu has not: said where the parser meets it

  #checkImport(): void {
    const next = this.LA(1);
    if (next.tokenType === t.BraceOpen) return;
    if (next.tokenType === w.type && this.LA(2).tokenType === t.BraceOpen) return;
    if (next.tokenType === t.ParenOpen) this.#fail(problems.requireCall, {}, this.LA(0));
    if (next.image === '*' || next.tokenType === t.StringToken)
      this.#fail(problems.namespaceImport, {}, next);
    if (next.tokenType === w.type && this.LA(2).image === '*')
      this.#fail(problems.namespaceImport, {}, this.LA(2));
    if (this.#isIdentifier(next)) this.#fail(problems.defaultImport, {}, next);
  }

  #checkExport(): void {
    const next = this.LA(1);
    if (next.tokenType === w.default) this.#fail(problems.defaultExport, {}, next);
    if (next.image === '*' || next.tokenType === t.BraceOpen) this.#fail(problems.exportList, {}, next);
    if (next.tokenType === w.type && (this.LA(2).image === '*' || this.LA(2).tokenType === t.BraceOpen)) {
      this.#fail(problems.exportList, {}, next);
    }
    this.#checkForeign('declaration');
  }

  #checkMember(): void {
    const name = this.LA(0);
    const next = this.LA(1);
    if (name.tokenType === t.PrivateName) this.#note(problems.privateName, { name: name.image }, name);
    if (/^[=:;?!}]$/.test(next.image) || (this.#newline(1) && next.image !== '(' && next.image !== '<')) {
      if (name.tokenType === t.PrivateName) this.#stop();
      this.#fail(problems.serviceField, { name: name.image }, name);
    }
    if (
      this.#isWord(next) &&
      (/^(function|const|let)$/.test(name.image) || isMisspelt(name.image, 'state'))
    ) {
      this.#fail(problems.serviceField, { name: name.image, declares: next.image }, name);
    }
  }

  #checkTypeMember(): void {
    const next = this.LA(1);
    if (next.tokenType === t.BracketOpen && this.LA(3).tokenType === w.in)
      this.#fail(problems.mappedType, {});
    if (/^[+-]$/.test(next.image)) this.#fail(problems.mappedType, {});
    if (next.tokenType === w.readonly && this.LA(2).image === '[' && this.LA(4).tokenType === w.in) {
      this.#fail(problems.mappedType, {});
    }
    if ((next.image === 'get' || next.image === 'set') && this.#isWord(this.LA(2))) {
      this.#fail(problems.accessor, { word: next.image });
    }
    if (next.tokenType === t.ParenOpen || next.tokenType === t.Less) {
      this.#fail(problems.advancedType, { what: 'call signatures' });
    }
    if (next.tokenType === w.new && this.LA(2).image === '(' && !this.#ambient) {
      this.#fail(problems.advancedType, { what: 'construct signatures' });
    }
  }

  #checkType(): void {
    const next = this.LA(1);
    if (next.tokenType === t.TemplateStart) this.#fail(problems.templateType, {});
    if (next.tokenType === w.new) this.#fail(problems.advancedType, { what: 'constructor types' });
    if (next.tokenType === w.import) this.#fail(problems.advancedType, { what: '`import(…)` types' });
    const second = this.LA(2);
    if (/^(?:unique|infer|asserts|abstract)$/.test(next.image) && this.#isWord(second) && !this.#newline(2)) {
      if (second.tokenType !== w.is && second.tokenType !== w.extends) {
        this.#fail(problems.advancedType, { what: `\`${next.image}\` types` });
      }
    }
  }

  #checkPrimary(): void {
    const next = this.LA(1);
    const type = next.tokenType;
    if (type === w.class) this.#fail(problems.classDeclaration, {});
    if (type === w.yield) this.#fail(problems.generator, {});
    if (type === w.super) this.#fail(problems.metaProperty, { word: 'super' });
    if (type === w.import) this.#importExpression();
    if (type === w.new && this.LA(2).tokenType === t.Dot)
      this.#fail(problems.metaProperty, { word: 'new.target' });
    if (type === w.new && this.LA(2).tokenType === w.class)
      this.#fail(problems.classDeclaration, {}, this.LA(2));
    if (type === t.Less) this.#fail(problems.angleAssertion, {});
    if (next.image === 'require' && this.LA(2).tokenType === t.ParenOpen) {
      if (this.LA(3).tokenType === t.StringToken) this.#fail(problems.requireCall, {});
    }
    if (type === t.PrivateName) this.#fail(problems.privateName, { name: next.image });
  }
  #importExpression(): void {
    if (this.LA(2).tokenType === t.Dot) this.#fail(problems.metaProperty, { word: 'import.meta' });
    this.#fail(problems.requireCall, {});
  }

  /** A word that begins a construct of TypeScript which mu does not have, at the start of a unit. */
  #checkForeign(unit: Unit): void {
    const token = this.LA(1);
    const type = token.tokenType;
    const named = this.#isWord(this.LA(2)) && !this.#newline(2);
    if (type === w.class || (token.image === 'abstract' && this.LA(2).tokenType === w.class)) {
      this.#fail(problems.classDeclaration, {});
    }
    if (type === w.enum || (type === w.const && this.LA(2).tokenType === w.enum)) {
      this.#fail(problems.enumDeclaration, {}, type === w.enum ? token : this.LA(2));
    }
    if (type === w.with && unit !== 'member') this.#fail(problems.withStatement, {});
    if (type === w.debugger) this.#fail(problems.debuggerStatement, {});
    if (
      /^(?:namespace|module|declare|global)$/.test(token.image) &&
      !(unit === 'declaration' && /^(?:const|function)$/.test(this.LA(2).image)) &&
      (named || this.LA(2).tokenType === t.StringToken)
    ) {
      this.#fail(problems.namespaceDeclaration, { word: token.image });
    }
    if (unit === 'statement') this.#checkStatement(named);
    if (unit === 'declaration' && type === w.var) this.#fail(problems.varDeclaration, {});
  }

  #checkStatement(named: boolean): void {
    const token = this.LA(1);
    if (token.tokenType === t.At) {
      this.#fail(problems.misplacedDecorator, { name: this.LA(2).image, what: 'a statement' });
    }
    if (token.tokenType === w.export) this.#fail(problems.localDeclaration, { word: 'export' });
    if (token.tokenType === w.import && this.LA(2).image !== '(' && this.LA(2).image !== '.') {
      this.#fail(problems.localDeclaration, { word: 'import' });
    }
    const declares = [w.type, w.interface, w.service, w.error, w.extern, w.state].some(
      x => x === token.tokenType,
    );
    const second = this.LA(2).tokenType;
    if (declares && named && second !== w.in && second !== w.instanceof && second !== w.as) {
      this.#fail(problems.localDeclaration, { word: token.image });
    }
    if (token.tokenType === w.invariant && second === t.StringToken) {
      this.#fail(problems.localDeclaration, { word: 'invariant' });
    }
  }

  // Problems and recovery

  #note<A>(problem: Problem<A>, args: A, token: IToken = this.LA(1)): void {
    this.found.push(report(problem, args, this.#span(token)));
  }
  #fail<A>(problem: Problem<A>, args: A, token: IToken = this.LA(1)): never {
    this.#note(problem, args, token);
    this.#stop();
  }
  /** Leaves the unit; what is wrong has been said. */
  #stop(): never {
    throw new MismatchedTokenException('', this.LA(1), this.LA(0));
  }
  #span(token: IToken): { path: string; start: number; end: number } {
    const length = this.#source.text.length;
    if (Number.isNaN(token.startOffset) || token.startOffset < 0) {
      return { path: this.#source.path, start: length, end: length };
    }
    return {
      path: this.#source.path,
      start: token.startOffset,
      end: token.startOffset + token.image.length,
    };
  }

  /** The rest: a token with which nothing of the kind begins. */
  #garbage(unit: Unit): void {
    this.ACTION(() => {
      if (unit === 'statement') this.#checkPrimary();
      if (unit === 'declaration' && this.#statementAhead()) {
        const meant = this.#wordAt(2) ? declarationMeant(this.LA(1).image) : undefined;
        this.#fail(problems.topLevelStatement, { meant });
      }
      const where = { declaration: 'a declaration', member: 'a member', statement: 'a statement' }[unit];
      this.#fail(problems.unexpected, { found: describe(this.LA(1)), where });
    });
    this.CONSUME(t.AnyToken);
  }
  /** Whether a word or `{` follows on the same line, as after the first word of a declaration. */
  #wordAt(index: number): boolean {
    const { image } = this.LA(index);
    return !this.#newline(index) && /^[\p{L}_{]/u.test(image);
  }
  #overloadAhead(name: string): boolean {
    let next = 1;
    for (const word of [t.Semicolon, w.export, w.async]) if (this.LA(next).tokenType === word) next++;
    return this.LA(next).tokenType === w.function && this.LA(next + 1).image === name;
  }
  #statementAhead(): boolean {
    const token = this.LA(1);
    return !/^[)\]},:=|&?.]/.test(token.image) || token.image === '';
  }

  /** Runs one unit; if something is wrong in it, goes on behind it. */
  #unit(unit: Unit, body: () => void): void {
    if (this.RECORDING_PHASE) {
      body();
      return;
    }
    const start = this.currIdx + 1;
    const before = this.#repaired ? { found: this.found.length, errors: this.errors.length } : undefined;
    try {
      this.#checkForeign(unit);
      body();
    } catch (error) {
      if (error instanceof TooDeep || !(error instanceof Error) || !recoverable.has(error.name)) throw error;
      this.#consequents = [];
      this.broken.add((this.#at(start) as IToken).startOffset);
      this.currIdx = this.#unitEnd(unit, start) - 1;
    }
    if (before !== undefined && this.#strays(unit, start)) {
      this.broken.add((this.#at(start) as IToken).startOffset);
      this.found.length = before.found;
      this.errors = this.errors.slice(0, before.errors);
    }
  }

  /**
   * Whether a declaration or member stands further right than its first sister, in a text whose brackets did not
   * match: then it probably belongs to something that was closed too early, and nothing it says is to be trusted.
   */
  #strays(unit: Unit, start: number): boolean {
    if (unit === 'declaration') return this.#column(start) > 1;
    return unit === 'member' && this.#column(start) > this.#memberColumn;
  }

  /** Where the unit that began at `start` and went wrong at the next token ends. */
  #unitEnd(unit: Unit, start: number): number {
    const wrong = this.currIdx + 1;
    const column = this.#column(start);
    let i = start;
    while (i < this.#tokens.length) {
      const token = this.#at(i) as IToken;
      const partner = this.#partner[i] as number;
      if (partner !== -1 && partner < i) return Math.max(i, wrong);
      if (i > start && i >= wrong) {
        if (token.tokenType === t.Semicolon) return i + 1;
        if (token.tokenType === t.Comma && unit === 'member' && this.#newlineBefore(i + 1)) return i + 1;
        if (this.#newlineBefore(i) && this.#unitStarts(unit, token, this.#column(i) <= column)) return i;
      }
      i = partner > i ? partner + 1 : i + 1;
    }
    return this.#tokens.length;
  }
  #unitStarts(unit: Unit, token: IToken, outdented: boolean): boolean {
    if (outdented)
      return !/^(?:[.,:?)\]}|&+*/%=]|else|catch|finally|compensate|as|satisfies|instanceof|in\b)/.test(
        token.image,
      );
    if (unit === 'statement') return startsStatement(token);
    if (unit === 'declaration') return startsDeclaration(token);
    return false;
  }
  #column(index: number): number {
    const offset = this.#at(index)?.startOffset ?? 0;
    return offset - this.#source.text.lastIndexOf('\n', offset - 1);
  }

  #checkDepth(): void {
    if (this.RULE_STACK_IDX > deepestRule) throw new TooDeep(this.LA(1));
  }
}

const recoverable = new Set(['MismatchedTokenException', 'NoViableAltException', 'EarlyExitException']);

/** How a message names a token. */
export function describe(token: IToken): string {
  if (Number.isNaN(token.startOffset) || token.startOffset < 0) return 'the end of the file';
  if (token.image === '') return 'the end of what is in brackets';
  return token.image.length > 30 ? `\`${token.image.slice(0, 30)}…\`` : `\`${token.image}\``;
}

function typePart(token: IToken): 'operand' | 'mark' | undefined {
  const type = token.tokenType;
  if (type === w.keyof || type === w.readonly || type === w.typeof || type === w.extends) return 'mark';
  if (type === w.is) return 'mark';
  const operands = [t.Identifier, t.StringToken, t.NumberToken, w.void, w.null, w.true, w.false, w.this];
  if (operands.includes(type) || type.CATEGORIES?.includes(t.Identifier)) return 'operand';
  if ([t.BraceOpen, t.BracketOpen, t.ParenOpen].includes(type))
    return type === t.BracketOpen ? 'mark' : 'operand';
  const marks = [
    t.Less,
    t.Greater,
    t.Bar,
    t.Ampersand,
    t.Comma,
    t.Dot,
    t.Minus,
    t.Arrow,
    t.Question,
    t.Equals,
  ];
  return marks.includes(type) ? 'mark' : undefined;
}
