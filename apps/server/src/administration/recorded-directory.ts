import type { DirectoryView } from '@rollcall/domain';
import type { Parked } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { knownDirectory } from './known-directory';

/** How far the events of a directory go that stopped: to before this revision. */
export type Stopped = Pick<Parked, 'revision' | 'reason'>;

/** An open directory as far as its events can be folded. It decides nothing; it is for looking into what happened. */
export type RecordedDirectory = {
  readonly view: DirectoryView;
  /** Of a directory that stopped: `view` is the state before the event it stopped at. */
  readonly parked: Stopped | undefined;
};

export const recordedDirectory = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, RecordedDirectory> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map((view): RecordedDirectory => ({ view, parked: undefined })),
    TE.orElse((error): TE.TaskEither<AdministrationError, RecordedDirectory> => {
      if (error._tag !== 'Parked') return TE.left(error);
      const view = rollcall.projector.directory(error.directoryId);
      const { revision, reason } = error;
      return view.settings === undefined ? TE.left(error) : TE.right({ view, parked: { revision, reason } });
    }),
  );

/** As part of an answer: there only where the directory stopped. */
export const parkedPart = ({ parked }: RecordedDirectory): { readonly parked?: Stopped } =>
  parked === undefined ? {} : { parked };
