import type { Comparison } from './comparison';

export type Settings = {
  /** Small enough to show in seconds that the benchmark works; its figures mean nothing. */
  readonly quick: boolean;
  /** A folder of this run's own, on the disk to measure. */
  readonly folder: string;
};

export type Benchmark = {
  readonly name: string;
  /** Throws when it could not be run; a missed target is no reason to. */
  readonly run: (settings: Settings) => Promise<ReadonlyArray<Comparison>>;
};
