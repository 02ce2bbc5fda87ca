// The budgets of the house, as a function from a source text to the sentences about what breaks them.
import ts from 'typescript';

export interface Budget {
  readonly path: string;
  readonly text: string;
}

export const maximumLines = 400;
export const maximumFunctionLines = 60;
export const maximumParameters = 4;

/** Files whose length is their nature: the grammar itself, and its tree. */
const longFiles = /^grammar\/(parser|rules|syntax|grammar|tokens)[^/]*\.ts$/;

/** Folders whose code gets the world handed in (architecture: pure inside, world at the edge). */
const pureFolders =
  /^(grammar|compiler|targets\/(asl|lambda|cloudformation|diagrams|local\/interpreter)|targets\/[^/]+\.ts$|stdlib\/runtime)(\/|$)/;
const impureGlobals = new Set(['console', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'fetch']);
const impureMembers = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID']);

export function breaches(file: Budget): readonly string[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true);
  const found: string[] = [];
  const say = (node: ts.Node, what: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file.path}:${line + 1} ${what}`);
  };
  const lines = file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);
  if (lines > maximumLines && !longFiles.test(file.path)) {
    found.push(`${file.path} has ${lines} lines, at most ${maximumLines}`);
  }
  const pure = pureFolders.test(file.path);
  const visit = (node: ts.Node): void => {
    checkFunction(node, source, say);
    checkForm(node, say);
    if (pure) checkPurity(node, say);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

type Say = (node: ts.Node, what: string) => void;

function checkFunction(node: ts.Node, source: ts.SourceFile, say: Say): void {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
  const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
  const last = source.getLineAndCharacterOfPosition(node.end).line;
  const length = last - first + 1;
  if (length > maximumFunctionLines)
    say(node, `a function of ${length} lines, at most ${maximumFunctionLines}`);
  const parameters = node.parameters.length;
  if (parameters > maximumParameters) say(node, `${parameters} parameters, at most ${maximumParameters}`);
}

function checkForm(node: ts.Node, say: Say): void {
  if (node.kind === ts.SyntaxKind.AnyKeyword) say(node, 'any');
  if (ts.isEnumDeclaration(node)) say(node, 'enum');
  if (ts.isModuleDeclaration(node) && (node.flags & ts.NodeFlags.GlobalAugmentation) === 0)
    say(node, 'namespace');
  if (ts.isExportAssignment(node)) say(node, 'default export');
  if (ts.canHaveModifiers(node) && hasDefault(node)) say(node, 'default export');
  if (ts.isExportDeclaration(node) && (!node.exportClause || ts.isNamespaceExport(node.exportClause))) {
    say(node, 'star re-export');
  }
}

function hasDefault(node: ts.HasModifiers): boolean {
  return ts.getModifiers(node)?.some(modifier => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

function checkPurity(node: ts.Node, say: Say): void {
  if (ts.isIdentifier(node) && impureGlobals.has(node.text) && isGlobalUse(node))
    say(node, `${node.text} in pure code`);
  if (ts.isPropertyAccessExpression(node) && impureMembers.has(memberName(node))) {
    say(node, `${memberName(node)} in pure code`);
  }
  if (
    ts.isNewExpression(node) &&
    node.expression.getText() === 'Date' &&
    (node.arguments?.length ?? 0) === 0
  ) {
    say(node, 'new Date() in pure code');
  }
}

function memberName(node: ts.PropertyAccessExpression): string {
  return ts.isIdentifier(node.expression) ? `${node.expression.text}.${node.name.text}` : '';
}

/** A name that is read, and not the name of a member, a property or a declaration. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node;
}
