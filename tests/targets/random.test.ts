// Whatever the workflow, the machine is one that Step Functions takes and that gets to its end.
import aslValidator from 'asl-validator';
import test from 'ava';
import fc from 'fast-check';
import { emitMachine, validate } from '../../targets/asl/index.ts';
import { drive, Failed, type Functions } from '../local/driver.ts';
import { place } from './ir.ts';
import { programs } from './programs.ts';

test('any nesting makes a machine that is valid', t => {
  fc.assert(
    fc.property(programs, workflow => {
      const machine = emitMachine(workflow, { errors: ['SoldOut'], place });
      t.deepEqual(validate(machine), []);
      const { isValid, errorsText } = aslValidator(JSON.parse(JSON.stringify(machine)));
      t.true(isValid, errorsText('\n'));
    }),
    { numRuns: 60 },
  );
});

test('any machine ends, with its result or with an error of the program', async t => {
  const text = JSON.stringify({
    $mu: 'error',
    name: 'SoldOut',
    message: 'no room',
    fields: { price: 0.1 + 0.2 },
  });
  await fc.assert(
    fc.asyncProperty(programs, fc.integer({ min: 1, max: 6 }), async (workflow, failing) => {
      let calls = 0;
      const exits = new Map<string, readonly string[]>();
      const collect = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return;
        const node = value as { kind?: string; run?: string; exits?: { outputs: readonly string[] }[] };
        if (node.kind === 'run') exits.set(node.run ?? '', node.exits?.[0]?.outputs ?? []);
        Object.values(value).forEach(collect);
      };
      collect(workflow.graph);
      const hotel: Functions[string] = payload => {
        if (++calls % failing === failing - 1) {
          throw new Failed(
            'SoldOut',
            JSON.stringify({ errorType: 'SoldOut', errorMessage: text, trace: [] }),
          );
        }
        const outputs = exits.get((payload as { run: string }).run) ?? [];
        return { answer: { exit: 'e0', values: Object.fromEntries(outputs.map(name => [name, [[name]]])) } };
      };
      const machine = emitMachine(workflow, { errors: ['SoldOut'], place });
      const functions = { '${HotelFunctionArn}': hotel };
      const { outcome } = await drive(machine, { input: { args: ['u', [[1], [], null]] }, functions });
      if (outcome.kind === 'failed')
        t.deepEqual(outcome, { kind: 'failed', error: 'SoldOut', cause: causeOf(outcome, text) });
      else t.not(outcome.output, undefined);
    }),
    { numRuns: 60 },
  );
});

/** A task that fails by itself gives Lambda's wrapping of the text. */
function causeOf(outcome: { readonly cause?: unknown }, text: string): string {
  const wrapped = JSON.stringify({ errorType: 'SoldOut', errorMessage: text, trace: [] });
  return outcome.cause === wrapped ? wrapped : text;
}
