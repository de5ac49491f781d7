import type { Revision } from '@rollcall/domain';
import { HistoryVerifier } from '@rollcall/transparency';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { walkHistory } from '../../checkpoints/walk-history';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { recordedDirectory } from '../recorded-directory';

/** What reading the log of a directory from its first event on came to. */
export type Verification = {
  /** RFC 3339. */
  readonly verifiedAt: string;
  /** As many events fit the chain of digests. */
  readonly events: number;
  /** Where it breaks, and how; absent when it holds. */
  readonly broken?: { readonly revision: Revision; readonly reason: string };
};

/** Recomputes the chain of digests over every event there is now. */
export const verifyLog = (rollcall: Rollcall, id: string): TE.TaskEither<AdministrationError, Verification> =>
  pipe(
    recordedDirectory(rollcall, id),
    TE.bind('verifier', ({ view }) => TE.fromIO(() => new HistoryVerifier(view.id))),
    TE.chainFirstW(({ view, verifier }) =>
      walkHistory(rollcall.log, view.id, (event) => verifier.add(event)),
    ),
    TE.map(({ verifier }) => {
      const verdict = verifier.verdict();
      const verifiedAt = rollcall.clock().toISOString();
      if (verdict._tag === 'Intact') return { verifiedAt, events: verdict.size };
      const { revision, kind, reason } = verdict;
      return { verifiedAt, events: Number(revision), broken: { revision, reason: `${kind}: ${reason}` } };
    }),
  );
