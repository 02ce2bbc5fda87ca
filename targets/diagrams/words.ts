// What the drawings say about a node beside its label: the state it touches, the errors it throws, why it writes a ledger entry.
import type { Effects, LedgerDecision, Node } from '../../compiler/ir/workflow.ts';
import { type Places, placeText } from './places.ts';
import type { Origin } from './scene.ts';

/** `updates rooms · reads Flight.seats`: states of the node's own service without its name. */
export function stateWords(effects: Effects, service: string): readonly string[] {
  const { reads, writes } = effects;
  const short = (state: string) =>
    state.startsWith(`${service}.`) ? state.slice(service.length + 1) : state;
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['updates', writes.filter(state => reads.includes(state))],
    ['writes', writes.filter(state => !reads.includes(state))],
    ['reads', reads.filter(state => !writes.includes(state))],
  ];
  return groups
    .filter(([, states]) => states.length > 0)
    .map(([verb, states]) => `${verb} ${states.map(short).join(', ')}`);
}

/** The errors on an edge: two by name, more by number. */
export function errorWords(throws: readonly string[]): string | undefined {
  if (throws.length === 0) return undefined;
  return throws.length <= 2 ? throws.join(' | ') : `${throws.length} kinds of errors`;
}

export function originOf(node: Node, places: Places): Origin {
  const place = places(node.span);
  const facts = [node.label, placeText(place), ...nodeFacts(node)];
  return { node: node.id, place, tooltip: facts.join('\n') };
}

function nodeFacts(node: Node): readonly string[] {
  switch (node.kind) {
    case 'turn':
      return [`turn ${node.turn}`, ...effectFacts(node.effects), ...ledgerFacts(node.ledger)];
    case 'call':
      return [`calls ${node.method}`, ...effectFacts(node.effects), ...ledgerFacts(node.ledger)];
    case 'run':
      return [`one invocation of the ${node.function} function: run ${node.run}`];
    case 'fork':
      return [
        node.join === 'all' ? 'all branches settle, then the first error goes on' : 'all branches settle',
      ];
    case 'each':
      return [
        node.concurrency === 0
          ? 'all elements at the same time'
          : `${typeof node.concurrency === 'string' ? 'at most a given number of' : node.concurrency} elements at the same time`,
      ];
    case 'leave':
      return [`leaves the run by exit ${node.exit}`];
    case 'choice':
      return ['decided by the state machine, without a function'];
    case 'timer':
      return node.onError === undefined ? ['waits without a function'] : ['waits, or is cancelled'];
    case 'signal':
      return ['waits for a message from outside'];
    case 'extern':
      return [`calls ${node.method}, outside`];
    case 'start':
      return node.workflows.map(w => `begins ${w.replace(/\.started$/, '')}`);
    case 'settled':
      return ['waits for calls that were started before'];
    case 'settle':
      return ['tells the outcome to who waits for it'];
    case 'return':
    case 'throw':
      return [];
    default:
      return node satisfies never;
  }
}

function effectFacts({ reads, writes, throws }: Effects): readonly string[] {
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['reads', reads],
    ['writes', writes],
    ['may throw', throws],
  ];
  return facts.filter(([, names]) => names.length > 0).map(([verb, names]) => `${verb} ${names.join(', ')}`);
}

const LEDGER = {
  none: 'no ledger entry',
  carried: 'ledger entry carried',
  always: 'ledger entry',
} as const;

function ledgerFacts({ entry, why }: LedgerDecision): readonly string[] {
  return [why === '' ? LEDGER[entry] : `${LEDGER[entry]}: ${why}`];
}
