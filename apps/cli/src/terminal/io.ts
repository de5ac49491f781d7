/** All that a command touches of the process it runs in. */
export type Io = {
  /** Writes a line of the answer. */
  readonly out: (line: string) => void;
  /** Writes a line about what went wrong, or that is not part of the answer. */
  readonly err: (line: string) => void;
  /** Shows a line on the terminal that the next one replaces, an empty one wipes; absent where there is none. */
  readonly status?: (line: string) => void;
  readonly color: boolean;
  readonly environment: { readonly [variable: string]: string | undefined };
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Aborted when the process is asked to stop, which is what ends it unless this was called before. */
  readonly stopping: () => AbortSignal;
};
