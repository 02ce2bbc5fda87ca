// Own checks of a state machine, beyond its schema: what Step Functions refuses when the machine is created, and what it
// would only notice when an execution gets there. Every finding is one sentence; for an emitted machine each is our bug.
import { longestName } from '../names.ts';
import { read } from './scan.ts';
import type { Assign, State, StateMachine, States, Template } from './types.ts';

interface Block {
  readonly states: States;
  readonly start: string;
  /** Variables that are surely assigned where the block starts. */
  readonly assigned: ReadonlySet<string>;
  /** Variables of the blocks around, which an inner block may not assign. */
  readonly outer: ReadonlySet<string>;
}

interface Edge {
  readonly to: string | undefined;
  readonly assign: Assign | undefined;
}

const longestChain = 80;

export function validate(machine: StateMachine): readonly string[] {
  const findings: string[] = [];
  const names = new Set<string>();
  const block = {
    states: machine.States,
    start: machine.StartAt,
    assigned: new Set<string>(),
    outer: new Set<string>(),
  };
  checkBlock(block, names, findings);
  return findings;
}

function checkBlock(block: Block, names: Set<string>, findings: string[]): void {
  const entries = Object.entries(block.states);
  for (const [name, state] of entries) {
    if (names.has(name)) findings.push(`two states are called ${name}`);
    if ([...name].length > longestName) findings.push(`the name ${name} is too long`);
    names.add(name);
    checkTransitions(block, name, state, findings);
    checkPlaceholders(name, state, findings);
    checkAssignments(block, name, state, findings);
  }
  if (block.states[block.start] === undefined) findings.push(`the first state ${block.start} does not exist`);
  const inner = new Set([...block.outer, ...assignedNames(block.states)]);
  const reached = assignedAtEntry(block);
  for (const [name, state] of entries) {
    const assigned = reached.get(name);
    if (assigned === undefined) {
      findings.push(`nothing leads to ${name}`);
      continue;
    }
    for (const [field, code] of expressions(state)) {
      checkExpression({ name, state, field, code, assigned }, findings);
    }
    for (const nested of blocks(state)) checkBlock({ ...nested, assigned, outer: inner }, names, findings);
  }
}

function checkTransitions(block: Block, name: string, state: State, findings: string[]): void {
  for (const { to } of edges(state)) {
    if (to !== undefined && block.states[to] === undefined)
      findings.push(`${name} leads to ${to}, which does not exist`);
  }
  if ('Choices' in state) {
    if (state.Default === undefined) findings.push(`${name} has no Default`);
  } else if (state.Type !== 'Fail' && state.Type !== 'Succeed') {
    if ((state.Next === undefined) === (state.End === undefined))
      findings.push(`${name} must either end or go on`);
  }
  for (const rule of ruleLists(state)) {
    const all = rule.findIndex(names => names.includes('States.ALL'));
    if (all !== -1 && (all !== rule.length - 1 || rule[all]?.length !== 1)) {
      findings.push(`${name} has States.ALL before the end or beside other names`);
    }
  }
}

function ruleLists(state: State): readonly (readonly (readonly string[])[])[] {
  const lists = ['Retry' in state ? (state.Retry ?? []) : [], 'Catch' in state ? (state.Catch ?? []) : []];
  return lists.map(list => list.map(rule => rule.ErrorEquals));
}

function checkAssignments(block: Block, name: string, state: State, findings: string[]): void {
  for (const { assign } of edges(state)) {
    for (const variable of Object.keys(assign ?? {})) {
      if (block.outer.has(variable))
        findings.push(`${name} assigns ${variable}, which belongs to the block around`);
      if (
        !/^\p{ID_Start}\p{ID_Continue}*$/u.test(variable) ||
        variable === 'states' ||
        variable.length > 80
      ) {
        findings.push(`${name} assigns ${variable}, which is no name of a variable`);
      }
    }
  }
}

/** The deployment substitutes wherever it finds a placeholder: one stands for a function or a machine, and for nothing else. */
const placeholders =
  /"FunctionName":"\$\{[A-Za-z0-9]+\}"|"StateMachineArn":"(?:\$\{[A-Za-z0-9]+\}|\{% \$lookup\(\{(?:\\"[^"$]*\\": \\"\$\{[A-Za-z0-9]+\}\\"(?:, )?)+\}, \$states\.input\.begun\.workflow\) %\})"/g;

function checkPlaceholders(name: string, state: State, findings: string[]): void {
  const own = Object.entries(state).filter(([field]) => !blockFields.has(field));
  const text = JSON.stringify([name, ...own]).replace(placeholders, '');
  if (text.includes('${')) findings.push(`${name} contains what looks like a placeholder`);
}

interface Place {
  readonly name: string;
  readonly state: State;
  /** `Catch[0]/Assign/error`. */
  readonly field: string;
  readonly code: string;
  readonly assigned: ReadonlySet<string>;
}

function checkExpression({ name, state, field, code, assigned }: Place, findings: string[]): void {
  const say = (what: string): void => void findings.push(`${name}: ${field} ${what}`);
  const { variables, loose, operators } = read(code);
  for (const variable of variables) {
    if (variable !== 'states' && !assigned.has(variable))
      say(`reads ${variable} before it is surely assigned`);
  }
  for (const text of loose) say(`names ${text}, but there is no context item`);
  if (operators >= longestChain) say(`chains ${operators} operators`);
  const resulting = 'Resource' in state || 'Branches' in state || 'ItemProcessor' in state;
  if (code.includes('$states.result') && !(resulting && /^(Assign|Output)\b/.test(field))) {
    say('reads the result where there is none');
  }
  if (code.includes('$states.errorOutput') && !field.startsWith('Catch['))
    say('reads an error where there is none');
}

/** For every state that can be reached: the variables that every way there assigns. */
function assignedAtEntry(block: Block): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>([[block.start, block.assigned]]);
  const queue = [block.start];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const state = block.states[name];
    const entry = found.get(name);
    if (state === undefined || entry === undefined) continue;
    for (const { to, assign } of edges(state)) {
      if (to === undefined) continue;
      const after = new Set([...entry, ...Object.keys(assign ?? {})]);
      const before = found.get(to);
      const both =
        before === undefined ? after : new Set([...before].filter(variable => after.has(variable)));
      if (before !== undefined && both.size === before.size) continue;
      found.set(to, both);
      queue.push(to);
    }
  }
  return found;
}

function edges(state: State): readonly Edge[] {
  if ('Choices' in state) {
    const otherwise = { to: state.Default, assign: state.Assign };
    return [...state.Choices.map(rule => ({ to: rule.Next, assign: rule.Assign })), otherwise];
  }
  const caught = 'Catch' in state ? (state.Catch ?? []) : [];
  const next = 'Next' in state ? state.Next : undefined;
  const assign = 'Assign' in state ? state.Assign : undefined;
  return [{ to: next, assign }, ...caught.map(catcher => ({ to: catcher.Next, assign: catcher.Assign }))];
}

function blocks(state: State): readonly { readonly states: States; readonly start: string }[] {
  if ('Branches' in state)
    return state.Branches.map(branch => ({ states: branch.States, start: branch.StartAt }));
  if ('ItemProcessor' in state) {
    return [{ states: state.ItemProcessor.States, start: state.ItemProcessor.StartAt }];
  }
  return [];
}

function assignedNames(states: States): readonly string[] {
  return Object.values(states).flatMap(state => edges(state).flatMap(edge => Object.keys(edge.assign ?? {})));
}

const blockFields = new Set(['Branches', 'ItemProcessor']);
const nested = new Set([...blockFields, 'Comment', 'Next', 'Default', 'Type', 'Resource']);

/** Every expression of the state itself, with the path of its field. */
export function expressions(state: State): readonly (readonly [string, string])[] {
  return Object.entries(state).flatMap(([field, value]) =>
    nested.has(field) ? [] : leaves(field, value as Template),
  );
}

function leaves(path: string, template: Template): readonly (readonly [string, string])[] {
  if (typeof template === 'string') {
    const code = /^\{%([\s\S]*)%\}$/.exec(template)?.[1];
    return code === undefined ? [] : [[path, code.trim()]];
  }
  if (typeof template !== 'object' || template === null) return [];
  if (Array.isArray(template)) return template.flatMap((element, i) => leaves(`${path}[${i}]`, element));
  return Object.entries(template).flatMap(([key, value]) => leaves(`${path}/${key}`, value));
}
