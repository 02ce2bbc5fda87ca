// Random patterns that assign and declare: walking the parser's productions seldom finds one, since to the parser they are literals.
import { type Chance, pick } from './chance.ts';

/** How an expression of the method's grammar is made. */
type Expression = (chance: Chance) => string;

const members = ['item.x', 'item.item', 'names[0]', 'names[x.length]', 'this.state', 'this.rooms[x].x'];

/** A statement that takes a value apart. */
export function takingApart(chance: Chance, expression: Expression): string {
  const value =
    chance(2) === 0 ? pick(['names', 'item', '[item.x, x]', '[[x], item]'], chance) : expression(chance);
  const declared = pattern({ chance, expression, targets: ['a', 'b', 'c'] }, 0);
  const assigned = pattern({ chance, expression, targets: ['x', 'y', ...members] }, 0);
  switch (chance(4)) {
    case 0:
      return `const ${declared} = ${value};`;
    case 1:
      return `for (${assigned} of ${value}) { }`;
    case 2:
      return `for (const ${declared} of ${value}) { }`;
    default:
      return `(${assigned} = ${value});`;
  }
}

interface At {
  readonly chance: Chance;
  readonly expression: Expression;
  readonly targets: readonly string[];
}

function pattern(at: At, depth: number): string {
  return at.chance(2) === 0 ? arrayPattern(at, depth) : objectPattern(at, depth);
}

function arrayPattern(at: At, depth: number): string {
  const parts = Array.from({ length: at.chance(4) }, () => (at.chance(6) === 0 ? '' : part(at, depth)));
  if (at.chance(4) === 0) parts.push(`...${target(at, depth)}`);
  else if (parts.at(-1) === '') parts.push('');
  return `[${parts.join(', ')}]`;
}

function objectPattern(at: At, depth: number): string {
  const parts = Array.from({ length: at.chance(4) }, () => `${key(at)}: ${part(at, depth)}`);
  if (at.chance(4) === 0) parts.push(`...${pick(at.targets, at.chance)}`);
  return `{ ${parts.join(', ')} }`;
}

function key({ chance, expression }: At): string {
  if (chance(3) > 0) return pick(['x', 'item', '"a b"', '0', 'length'], chance);
  return chance(3) === 0
    ? `[${expression(chance)}]`
    : pick(['[x]', '["x"]', '[`${x}!`]', '[await Hotel.reserve(x)]'], chance);
}

function part(at: At, depth: number): string {
  const { chance, expression } = at;
  const into = target(at, depth);
  if (chance(3) > 0) return into;
  const fallback =
    chance(2) === 0 ? pick(['1', '"a"', '[]', '{}', 'await Hotel.reserve(x)'], chance) : expression(chance);
  return `${into} = ${fallback}`;
}

function target(at: At, depth: number): string {
  return depth < 3 && at.chance(4) === 0 ? pattern(at, depth + 1) : pick(at.targets, at.chance);
}
