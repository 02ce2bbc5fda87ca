// Says what takes so long, once it has taken a second: a line that goes away on a terminal, a line that stays elsewhere.
import type { Io } from './command.ts';

const patience = 1000;

export async function withProgress<T>(label: string, io: Io, work: () => T | Promise<T>): Promise<T> {
  const { stderr } = io;
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    stderr.write(stderr.isTerminal ? `${label} …` : `${label} …\n`);
  }, patience);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (shown && stderr.isTerminal) stderr.write('\r\u001b[2K');
  }
}
