// The comparisons of Choice rules, as the language's specification says them.
import test from 'ava';
import { compare } from '../../targets/local/interpreter/comparison.ts';

test('another type than the operator is about compares as false', t => {
  t.false(compare('NumericEquals', '1', 1));
  t.false(compare('StringLessThan', 1, 'a'));
  t.false(compare('BooleanEquals', null, false));
  t.false(compare('TimestampEquals', 'yesterday', '2001-01-01T12:00:00Z'));
});

test('orders of numbers, strings and instants', t => {
  t.true(compare('NumericGreaterThanEquals', 2, 2));
  t.true(compare('StringLessThan', 'B', 'a'));
  t.true(compare('TimestampEquals', '2001-01-01T12:00:00Z', '2001-01-01T13:00:00+01:00'));
  t.false(compare('TimestampLessThan', '2001-01-01T12:00:00Z', '2001-01-01T12:00:00Z'));
});

test('a test of kind with false is its contrary', t => {
  t.true(compare('IsNull', 1, false));
  t.false(compare('IsNull', null, false));
  t.true(compare('IsTimestamp', '2001-01-01T12:00:00Z', true));
  t.false(compare('IsTimestamp', '2001-01-01 12:00:00Z', true));
});

test('patterns: a star, an escaped star, an escaped backslash', t => {
  t.true(compare('StringMatches', 'log-2026.txt', 'log-*.txt'));
  t.false(compare('StringMatches', 'log-2026.md', 'log-*.txt'));
  t.true(compare('StringMatches', 'a*b', 'a\\*b'));
  t.false(compare('StringMatches', 'axb', 'a\\*b'));
  t.true(compare('StringMatches', 'a\\b', 'a\\\\b'));
  t.true(compare('StringMatches', '', '*'));
});

test('an unknown operator is none', t => {
  t.is(compare('NumericMatches', 1, 1), undefined);
  t.is(compare('constructor', 1, 1), undefined);
  t.is(compare('Stringconstructor', 'a', 'a'), undefined);
});
