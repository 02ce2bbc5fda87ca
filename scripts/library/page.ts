// docs/library.md from the doc comments of the library.
import type { Declared, DeclaredModule, Member } from './declarations.ts';

/** Modules in the order of the page, with what their chapters are called. */
const chapters: readonly (readonly [module: string, title: string])[] = [
  ['mu', 'Imports of "mu"'],
  ['state', 'State'],
  ['array', 'Arrays'],
  ['string', 'Texts'],
  ['number', 'Numbers and booleans'],
  ['math', 'Math'],
  ['object', 'Objects'],
  ['map', 'Local maps and sets'],
  ['iterable', 'Iterables'],
  ['json', 'JSON'],
  ['regexp', 'Regular expressions'],
  ['date', 'Dates'],
  ['url', 'URLs'],
  ['console', 'Log and identifiers'],
  ['promise', 'Promises'],
  ['error', 'Errors'],
];

const preface = `# The library

What a program in mu may use, made from the comments in [\`stdlib/*.mu\`](../stdlib) by \`scripts/library/write.ts\`. It is the library of
JavaScript, with the meaning that it has there, on Lambda and on the local engine alike: no answer depends on the machine, its
clock, its language or its time zone. Names under [Imports of "mu"](#imports-of-mu) are imported, \`import { sleep } from "mu";\`; all
others are there.
`;

export function libraryPage(modules: readonly DeclaredModule[]): string {
  const missing = modules.filter(({ name }) => !chapters.some(([module]) => module === name));
  if (missing.length > 0) throw new Error(`no chapter for ${missing.map(({ name }) => name).join(', ')}`);
  const parts = chapters.map(([module, title]) => {
    const found = modules.find(({ name }) => name === module);
    if (found === undefined) throw new Error(`there is no stdlib/${module}.mu`);
    return chapter(title, found);
  });
  return [preface, ...parts].join('\n');
}

function chapter(title: string, { declarations }: DeclaredModule): string {
  const functions = declarations.filter(
    each => each.form === 'function' || (each.form === 'const' && each.text !== ''),
  );
  const others = declarations.filter(
    each => !functions.includes(each) && each.members.length + each.text.length > 0,
  );
  const lines =
    functions.length === 0
      ? []
      : [
          table(
            functions.map(each => ({ ...each, form: 'method' as const })),
            '',
          ),
        ];
  return [`## ${title}`, '', ...lines, ...others.flatMap(section)].join('\n');
}

function section(declared: Declared): readonly string[] {
  const { form, name, parameters, doc, members, text } = declared;
  const args = parameters.length === 0 ? '' : `<${parameters.join(', ')}>`;
  const bases =
    declared.extends.length === 0 ? [] : [`Has all of \`${declared.extends.join('`, `')}\`, and:`, ''];
  const heading = `### \`${name}${args}\`${form === 'const' ? ', the object' : ''}`;
  const comment = doc === undefined ? [] : [sentence(doc), ''];
  if (form === 'type') return [heading, '', ...comment, '```ts', `type ${name}${args} = ${text}`, '```', ''];
  return [heading, '', ...comment, ...bases, table(members, form === 'const' ? `${name}.` : '')];
}

type Row = Pick<Member, 'name' | 'text' | 'form' | 'doc'>;

function table(rows: readonly Row[], prefix: string): string {
  const lines = rows.map(({ name, text, form, doc }) => {
    const called = name === 'new' ? `new ${prefix.slice(0, -1)}` : `${prefix}${name}`;
    const written = form === 'method' ? `${called}${text}` : `${called}: ${text}`;
    return `| \`${written.replaceAll('|', '\\|')}\` | ${doc === undefined ? '' : sentence(doc).replaceAll('|', '\\|')} |`;
  });
  return ['| | |', '| --- | --- |', ...lines, ''].join('\n');
}

/** A doc comment without its stars, on one line. */
function sentence(doc: string): string {
  return doc
    .replaceAll(/^\s*\/?\*+\/?/gm, ' ')
    .replaceAll('*/', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
