// esbuild's own process, which all bundles of this process share.
import { stop } from 'esbuild';

/** Bundles that are being made. */
let underWay = 0;

export async function bundling<Result>(make: () => Promise<Result>): Promise<Result> {
  underWay++;
  try {
    return await make();
  } finally {
    underWay--;
  }
}

/**
 * Ends esbuild's process until the next bundle (which then takes some 50 ms more). It would outlive a process that is killed,
 * and complain into its terminal. While somebody else is bundling, it stays.
 */
export async function endBundling(): Promise<void> {
  if (underWay === 0) await stop();
}
