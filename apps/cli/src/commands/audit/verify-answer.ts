import {
  type BrokenChain,
  type ChainHead,
  type DirectoryId,
  emptyChain,
  isBroken,
  nextRevision,
  verifyNext,
} from '@rollcall/domain';
import { directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import { type AdministrationError, describeDirectory, type Rollcall } from '@rollcall/server';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Answer, Failure } from '../../terminal/answer';

export const verifyAnswer = (rollcall: Rollcall, id: string): TE.TaskEither<Failure, Answer> =>
  pipe(
    describeDirectory(rollcall, id),
    TE.chain(
      (directory): TE.TaskEither<AdministrationError, ChainHead | BrokenChain> =>
        walk(rollcall.store, directory.id),
    ),
    TE.bimap(administrationFailure, (end) =>
      isBroken(end)
        ? {
            json: { intact: false, brokenAt: end.revision, reason: end.reason },
            no: true,
            lines: ({ red }) => [`${red('BROKEN')} at revision ${end.revision}: ${end.reason}.`],
          }
        : {
            json: { intact: true, events: nextRevision(end.revision), head: end },
            lines: ({ green }) => [
              `${green('INTACT')}  ${nextRevision(end.revision)} events, head ${end.digest}`,
              'Keep the head somewhere else: it also shows a tail that was cut off later.',
            ],
          },
    ),
  );

const PAGE = 1_000;

const walk =
  (store: EventStore, id: DirectoryId): TE.TaskEither<ReadError, ChainHead | BrokenChain> =>
  async () => {
    let head = emptyChain;
    for (;;) {
      const page = await store.readForwards(directoryStream(id), nextRevision(head.revision), PAGE)();
      if (E.isLeft(page)) return page;
      for (const event of page.right) {
        const next = verifyNext(head, event);
        if (isBroken(next)) return E.right(next);
        head = next;
      }
      if (page.right.length < PAGE) return E.right(head);
    }
  };
