// What moves into the state machine means there what it means in JavaScript: random expressions over random values, compiled by
// muc, evaluated by the JSONata library in the version that Step Functions runs, and by JavaScript itself.
//
//   NATIVE_EXPRESSIONS=4000 NATIVE_SEED=7 npx ava tests/lower/native.test.ts
import { readFileSync } from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { compile } from '../../compiler/index.ts';
import type { ChoiceNode, Workflow } from '../../compiler/ir/workflow.ts';
import { decode, encode } from '../../stdlib/runtime/codec.ts';
import { value as variableCode } from '../../targets/asl/expressions.ts';
import { nativeText } from '../../targets/asl/native.ts';
import { expressionOf, type Made, parameters, valuesOf } from './random/natives.ts';

const total = Number(process.env.NATIVE_EXPRESSIONS ?? 400);
const seed = Number(process.env.NATIVE_SEED ?? 1);
const valuesEach = 25;
const perProgram = 50;

test('the library is the one that Step Functions runs', t => {
  const { version } = JSON.parse(readFileSync('node_modules/jsonata/package.json', 'utf8')) as {
    version: string;
  };
  t.is(version, '2.0.6');
});

test(`native expressions give what JavaScript gives (seed ${seed})`, async t => {
  t.timeout(3_600_000);
  const counts = { expressions: 0, native: 0, evaluations: 0 };
  const property = fc.asyncProperty(fc.gen(), async g => {
    const choose = (count: number): number => (count <= 1 ? 0 : g(fc.nat, { max: count - 1 }));
    const made = Array.from({ length: perProgram }, () => expressionOf(choose));
    const workflows = compiled(made);
    for (const [i, one] of made.entries()) {
      counts.expressions++;
      const choice = computed(workflows.get(`Glue.f${i}`));
      if (choice === undefined) continue;
      counts.native++;
      const evaluate = evaluator(choice);
      const inJavaScript = new Function(...parameters.map(p => p.name), `return ${one.text};`);
      for (let n = 0; n < valuesEach; n++) {
        const values = valuesOf(choose);
        counts.evaluations++;
        const expected = inJavaScript(...parameters.map(p => structuredClone(values[p.name])));
        const found = await evaluate(values);
        if (JSON.stringify(found) !== JSON.stringify(encode(expected)))
          throw new Error(
            `${one.text}\n${shown(choice)}\n${JSON.stringify(values)}\n${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`,
          );
      }
    }
  });
  await fc.assert(property, {
    numRuns: Math.ceil(total / perProgram),
    seed,
    endOnFailure: true,
    includeErrorInReport: true,
  });
  t.log(JSON.stringify(counts));
  t.true(counts.native > counts.expressions / 3, JSON.stringify(counts));
});

/** One method for each expression, in which nothing but the expression stands between an await and the result. */
function compiled(made: readonly Made[]): ReadonlyMap<string, Workflow> {
  const head = 'export service Other {\n  call(): void {}\n}\nexport service Glue {\n';
  const list = parameters.map(p => `${p.name}: ${p.type}`).join(', ');
  const methods = made.map(
    ({ text, type }, i) =>
      `  async f${i}(${list}): Promise<${type}> { await Other.call(); return ${text}; }\n`,
  );
  for (;;) {
    const text = `${head}${methods.join('')}}\n`;
    const source = { path: 'main.mu', text };
    const host = {
      read: (path: string) => (path === source.path ? text : undefined),
      list: () => [source.path],
    };
    const { application, diagnostics } = compile(host, '', { name: 'glue', optimize: 'visibility' });
    if (application !== undefined) return new Map(application.workflows.map(w => [w.id, w]));
    // What the checker refuses (a member that the type at hand does not have) says nothing here.
    const refused = new Set(
      diagnostics
        .filter(d => d.severity === 'error')
        .map(d => text.slice(0, d.span.start).split('\n').length - 5),
    );
    if (refused.size === 0) throw new Error('nothing was compiled, and nothing refused');
    for (const i of refused) methods[i] = '\n';
  }
}

/** The choice after the call, if the expression became one. */
function computed(workflow: Workflow | undefined): ChoiceNode | undefined {
  return workflow?.graph.nodes.find(
    n => n.kind === 'choice' && (n.sets.length > 0 || n.choices.length > 0),
  ) as ChoiceNode | undefined;
}

function shown(choice: ChoiceNode): string {
  const ways = choice.choices.map(
    c => `${nativeText(c.when)} → ${c.sets.map(s => nativeText(s.value)).join()}`,
  );
  return [...ways, choice.sets.map(s => nativeText(s.value)).join()].join('\n');
}

/** As Step Functions does it: the first condition that holds, then its assignment. */
function evaluator(choice: ChoiceNode): (values: Readonly<Record<string, unknown>>) => Promise<unknown> {
  const ways = choice.choices.map(c => ({
    when: jsonata(nativeText(c.when)),
    value: jsonata(nativeText(c.sets[0]?.value ?? { kind: 'operand', operand: { kind: 'undefined' } })),
  }));
  const last = choice.sets[0]?.value;
  const otherwise = last === undefined ? undefined : jsonata(nativeText(last));
  return async values => {
    const bound = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [variableCode(name).slice(1), encode(value)]),
    );
    for (const { when, value } of ways) {
      const holds: unknown = await when.evaluate({}, bound);
      if (typeof holds !== 'boolean')
        throw new Error(`a condition that gives ${JSON.stringify(holds)}: ${shown(choice)}`);
      if (holds) return plain(await value.evaluate({}, bound));
    }
    return plain(await otherwise?.evaluate({}, bound));
  };
}

/** Without the marks that the library leaves on arrays; it must be a value that decodes. */
function plain(value: unknown): unknown {
  if (value === undefined) throw new Error('JSONata gave nothing at all');
  const json = JSON.parse(JSON.stringify(value)) as never;
  decode(structuredClone(json));
  return json;
}
