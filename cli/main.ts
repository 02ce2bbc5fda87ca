// argv and signals → an exit code. Everything else is in the commands.
import { realIo } from './io.ts';
import { runCommandLine } from './program.ts';

export async function main(): Promise<void> {
  const stop = new AbortController();
  let asked = Number.POSITIVE_INFINITY;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Whoever asks again does not want to wait for an orderly end. (A terminal and npm may both pass on the first.)
      if (Date.now() - asked > 500) process.exit(130);
      asked = Math.min(asked, Date.now());
      stop.abort(signal);
    });
  }
  // A closed pipe (`muc … | head`) is the reader's decision, not a failure.
  process.stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    process.exit(0);
  });
  process.exitCode = await runCommandLine(process.argv.slice(2), realIo(stop.signal));
}
