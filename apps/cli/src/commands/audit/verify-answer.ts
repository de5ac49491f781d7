import type { DirectoryId } from '@rollcall/domain';
import type { Rollcall } from '@rollcall/server';
import { type Checkpoint, HistoryVerifier, type Verdict } from '@rollcall/transparency';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Answer, Failure } from '../../terminal/answer';
import { noDirectory, walkHistory } from './walk-history';

/** Whether the events of a directory are those that were written, as far as the checkpoints reach. */
export const verifyAnswer = (
  rollcall: Rollcall,
  id: DirectoryId,
  checkpoints: ReadonlyArray<Checkpoint>,
): TE.TaskEither<Failure, Answer> =>
  pipe(
    verdictOn(rollcall, id, checkpoints),
    TE.filterOrElse(
      (verdict) => checkpoints.length > 0 || verdict._tag === 'Tampered' || verdict.size > 0,
      () => noDirectory(id),
    ),
    TE.map(answerOf),
  );

export const verdictOn = (
  { log }: Rollcall,
  id: DirectoryId,
  checkpoints: ReadonlyArray<Checkpoint> = [],
): TE.TaskEither<Failure, Verdict> =>
  pipe(
    TE.fromIO(() => new HistoryVerifier(id, checkpoints)),
    TE.chainFirst((verifier) => walkHistory(log, id, (event) => verifier.add(event))),
    TE.map((verifier) => verifier.verdict()),
  );

const answerOf = (verdict: Verdict): Answer => {
  if (verdict._tag === 'Tampered') {
    const { kind, revision, until, reason } = verdict;
    return {
      json: { intact: false, brokenAt: revision, until, kind, reason },
      no: true,
      lines: ({ red }) => [`${red('BROKEN')} at revision ${revision}: ${kind}: ${reason}.`],
    };
  }
  const { size, digest, anchored } = verdict;
  const root = verdict.root.toString('base64');
  return {
    json: { intact: true, events: size, anchored, digest, root },
    lines: ({ green }) => [
      `${green('INTACT')}  ${size} events, head ${digest}`,
      anchored === 0
        ? 'Nothing vouches for them but each other: whoever can write the store can rewrite it all. "rollcall audit checkpoint" makes something to keep elsewhere.'
        : `The checkpoint vouches for ${anchored} of them.`,
    ],
  };
};
