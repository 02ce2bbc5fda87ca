// Which word was meant at the beginning of a declaration: `servce Hotel {` is a service with a letter missing.

const declarations = [
  'service',
  'error',
  'function',
  'const',
  'type',
  'interface',
  'import',
  'export',
  'extern',
  'invariant',
];
const statements = [
  'transaction',
  'return',
  'await',
  'const',
  'let',
  'throw',
  'try',
  'while',
  'do',
  'saga',
  'function',
  'type',
];

/** The word that begins a declaration and differs from this one by one letter, or by two that changed places. */
export function declarationMeant(word: string): string | undefined {
  const lower = word.toLowerCase();
  return declarations.find(each => isMisspelt(lower, each));
}

export function statementMeant(word: string): string | undefined {
  return statements.find(each => isMisspelt(word, each));
}

export function isMisspelt(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const swapped = restA.length === 2 && restA === [...restB].reverse().join('');
  return swapped || (restA.length <= 1 && restB.length <= 1);
}
