// What an engine counts, for the bench and for whoever asks.
export interface EngineStats {
  /** Read batches, scans, reads of ledger entries, and commits. */
  readonly storeRequests: number;
  readonly commits: number;
  readonly conflicts: number;
  readonly invocations: number;
  readonly requests: number;
  /** Open requests that were taken up again at the start. */
  readonly resumed: number;
  /** Transactions on disk. */
  readonly flushes: number;
}
