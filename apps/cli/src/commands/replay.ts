import { type DirectoryId, nextRevision, parseDirectoryId, stateDigest } from '@rollcall/domain';
import { replay } from '@rollcall/projector';
import type { Rollcall } from '@rollcall/server';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../store/administration';
import { followedToEnd } from '../store/followed-to-end';
import type { Session } from '../store/session';
import { useStore } from '../store/use-store';
import { type Answer, type Failure, failed } from '../terminal/answer';
import { columns } from '../terminal/columns';
import type { Io } from '../terminal/io';
import { progressBar } from '../terminal/progress-bar';

export const replayCommand = (program: Command, session: Session): void => {
  program
    .command('replay')
    .description('rebuild the state of directories from their first event on')
    .argument('[directory]', 'all of them when absent')
    .option('--verify', 'compare with the state that following the store built. Exit code 1: it differs')
    .action((directory: string | undefined, { verify = false }: { verify?: boolean }) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            idsOf(rollcall, directory),
            TE.chain(TE.traverseSeqArray((id) => rebuild(session.io, rollcall, id, verify))),
            TE.map(answerOf),
          ),
        ),
      ),
    );
};

type Rebuilt = {
  readonly directory: DirectoryId;
  readonly events: bigint;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  readonly stateDigest: string;
  /** Absent unless asked for. */
  readonly sameAsLive?: boolean;
};

const idsOf = (
  rollcall: Rollcall,
  directory: string | undefined,
): TE.TaskEither<Failure, ReadonlyArray<DirectoryId>> =>
  pipe(
    followedToEnd(rollcall),
    TE.chainEitherK(() => {
      const { projector } = rollcall;
      if (directory === undefined) return E.right(projector.directoryIds());
      const id = parseDirectoryId(directory);
      return E.isRight(id) && projector.directoryIds().includes(id.right)
        ? E.right([id.right])
        : E.left(failed('directory-not-found', `There is no directory "${directory}".`));
    }),
  );

/** Follows the store to its end first, so that the two states compared are of one revision. */
const rebuild = (
  io: Io,
  { store, projector }: Rollcall,
  id: DirectoryId,
  verify: boolean,
): TE.TaskEither<Failure, Rebuilt> =>
  pipe(
    projector.catchUp(id),
    TE.chainW((live) => {
      const until = live.revision;
      const liveDigest = verify ? stateDigest(live) : undefined;
      const bar = progressBar(io, id, Number(nextRevision(until)));
      const startedAt = performance.now();
      return pipe(
        replay(store, id, { until, onProgress: (revision) => bar.reached(Number(nextRevision(revision))) }),
        TE.chainFirstIOK(() => bar.end),
        TE.orElseFirstIOK(() => bar.end),
        TE.map((state) => {
          const seconds = (performance.now() - startedAt) / 1_000;
          const events = nextRevision(state.revision);
          const digest = stateDigest(state);
          return {
            directory: id,
            events,
            seconds,
            eventsPerSecond: Math.round(Number(events) / seconds),
            stateDigest: digest,
            ...(liveDigest === undefined ? {} : { sameAsLive: digest === liveDigest }),
          };
        }),
      );
    }),
    TE.mapLeft(administrationFailure),
  );

const answerOf = (rebuilt: ReadonlyArray<Rebuilt>): Answer => ({
  json: rebuilt,
  no: rebuilt.some(({ sameAsLive }) => sameAsLive === false),
  lines: ({ dim, green, red }) =>
    columns([
      ['DIRECTORY', 'EVENTS', 'SECONDS', 'EVENTS/S', 'STATE', ''].map(dim),
      ...rebuilt.map(({ directory, events, seconds, eventsPerSecond, stateDigest: digest, sameAsLive }) => [
        directory,
        String(events),
        seconds.toFixed(3),
        String(eventsPerSecond),
        digest,
        sameAsLive === undefined ? '' : sameAsLive ? green('same as live') : red('differs from live'),
      ]),
    ]),
});
