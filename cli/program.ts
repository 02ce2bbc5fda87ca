// The commands' data → a commander program → the exit code.
import { Command as Commander, CommanderError, Option } from 'commander';
import { reportBug } from './bug.ts';
import {
  type Command,
  type ExitCode,
  exitCode,
  type Flag,
  type Input,
  type Io,
  WrongUse,
} from './command.ts';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { dev } from './commands/dev.ts';
import { diagram } from './commands/diagram.ts';
import { engine } from './commands/engine.ts';
import { explain } from './commands/explain.ts';
import { fmt } from './commands/fmt.ts';
import { graph } from './commands/graph.ts';
import { inspect } from './commands/inspect.ts';
import { newProject } from './commands/new.ts';
import { run } from './commands/run.ts';
import { signal } from './commands/signal.ts';
import { types } from './commands/types.ts';
import { verify } from './commands/verify.ts';
import { version } from './version.ts';

/** In the order of a first day with mu. */
export const commands: readonly Command[] = [
  newProject,
  check,
  fmt,
  types,
  build,
  run,
  dev,
  signal,
  engine,
  verify,
  diagram,
  graph,
  inspect,
  explain,
];

export async function runCommandLine(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  const program = newProgram(io);
  for (const command of commands) {
    addCommand(program, command, io, result => {
      code = result;
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.wrongUse;
    if (error instanceof WrongUse) {
      io.stderr.write(`muc: ${error.message}\n`);
      return exitCode.wrongUse;
    }
    if (error instanceof Error && 'syscall' in error && 'path' in error) {
      io.stderr.write(`muc: ${error.message}\n`);
      return exitCode.wrongUse;
    }
    reportBug(error, argv, io);
    return exitCode.bug;
  }
}

function newProgram(io: Io): Commander {
  return new Commander('muc')
    .description(
      'Compiles mu: microservices with persistent state and transactions, to serverless state machines.',
    )
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .helpCommand(false)
    .showHelpAfterError('(muc --help shows the commands, muc <command> --help how to use one)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 the program has errors, 2 wrong use, 70 a bug in muc.\n' +
        'Start here: muc new hotel',
    );
}

function addCommand(program: Commander, command: Command, io: Io, done: (code: ExitCode) => void): void {
  const sub = program.command(command.name).summary(command.summary);
  sub.description(command.description ?? command.summary).copyInheritedSettings(program);
  for (const argument of command.arguments) {
    sub.argument(argument.name, argument.summary, argument.fallback as never);
  }
  for (const flag of command.flags) sub.addOption(option(flag));
  const width = Math.max(...command.examples.map(example => example.line.length));
  const examples = command.examples.map(example => `  ${example.line.padEnd(width)}  ${example.summary}`);
  sub.addHelpText('after', `\nExamples:\n${examples.join('\n')}`);
  sub.action(async () => {
    const input: Input = { args: sub.processedArgs.flat().filter(isString), flags: sub.opts() };
    done(await command.run(input, io));
  });
}

function option(flag: Flag): Option {
  const made = new Option(
    `--${flag.name}${flag.value === undefined ? '' : ` <${flag.value}>`}`,
    flag.summary,
  );
  if (flag.choices !== undefined) made.choices(flag.choices);
  if (flag.fallback !== undefined) made.default(flag.fallback);
  return made;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
