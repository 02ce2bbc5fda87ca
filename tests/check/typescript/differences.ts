// Where mu's verdict is not TypeScript's, on purpose. docs/language.md shows this list; each entry has programs.

export interface Difference {
  readonly id: string;
  /** What is written, as Markdown. */
  readonly written: string;
  readonly typescript: string;
  readonly mu: string;
  readonly because: string;
}

export const differences: readonly Difference[] = [];

export function differencesTable(): string {
  const rows = differences.map(
    ({ written, typescript, mu, because }) => `| ${written} | ${typescript} | ${mu} | ${because} |`,
  );
  return ['| written | `tsc --strict` | mu | because |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
