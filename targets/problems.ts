// What a program may ask of a platform that the platform cannot do.
import type { Problem } from '../grammar/diagnostic.ts';

export const targetProblems = {
  machineTooLarge: {
    code: 'MU4001',
    severity: 'error',
    title: 'workflow too large for a state machine',
    message: ({ workflow, bytes, limit }) =>
      `The state machine of ${workflow} has ${bytes} bytes; Step Functions takes at most ${limit}.`,
    help: () => 'Call fewer methods that wait from one method, or build with --optimize=cost.',
  } satisfies Problem<{ readonly workflow: string; readonly bytes: number; readonly limit: number }>,

  machineNameTooLong: {
    code: 'MU4002',
    severity: 'error',
    title: 'name too long for a state machine',
    message: ({ workflow, name, limit }) =>
      `The state machine of ${workflow} would be called ${name}, and a name has at most ${limit} characters.`,
    help: () => 'Shorten the name of the service or of the method.',
  } satisfies Problem<{ readonly workflow: string; readonly name: string; readonly limit: number }>,

  expressWaits: {
    code: 'MU4010',
    severity: 'error',
    title: '@express on a method that waits for long',
    message: ({ workflow, what }) =>
      `\`${workflow}\` is \`@express\`, lasts at most five minutes, and cannot wait for ${what}.`,
    help: () => 'Leave `@express` out: a Standard workflow may wait for a year.',
  } satisfies Problem<{ readonly workflow: string; readonly what: string }>,

  expressCommits: {
    code: 'MU4011',
    severity: 'error',
    title: '@express on a method that writes more than once',
    message: ({ workflow }) =>
      `\`${workflow}\` is \`@express\` and commits more than once: one that dies half-way would stay half done.`,
    help: () =>
      'Put the calls into one `transaction`, or leave `@express` out: a Standard workflow is carried on.',
  } satisfies Problem<{ readonly workflow: string }>,
} as const;
