// How states lead to one another: targets that are not there, states that nothing leads to, a workflow without an end, names
// that two states have.
import { isRecord } from '../../interpreter/json.ts';
import { error, type Fields, type Problem } from './problem.ts';

export function graphProblems(machine: Fields): readonly Problem[] {
  return [...blockProblems(machine, ''), ...duplicates(machine)];
}

interface Edge {
  readonly target: string;
  readonly place: string;
}

function blockProblems(block: Fields, at: string): readonly Problem[] {
  const states = (block['States'] ?? {}) as { readonly [name: string]: Fields };
  const start = String(block['StartAt']);
  const problems: Problem[] = [];
  if (!Object.hasOwn(states, start))
    problems.push(error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${start}`, `${at}/StartAt`));
  for (const [name, state] of Object.entries(states))
    for (const { target, place } of edges(state, `${at}/States/${name}`))
      if (!Object.hasOwn(states, target))
        problems.push(error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${target}`, place));
  if (!Object.values(states).some(isTerminal))
    problems.push(error('MISSING_END_STATE', 'Workflow has no terminal state', undefined));
  else problems.push(...unreachable(states, start, at));
  for (const [name, state] of Object.entries(states))
    for (const { inner, place } of blocks(state, `${at}/States/${name}`))
      problems.push(...blockProblems(inner, place));
  return problems;
}

function isTerminal({ Type, End }: Fields): boolean {
  return End === true || Type === 'Succeed' || Type === 'Fail';
}

function edges(state: Fields, at: string): readonly Edge[] {
  const found: Edge[] = [];
  const add = (target: unknown, place: string) => {
    if (typeof target === 'string') found.push({ target, place });
  };
  add(state['Next'], `${at}/Next`);
  for (const field of ['Choices', 'Catch']) {
    const rules = state[field];
    if (Array.isArray(rules))
      rules.forEach((rule: unknown, i) => {
        if (isRecord(rule)) add(rule['Next'], `${at}/${field}[${i}]/Next`);
      });
  }
  add(state['Default'], `${at}/Default`);
  return found;
}

function unreachable(
  states: { readonly [name: string]: Fields },
  start: string,
  at: string,
): readonly Problem[] {
  const reached = new Set<string>();
  const next = [start];
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    const state = Object.hasOwn(states, name) ? states[name] : undefined;
    if (reached.has(name) || state === undefined) continue;
    reached.add(name);
    next.push(...edges(state, '').map(({ target }) => target));
  }
  return Object.keys(states)
    .filter(name => !reached.has(name))
    .map(name =>
      error('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, `${at}/States/${name}`),
    );
}

interface Inner {
  readonly inner: Fields;
  readonly place: string;
}

export function blocks(state: Fields, at: string): readonly Inner[] {
  const found: Inner[] = [];
  for (const field of ['ItemProcessor', 'Iterator']) {
    const inner = state[field];
    if (isRecord(inner)) found.push({ inner, place: `${at}/${field}` });
  }
  const { Branches } = state;
  if (Array.isArray(Branches))
    Branches.forEach((inner: unknown, i) => {
      if (isRecord(inner)) found.push({ inner, place: `${at}/Branches[${i}]` });
    });
  return found;
}

function duplicates(machine: Fields): readonly Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const visit = (block: Fields, at: string): void => {
    for (const [name, state] of Object.entries(
      (block['States'] ?? {}) as { readonly [name: string]: Fields },
    )) {
      if (seen.has(name))
        problems.push(error('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, `${at}/States/${name}`));
      seen.add(name);
      for (const { inner, place } of blocks(state, `${at}/States/${name}`)) visit(inner, place);
    }
  };
  visit(machine, '');
  return problems;
}
