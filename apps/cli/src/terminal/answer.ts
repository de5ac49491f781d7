import type { Colors } from 'picocolors/types';

/** What a command found out or did, for programs and for people. */
export type Answer = {
  readonly json: unknown;
  readonly lines: (colors: Colors) => ReadonlyArray<string>;
  /** The question was answered with no, e.g. access denied: exit code 1. */
  readonly no?: boolean;
};

/** Why a command has no answer. `Usage`: the command line is wrong; `Failed`: it could not be done. */
export type Failure = {
  readonly _tag: 'Usage' | 'Failed';
  /** For programs; stays. */
  readonly code: string;
  /** For people: what is wrong, which value, what to do. */
  readonly message: string;
  /** More lines for people, e.g. the faults found in a file. */
  readonly details?: ReadonlyArray<string>;
};

export const usage = (message: string): Failure => ({ _tag: 'Usage', code: 'usage', message });

export const failed = (code: string, message: string, details?: ReadonlyArray<string>): Failure => ({
  _tag: 'Failed',
  code,
  message,
  ...(details === undefined ? {} : { details }),
});
