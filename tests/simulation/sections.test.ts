// The report is put together from sections that are written one by one.
import test from 'ava';
import { withSection } from '../../scripts/guarantee-report.ts';

const page = '# Report\n\nText.\n\n## One\n\nold\n\n## Two\n\nkept\n';

test('a section takes the place of the one before, and nothing else changes', t => {
  t.is(
    withSection(page, 'One', 'new\n\n| a |\n'),
    '# Report\n\nText.\n\n## One\n\nnew\n\n| a |\n\n## Two\n\nkept\n',
  );
});

test('a new section comes last', t => {
  t.is(withSection(page, 'Three', 'x'), `${page}\n## Three\n\nx\n`);
});
