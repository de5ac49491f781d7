import type { Rollcall } from '@rollcall/server';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Answer, Failure } from '../terminal/answer';
import type { ExitCode } from '../terminal/exit-code';
import type { Io } from '../terminal/io';

/** One run of the command line, as the commands see it. */
export type Session = {
  readonly io: Io;
  readonly json: () => boolean;
  readonly storeFlag: () => string | undefined;
  /** Another command line, as if typed. */
  readonly run: (commandLine: ReadonlyArray<string>, io: Io) => Promise<ExitCode>;
  /** Tells the answer and settles the exit code. */
  readonly answer: (task: TE.TaskEither<Failure, Answer>) => Promise<void>;
};

export type UseRollcall = (rollcall: Rollcall) => TE.TaskEither<Failure, Answer>;
