// Says to whoever sits at a terminal what takes so long, once it has taken a second. The line goes away in the end.
import type { Io } from './command.ts';

const patience = 1000;

export async function withProgress<T>(label: string, io: Io, work: () => T | Promise<T>): Promise<T> {
  const { stderr } = io;
  if (!stderr.isTerminal) return work();
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    stderr.write(`${label} …`);
  }, patience);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (shown) stderr.write('\r\u001b[2K');
  }
}
