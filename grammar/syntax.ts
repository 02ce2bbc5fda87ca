// The syntax tree: what the parser gives and every later phase reads. It never changes; what a phase learns
// about a node lives in a table keyed by the node. One file, because the families refer to each other.
import type { Source, Span } from './source.ts';

/** One file. `comments` are all comments of the file in order; doc comments also stand on what they document. */
export interface Module {
  readonly kind: 'Module';
  readonly span: Span;
  readonly source: Source;
  readonly imports: readonly ImportDeclaration[];
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Comment[];
}

export interface Comment {
  readonly span: Span;
  readonly form: 'line' | 'block' | 'doc';
  readonly text: string;
}

export interface ImportDeclaration {
  readonly kind: 'ImportDeclaration';
  readonly span: Span;
  readonly typeOnly: boolean;
  readonly names: readonly ImportName[];
  readonly from: string;
  readonly fromSpan: Span;
}
/** `import { imported as local }`. */
export interface ImportName {
  readonly kind: 'ImportName';
  readonly span: Span;
  readonly imported: Identifier;
  readonly local: Identifier;
  readonly typeOnly: boolean;
}

export type Declaration =
  | TypeDeclaration
  | InterfaceDeclaration
  | ConstDeclaration
  | FunctionDeclaration
  | ErrorDeclaration
  | ServiceDeclaration
  | ExternServiceDeclaration
  | InvariantDeclaration
  | AmbientDeclaration
  | InvalidDeclaration;

interface DeclarationBase {
  readonly span: Span;
  readonly exported: boolean;
  readonly doc: string | undefined;
}

export interface TypeDeclaration extends DeclarationBase {
  readonly kind: 'TypeDeclaration';
  readonly name: Identifier;
  readonly typeParameters: readonly TypeParameter[];
  readonly type: TypeNode;
}
export interface InterfaceDeclaration extends DeclarationBase {
  readonly kind: 'InterfaceDeclaration';
  readonly name: Identifier;
  readonly typeParameters: readonly TypeParameter[];
  readonly extends: readonly ReferenceType[];
  readonly body: ObjectType;
}
export interface ConstDeclaration extends DeclarationBase {
  readonly kind: 'ConstDeclaration';
  readonly pattern: Pattern;
  readonly type: TypeNode | undefined;
  readonly init: Expression;
}
export interface FunctionDeclaration extends DeclarationBase {
  readonly kind: 'FunctionDeclaration';
  readonly async: boolean;
  readonly name: Identifier;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly result: TypeNode | undefined;
  readonly body: Block;
}
export interface ErrorDeclaration extends DeclarationBase {
  readonly kind: 'ErrorDeclaration';
  readonly name: Identifier;
  readonly fields: readonly TypeMember[];
}
export interface ServiceDeclaration extends DeclarationBase {
  readonly kind: 'ServiceDeclaration';
  readonly name: Identifier;
  readonly members: readonly ServiceMember[];
  readonly decorators: readonly Decorator[];
}
/** `extern service Payments from "./payments.ts" { … }`. */
export interface ExternServiceDeclaration extends DeclarationBase {
  readonly kind: 'ExternServiceDeclaration';
  readonly name: Identifier;
  readonly from: string;
  readonly fromSpan: Span;
  readonly methods: readonly ExternMethod[];
}
export interface InvariantDeclaration extends DeclarationBase {
  readonly kind: 'InvariantDeclaration';
  readonly title: string;
  readonly condition: Expression;
}
/** `declare const Math: { … };` or `declare function isNaN(…): …;`: what is there without being written in mu. */
export interface AmbientDeclaration extends DeclarationBase {
  readonly kind: 'AmbientDeclaration';
  readonly form: 'const' | 'function';
  readonly name: Identifier;
  /** A function type, for a function. */
  readonly type: TypeNode;
}
export interface InvalidDeclaration extends DeclarationBase {
  readonly kind: 'InvalidDeclaration';
}

export type ServiceMember = StateDeclaration | MethodDeclaration | InvariantDeclaration | InvalidDeclaration;

/** `state rooms: Map<string, Room>;` */
export interface StateDeclaration {
  readonly kind: 'StateDeclaration';
  readonly span: Span;
  readonly name: Identifier;
  readonly type: TypeNode;
  readonly init: Expression | undefined;
  readonly doc: string | undefined;
}

export interface MethodDeclaration {
  readonly kind: 'MethodDeclaration';
  readonly span: Span;
  readonly name: Identifier;
  readonly private: boolean;
  readonly async: boolean;
  readonly decorators: readonly Decorator[];
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly result: TypeNode | undefined;
  readonly body: Block;
  readonly compensation: Block | undefined;
  readonly doc: string | undefined;
}

export interface ExternMethod {
  readonly kind: 'ExternMethod';
  readonly span: Span;
  readonly name: Identifier;
  readonly decorators: readonly Decorator[];
  readonly parameters: readonly Parameter[];
  readonly result: TypeNode;
  readonly compensation: Block | undefined;
  readonly doc: string | undefined;
}

/** `@http("POST", "/reservations")`. */
export interface Decorator {
  readonly kind: 'Decorator';
  readonly span: Span;
  readonly name: Identifier;
  readonly args: readonly Expression[];
}

export type Statement =
  | Block
  | VariableStatement
  | ExpressionStatement
  | IfStatement
  | ForStatement
  | ForOfStatement
  | ForInStatement
  | WhileStatement
  | DoWhileStatement
  | SwitchStatement
  | ReturnStatement
  | ThrowStatement
  | TryStatement
  | BreakStatement
  | ContinueStatement
  | LabeledStatement
  | EmptyStatement
  | LocalFunction
  | TransactionStatement
  | SagaStatement
  | InvalidStatement;

export interface Block {
  readonly kind: 'Block';
  readonly span: Span;
  readonly statements: readonly Statement[];
}
export interface VariableStatement {
  readonly kind: 'VariableStatement';
  readonly span: Span;
  readonly keyword: 'let' | 'const';
  readonly declarations: readonly VariableDeclarator[];
}
export interface VariableDeclarator {
  readonly kind: 'VariableDeclarator';
  readonly span: Span;
  readonly pattern: Pattern;
  readonly type: TypeNode | undefined;
  readonly init: Expression | undefined;
}
export interface ExpressionStatement {
  readonly kind: 'ExpressionStatement';
  readonly span: Span;
  readonly expression: Expression;
}
export interface IfStatement {
  readonly kind: 'IfStatement';
  readonly span: Span;
  readonly test: Expression;
  readonly consequent: Statement;
  readonly alternate: Statement | undefined;
}
export interface ForStatement {
  readonly kind: 'ForStatement';
  readonly span: Span;
  readonly init: VariableStatement | Expression | undefined;
  readonly test: Expression | undefined;
  readonly update: Expression | undefined;
  readonly body: Statement;
}
export interface ForOfStatement {
  readonly kind: 'ForOfStatement';
  readonly span: Span;
  readonly await: boolean;
  readonly keyword: 'let' | 'const' | undefined;
  readonly pattern: Pattern;
  readonly iterable: Expression;
  readonly body: Statement;
}
/** Parsed as JavaScript has it; the checker says whether it is allowed. */
export interface ForInStatement {
  readonly kind: 'ForInStatement';
  readonly span: Span;
  readonly keyword: 'let' | 'const' | undefined;
  readonly pattern: Pattern;
  readonly object: Expression;
  readonly body: Statement;
}
export interface WhileStatement {
  readonly kind: 'WhileStatement';
  readonly span: Span;
  readonly test: Expression;
  readonly body: Statement;
}
export interface DoWhileStatement {
  readonly kind: 'DoWhileStatement';
  readonly span: Span;
  readonly body: Statement;
  readonly test: Expression;
}
export interface SwitchStatement {
  readonly kind: 'SwitchStatement';
  readonly span: Span;
  readonly subject: Expression;
  readonly cases: readonly SwitchCase[];
}
/** `test` is undefined for `default:`. */
export interface SwitchCase {
  readonly kind: 'SwitchCase';
  readonly span: Span;
  readonly test: Expression | undefined;
  readonly body: readonly Statement[];
}
export interface ReturnStatement {
  readonly kind: 'ReturnStatement';
  readonly span: Span;
  readonly value: Expression | undefined;
}
export interface ThrowStatement {
  readonly kind: 'ThrowStatement';
  readonly span: Span;
  readonly value: Expression;
}
export interface TryStatement {
  readonly kind: 'TryStatement';
  readonly span: Span;
  readonly block: Block;
  readonly parameter: Pattern | undefined;
  readonly handler: Block | undefined;
  readonly finalizer: Block | undefined;
}
export interface BreakStatement {
  readonly kind: 'BreakStatement';
  readonly span: Span;
  readonly label: Identifier | undefined;
}
export interface ContinueStatement {
  readonly kind: 'ContinueStatement';
  readonly span: Span;
  readonly label: Identifier | undefined;
}
export interface LabeledStatement {
  readonly kind: 'LabeledStatement';
  readonly span: Span;
  readonly label: Identifier;
  readonly body: Statement;
}
export interface EmptyStatement {
  readonly kind: 'EmptyStatement';
  readonly span: Span;
}
export interface LocalFunction {
  readonly kind: 'LocalFunction';
  readonly span: Span;
  readonly async: boolean;
  readonly name: Identifier;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly result: TypeNode | undefined;
  readonly body: Block;
}
/** `transaction { … } compensate { … }`. */
export interface TransactionStatement {
  readonly kind: 'TransactionStatement';
  readonly span: Span;
  readonly body: Block;
  readonly compensation: Block | undefined;
}
export interface SagaStatement {
  readonly kind: 'SagaStatement';
  readonly span: Span;
  readonly body: Block;
}
export interface InvalidStatement {
  readonly kind: 'InvalidStatement';
  readonly span: Span;
}

// Expressions and patterns. Parentheses leave no node: the printer puts them back where precedence asks for them.

export type Expression =
  | Identifier
  | ThisExpression
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | RegExpLiteral
  | TemplateLiteral
  | ArrayLiteral
  | ObjectLiteral
  | ArrowFunction
  | FunctionExpression
  | UnaryExpression
  | UpdateExpression
  | BinaryExpression
  | LogicalExpression
  | AssignmentExpression
  | ConditionalExpression
  | CallExpression
  | NewExpression
  | MemberExpression
  | IndexExpression
  | AwaitExpression
  | SequenceExpression
  | AsExpression
  | SatisfiesExpression
  | NonNullExpression
  | InvalidExpression;

/** A name where it is used or declared. `undefined` is an identifier, as in JavaScript. */
export interface Identifier {
  readonly kind: 'Identifier';
  readonly span: Span;
  readonly name: string;
}
export interface ThisExpression {
  readonly kind: 'ThisExpression';
  readonly span: Span;
}
/** `value` is cooked: escapes are resolved. */
export interface StringLiteral {
  readonly kind: 'StringLiteral';
  readonly span: Span;
  readonly value: string;
}
export interface NumberLiteral {
  readonly kind: 'NumberLiteral';
  readonly span: Span;
  readonly value: number;
  readonly raw: string;
}
export interface BooleanLiteral {
  readonly kind: 'BooleanLiteral';
  readonly span: Span;
  readonly value: boolean;
}
export interface NullLiteral {
  readonly kind: 'NullLiteral';
  readonly span: Span;
}
export interface RegExpLiteral {
  readonly kind: 'RegExpLiteral';
  readonly span: Span;
  readonly pattern: string;
  readonly flags: string;
}
/** `parts` has one element more than `expressions`; `cooked` is the text, `raw` as written. */
export interface TemplateLiteral {
  readonly kind: 'TemplateLiteral';
  readonly span: Span;
  readonly parts: readonly { readonly cooked: string; readonly raw: string; readonly span: Span }[];
  readonly expressions: readonly Expression[];
}
/** A hole is refused by the parser. */
export interface ArrayLiteral {
  readonly kind: 'ArrayLiteral';
  readonly span: Span;
  readonly elements: readonly (Expression | SpreadElement)[];
}
export interface SpreadElement {
  readonly kind: 'SpreadElement';
  readonly span: Span;
  readonly argument: Expression;
}
export interface ObjectLiteral {
  readonly kind: 'ObjectLiteral';
  readonly span: Span;
  readonly members: readonly ObjectMember[];
}
export type ObjectMember = PropertyMember | ShorthandMember | ComputedMember | MethodMember | SpreadElement;
export interface PropertyMember {
  readonly kind: 'PropertyMember';
  readonly span: Span;
  readonly name: PropertyName;
  readonly value: Expression;
}
export interface ShorthandMember {
  readonly kind: 'ShorthandMember';
  readonly span: Span;
  readonly name: Identifier;
}
export interface ComputedMember {
  readonly kind: 'ComputedMember';
  readonly span: Span;
  readonly key: Expression;
  readonly value: Expression;
}
export interface MethodMember {
  readonly kind: 'MethodMember';
  readonly span: Span;
  readonly name: PropertyName;
  readonly value: FunctionExpression;
}

export interface Parameter {
  readonly kind: 'Parameter';
  readonly span: Span;
  readonly pattern: Pattern;
  readonly optional: boolean;
  readonly rest: boolean;
  readonly type: TypeNode | undefined;
  readonly default: Expression | undefined;
}

export interface ArrowFunction {
  readonly kind: 'ArrowFunction';
  readonly span: Span;
  readonly async: boolean;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly result: TypeNode | undefined;
  readonly body: Expression | Block;
}
export interface FunctionExpression {
  readonly kind: 'FunctionExpression';
  readonly span: Span;
  readonly async: boolean;
  readonly name: Identifier | undefined;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly result: TypeNode | undefined;
  readonly body: Block;
}

export type UnaryOperator = '!' | '-' | '+' | '~' | 'typeof' | 'void' | 'delete';
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '**'
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<'
  | '<='
  | '>'
  | '>='
  | '<<'
  | '>>'
  | '>>>'
  | '&'
  | '|'
  | '^'
  | 'in'
  | 'instanceof';
export type LogicalOperator = '&&' | '||' | '??';
export type AssignmentOperator =
  | '='
  | '+='
  | '-='
  | '*='
  | '/='
  | '%='
  | '**='
  | '<<='
  | '>>='
  | '>>>='
  | '&='
  | '|='
  | '^='
  | '&&='
  | '||='
  | '??=';

export interface UnaryExpression {
  readonly kind: 'UnaryExpression';
  readonly span: Span;
  readonly operator: UnaryOperator;
  readonly argument: Expression;
}
export interface UpdateExpression {
  readonly kind: 'UpdateExpression';
  readonly span: Span;
  readonly operator: '++' | '--';
  readonly prefix: boolean;
  readonly argument: Expression;
}
export interface BinaryExpression {
  readonly kind: 'BinaryExpression';
  readonly span: Span;
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface LogicalExpression {
  readonly kind: 'LogicalExpression';
  readonly span: Span;
  readonly operator: LogicalOperator;
  readonly left: Expression;
  readonly right: Expression;
}
/** `target` is a pattern only for `=`. */
export interface AssignmentExpression {
  readonly kind: 'AssignmentExpression';
  readonly span: Span;
  readonly operator: AssignmentOperator;
  readonly target: Expression | ObjectPattern | ArrayPattern;
  readonly value: Expression;
}
export interface ConditionalExpression {
  readonly kind: 'ConditionalExpression';
  readonly span: Span;
  readonly test: Expression;
  readonly consequent: Expression;
  readonly alternate: Expression;
}
/** `f?.(x)` is `optional`. A chain ends where the nodes stop being callee or object of one another. */
export interface CallExpression {
  readonly kind: 'CallExpression';
  readonly span: Span;
  readonly callee: Expression;
  readonly typeArguments: readonly TypeNode[];
  readonly args: readonly (Expression | SpreadElement)[];
  readonly optional: boolean;
}
export interface NewExpression {
  readonly kind: 'NewExpression';
  readonly span: Span;
  readonly callee: Expression;
  readonly typeArguments: readonly TypeNode[];
  readonly args: readonly (Expression | SpreadElement)[];
}
/** `a.b` and `a?.b`. */
export interface MemberExpression {
  readonly kind: 'MemberExpression';
  readonly span: Span;
  readonly object: Expression;
  readonly property: Identifier;
  readonly optional: boolean;
}
/** `a[b]` and `a?.[b]`. */
export interface IndexExpression {
  readonly kind: 'IndexExpression';
  readonly span: Span;
  readonly object: Expression;
  readonly index: Expression;
  readonly optional: boolean;
}
export interface AwaitExpression {
  readonly kind: 'AwaitExpression';
  readonly span: Span;
  readonly argument: Expression;
}
export interface SequenceExpression {
  readonly kind: 'SequenceExpression';
  readonly span: Span;
  readonly expressions: readonly Expression[];
}
/** `x as T`; `x as const` has the type `'const'`. */
export interface AsExpression {
  readonly kind: 'AsExpression';
  readonly span: Span;
  readonly expression: Expression;
  readonly type: TypeNode | 'const';
}
export interface SatisfiesExpression {
  readonly kind: 'SatisfiesExpression';
  readonly span: Span;
  readonly expression: Expression;
  readonly type: TypeNode;
}
/** `x!`: parsed so that the checker can say what to write instead. */
export interface NonNullExpression {
  readonly kind: 'NonNullExpression';
  readonly span: Span;
  readonly expression: Expression;
}
/** Stands where the parser reported a problem; nothing more is said about it. */
export interface InvalidExpression {
  readonly kind: 'InvalidExpression';
  readonly span: Span;
}

export type Pattern = PatternTarget | ObjectPattern | ArrayPattern;
/** What gets a part of the value. Only patterns that assign have members in them; those that declare have names alone. */
export type PatternTarget = Identifier | MemberExpression | IndexExpression;
export interface ObjectPattern {
  readonly kind: 'ObjectPattern';
  readonly span: Span;
  readonly properties: readonly PatternProperty[];
  readonly rest: PatternTarget | undefined;
}
/** `{ key: value = default }`; `{ a }` has the same identifier in `key` (as a name) and `value`. */
export interface PatternProperty {
  readonly kind: 'PatternProperty';
  readonly span: Span;
  readonly key: PropertyName | ComputedKey;
  readonly value: Pattern;
  readonly default: Expression | undefined;
  readonly shorthand: boolean;
}
/** `[expression]` as the key of a pattern. */
export interface ComputedKey {
  readonly kind: 'ComputedKey';
  readonly span: Span;
  readonly expression: Expression;
}
export interface ArrayPattern {
  readonly kind: 'ArrayPattern';
  readonly span: Span;
  readonly elements: readonly (PatternElement | undefined)[];
  readonly rest: Pattern | undefined;
}
export interface PatternElement {
  readonly kind: 'PatternElement';
  readonly span: Span;
  readonly value: Pattern;
  readonly default: Expression | undefined;
}

// Types as they are written. What they mean is the checker's business (compiler/check/types.ts).

export type TypeNode =
  | KeywordType
  | LiteralType
  | ReferenceType
  | ArrayType
  | TupleType
  | ObjectType
  | UnionType
  | IntersectionType
  | FunctionType
  | KeyofType
  | IndexedAccessType
  | ReadonlyType
  | TypeofType
  | PredicateType
  | InvalidType;

/** `any` parses, so that the checker can say what to write instead. */
export type TypeKeyword =
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'undefined'
  | 'unknown'
  | 'never'
  | 'void'
  | 'any'
  | 'object'
  | 'symbol'
  | 'bigint';

export interface KeywordType {
  readonly kind: 'KeywordType';
  readonly span: Span;
  readonly keyword: TypeKeyword;
}
export interface LiteralType {
  readonly kind: 'LiteralType';
  readonly span: Span;
  readonly value: string | number | boolean;
}
/** `Map<string, Room>`; `name` has two parts only for refused qualified names. */
export interface ReferenceType {
  readonly kind: 'ReferenceType';
  readonly span: Span;
  readonly name: Identifier;
  readonly args: readonly TypeNode[];
}
export interface ArrayType {
  readonly kind: 'ArrayType';
  readonly span: Span;
  readonly element: TypeNode;
}
export interface TupleType {
  readonly kind: 'TupleType';
  readonly span: Span;
  readonly elements: readonly TupleElement[];
}
export interface TupleElement {
  readonly span: Span;
  readonly label: Identifier | undefined;
  readonly type: TypeNode;
  readonly optional: boolean;
  readonly rest: boolean;
}
export interface ObjectType {
  readonly kind: 'ObjectType';
  readonly span: Span;
  readonly members: readonly TypeMember[];
}
export interface UnionType {
  readonly kind: 'UnionType';
  readonly span: Span;
  readonly types: readonly TypeNode[];
}
export interface IntersectionType {
  readonly kind: 'IntersectionType';
  readonly span: Span;
  readonly types: readonly TypeNode[];
}
export interface FunctionType {
  readonly kind: 'FunctionType';
  readonly span: Span;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly TypeFunctionParameter[];
  readonly result: TypeNode;
}
export interface KeyofType {
  readonly kind: 'KeyofType';
  readonly span: Span;
  readonly type: TypeNode;
}
export interface IndexedAccessType {
  readonly kind: 'IndexedAccessType';
  readonly span: Span;
  readonly object: TypeNode;
  readonly index: TypeNode;
}
/** `readonly T[]`. */
export interface ReadonlyType {
  readonly kind: 'ReadonlyType';
  readonly span: Span;
  readonly type: TypeNode;
}
/** `typeof x` in a type. */
export interface TypeofType {
  readonly kind: 'TypeofType';
  readonly span: Span;
  readonly expression: Expression;
}
/** `x is Room` as the result of a function. */
export interface PredicateType {
  readonly kind: 'PredicateType';
  readonly span: Span;
  readonly parameter: Identifier;
  readonly type: TypeNode;
}
/** Stands where the parser reported a problem; it has every type. */
export interface InvalidType {
  readonly kind: 'InvalidType';
  readonly span: Span;
}

export type TypeMember = PropertySignature | MethodSignature | IndexSignature;
export interface PropertySignature {
  readonly kind: 'PropertySignature';
  readonly span: Span;
  readonly name: PropertyName;
  readonly optional: boolean;
  readonly readonly: boolean;
  readonly type: TypeNode;
  readonly doc: string | undefined;
}
export interface MethodSignature {
  readonly kind: 'MethodSignature';
  readonly span: Span;
  readonly name: PropertyName;
  readonly optional: boolean;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly TypeFunctionParameter[];
  readonly result: TypeNode;
  readonly doc: string | undefined;
}
/** `[key: string]: T`. */
export interface IndexSignature {
  readonly kind: 'IndexSignature';
  readonly span: Span;
  readonly parameter: Identifier;
  readonly key: TypeNode;
  readonly readonly: boolean;
  readonly type: TypeNode;
}

export interface TypeFunctionParameter {
  readonly span: Span;
  readonly name: Identifier;
  readonly optional: boolean;
  readonly rest: boolean;
  readonly type: TypeNode;
}
export interface TypeParameter {
  readonly kind: 'TypeParameter';
  readonly span: Span;
  readonly name: Identifier;
  readonly constraint: TypeNode | undefined;
  readonly default: TypeNode | undefined;
}

/** A key that is known before the program runs; `text` is the key itself, without quotes. */
export interface PropertyName {
  readonly kind: 'PropertyName';
  readonly span: Span;
  readonly text: string;
  readonly form: 'identifier' | 'string' | 'number';
}
