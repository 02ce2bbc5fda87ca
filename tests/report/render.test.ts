import test from 'ava';
import { render, renderAll, toJson } from '../../compiler/report/index.ts';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { Source, Span } from '../../grammar/source.ts';
import { isGolden } from './golden.ts';

const frontend: Source = {
  path: 'app/frontend.mu',
  text: [
    'import { Hotel } from "./hotel.mu";',
    '',
    'export service Frontend {',
    '  async reserve(user: string, hotel: string): Promise<void> {',
    '    transaction {',
    '      Hotel.reserve(hotel, user);',
    '      return;',
    '    }',
    '  }',
    '}',
    '',
  ].join('\n'),
};
const hotel: Source = {
  path: 'app/hotel.mu',
  text: 'export service Hotel {\r\n  async reserve(id: string): void {\r\n    await sleep("1 minute");\r\n  }\r\n}\r\n',
};
const odd: Source = {
  path: 'odd.mu',
  text: 'const 名前 = "日本語"; const x = bad;\n\tif (\tx) é\u0301x(bad);\nconst flag = "👍🏽"; bad\n',
};
const wide: Source = {
  path: 'wide.mu',
  text: `const text = "${'words and '.repeat(20)}" + missing + "${' and more words'.repeat(20)}";\n`,
};
const sources = new Map([frontend, hotel, odd, wide].map(source => [source.path, source]));
const plain = { color: false, width: 80 };

function spanOf(source: Source, text: string, from = 0): Span {
  const start = source.text.indexOf(text, from);
  if (start === -1) throw new Error(`no ${text} in ${source.path}`);
  return { path: source.path, start, end: start + text.length };
}

function problem(span: Span, more: Partial<Diagnostic> = {}): Diagnostic {
  return { code: 'MU9999', severity: 'error', message: 'this is not right', span, labels: [], ...more };
}

function golden(sentence: string, diagnostic: Diagnostic, options = plain) {
  test(sentence, t =>
    isGolden(t, render(diagnostic, sources, options), `report/${sentence.replaceAll(' ', '-')}.txt`),
  );
}

const call = spanOf(frontend, 'Hotel.reserve(hotel, user)');

golden('a span is underlined', problem(call));
golden(
  'labels in the same file share the excerpt',
  problem(call, {
    labels: [
      { span: spanOf(frontend, 'transaction'), text: 'the transaction starts here' },
      { span: spanOf(frontend, 'hotel: string'), text: 'comes from here' },
      { span: call, text: 'this call' },
    ],
    help: 'write `await Hotel.reserve(hotel, user)`',
  }),
);
golden(
  'a label in another file gets its own excerpt',
  problem(call, {
    labels: [
      { span: spanOf(hotel, 'sleep("1 minute")'), text: 'waits here' },
      { span: spanOf(hotel, 'reserve'), text: 'in this method' },
    ],
  }),
);
golden(
  'a span over several lines is shown by its first line',
  problem(spanOf(frontend, 'transaction {\n      Hotel.reserve(hotel, user);\n      return;\n    }')),
);
golden(
  'wide characters do not shift the underline',
  problem(spanOf(odd, 'bad'), { labels: [{ span: spanOf(odd, '"日本語"'), text: 'a label' }] }),
);
golden('tabs do not shift the underline', problem(spanOf(odd, 'bad', odd.text.indexOf('\n'))));
golden('emoji do not shift the underline', problem(spanOf(odd, 'bad', odd.text.lastIndexOf('"'))));
golden('a wide line is cut around the span', problem(spanOf(wide, 'missing')));
golden(
  'a long message and a long help are wrapped',
  problem(call, {
    message: `${'a long message about a call '.repeat(5)}ends`,
    help: `${'a long help about a call '.repeat(5)}ends\n  await call;`,
    severity: 'warning',
  }),
);
golden('the end of the file can be underlined', problem({ ...call, start: 232, end: 232 }));
golden('an unknown source is named only', problem({ path: 'gone.mu', start: 3, end: 4 }));
golden('colours are for terminals', problem(call, { help: 'write `await`' }), { color: true, width: 80 });

test('all diagnostics are shown and counted', t => {
  const all = [problem(call), problem(call, { severity: 'warning' }), problem(spanOf(wide, 'const'))];
  isGolden(t, renderAll(all, sources, plain), 'report/all-diagnostics-are-shown-and-counted.txt');
  t.is(renderAll([], sources, plain), '');
});

test('no colour code is in plain output', t => {
  t.false(renderAll([problem(call, { help: 'x' })], sources, plain).includes('\u001b'));
});

test('tools get lines and columns', t => {
  const label = { span: spanOf(hotel, 'sleep("1 minute")'), text: 'waits here' };
  t.deepEqual(toJson([problem(call, { labels: [label], help: 'await it' })], sources), [
    {
      code: 'MU9999',
      severity: 'error',
      message: 'this is not right',
      help: 'await it',
      path: 'app/frontend.mu',
      start: { line: 6, column: 7 },
      end: { line: 6, column: 33 },
      labels: [
        {
          text: 'waits here',
          path: 'app/hotel.mu',
          start: { line: 3, column: 11 },
          end: { line: 3, column: 28 },
        },
      ],
    },
  ]);
});
