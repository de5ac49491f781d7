import { previewInSteps } from '@rollcall/acl';
import { type DomainEvent, nextRevision, type Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { policyInForce } from '../policy/policy-in-force';
import { compareAccess, comparing } from './compare-access';
import { commandOf, type DirectoryWish } from './directory-wish';
import { hypothetical } from './hypothetical';
import { knownAccess } from './known-access';
import { type PreviewReport, reportPreview } from './preview-report';

export type ChangePreview = PreviewReport & {
  /** The state that the change was laid over. */
  readonly revision: Revision;
  /** What the change would put into the stream; none for one that changes nothing. */
  readonly events: ReadonlyArray<DomainEvent['type']>;
};

/** What a change of the directory would do to access. Nothing is changed. */
export const previewChange = (
  rollcall: Rollcall,
  id: string,
  wish: DirectoryWish,
): TE.TaskEither<AdministrationError, ChangePreview> =>
  comparing(
    rollcall,
    pipe(
      knownAccess(rollcall, id),
      TE.chainW(({ view, world, worldOf }) =>
        pipe(
          commandOf(view, wish),
          E.chainW((command) => hypothetical(view, command, rollcall.clock())),
          TE.fromEither,
          TE.chainW((after) => {
            const { revision } = view;
            const policy = policyInForce(view);
            const changed = { policy, world: worldOf(after.view) };
            return pipe(
              compareAccess({ policy, world }, changed, previewInSteps),
              TE.map((preview) => ({
                revision,
                events: after.events.map(({ event }) => event.type),
                ...reportPreview(preview, nextRevision(revision)),
              })),
            );
          }),
        ),
      ),
    ),
  );
