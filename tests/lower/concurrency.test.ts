// The critical path: what a program expresses as concurrent takes no longer as a machine than as JavaScript, in virtual time
// where every call has its latency and nothing else takes time. Results and calls are the same at every level.
import test from 'ava';
import { javascript } from './concurrency/javascript.ts';
import { programs } from './concurrency/programs.ts';
import { untimed } from './concurrency/untimed.ts';
import { compiled } from './random/execution.ts';

const fixed = `
import { parallel, sleep } from "mu";

export error Odd { value: number }

export service W {
  state made: List<string>;

  f(id: string, ms: number): number {
    console.log("latency", ms);
    this.made.push(id);
    return ms;
  }
  fail(id: string, ms: number): number {
    throw new Odd({ value: ms });
  }
  list(): readonly string[] {
    return this.made.slice(0);
  }
}
`;

const levels = ['visibility', 'balanced', 'cost'] as const;

const inputs = [
  [100, 30],
  [40, 120],
];

/** What calls log; and of those that fail, the error, which others may throw again. */
function latency(lines: readonly string[], unit: string): number {
  const logged = lines.map(line => Number(/latency[^0-9]+(\d+)/.exec(line)?.[1] ?? 0));
  const failed = lines.map(line => Number(/"Odd.*value[^0-9]+(\d+)/.exec(line)?.[1] ?? 0));
  return [...logged, ...(unit.includes('WFunction') ? failed : [])].reduce((sum, ms) => sum + ms, 0);
}

for (const program of [...programs, ...untimed]) {
  // In series: the errors of a program that was loaded last are those that are caught.
  test.serial(program.name, async t => {
    const text = `${fixed}\nexport service R {\n${program.text}\n}\n`;
    for (const level of levels) {
      const { diagnostics, play } = await compiled(text, level);
      const errors = diagnostics.filter(d => d.severity === 'error');
      t.deepEqual(errors, [], JSON.stringify(errors));
      if (errors.length > 0) return;
      for (const args of inputs) {
        const expected = await javascript(program, args);
        const calls = [
          { method: 'R.main', args },
          { method: 'W.list', args: [] },
        ];
        const { seen, took } = await play(calls, () => 0, latency);
        const [value, made] = seen as { readonly value: unknown }[];
        t.deepEqual(value, { value: expected.value }, level);
        t.deepEqual([...((made?.value ?? []) as string[])].sort(), expected.calls, level);
        t.true((took[0] as number) > 0);
        // At `cost`, branches that only run take their turns one after another in one function: their latencies add up.
        if (level !== 'cost' && !untimed.includes(program))
          t.true((took[0] as number) <= expected.took, `${level}: ${took[0]} ms instead of ${expected.took}`);
      }
    }
  });
}

test('at least 25 programs are measured', t => {
  t.true(programs.length >= 25);
});
