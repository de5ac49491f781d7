import type { Moment } from '@rollcall/projector';
import { type MomentText, readMoment } from '@rollcall/server';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Failure, usage } from '../terminal/answer';

/** Lets a command be asked about the past. */
export const atMoment = (command: Command): Command =>
  command
    .option('--at <instant>', 'as it was then, e.g. 2026-05-03T10:00Z')
    .option('--revision <number>', 'as it was right after this event');

/** The moment of `--at` or `--revision`; `undefined` for now. */
export const momentOf = (options: MomentText): TE.TaskEither<Failure, Moment | undefined> =>
  options.at !== undefined && options.revision !== undefined
    ? TE.left(usage('--at and --revision: expected one of the two, found both.'))
    : pipe(
        readMoment(options),
        E.mapLeft((fault) => usage(`--${fault}`)),
        TE.fromEither,
      );
