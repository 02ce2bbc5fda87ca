// A small piece of the long run (`npm run fuzz`).
import test from 'ava';
import { inputOf } from './inputs.ts';
import { judge } from './judge.ts';

const count = 1500;

/** Statements in a method that the long run found to crash the compiler. */
const found = ['transaction { saga { } } compensate { }', 'while (() => { saga {; } });', "if (kind == '\n"];

test(`${count} inputs crash nothing`, t => {
  const counts = { parsed: 0, accepted: 0 };
  for (let number = 0; number < count; number++) {
    const { kind, text } = inputOf(1, number);
    try {
      const { parsed, accepted } = judge(text);
      if (parsed) counts.parsed++;
      if (accepted) counts.accepted++;
    } catch (error) {
      t.fail(`input ${number}, a ${kind}: ${(error as Error).stack}\n${text}`);
      return;
    }
  }
  t.log(JSON.stringify(counts));
  t.true(counts.parsed > count / 20, 'some of the inputs parse');
});

for (const statement of found) {
  test(`found: ${statement}`, t => {
    t.notThrows(() => judge(`service S { async from(): Promise<void> { ${statement} } }`));
  });
}
