import type { DirectoryId } from '@rollcall/domain';
import type { EventStore } from '@rollcall/event-store';
import { createProjector, type Projector } from '@rollcall/projector';
import { type Commit, createWriter, type Writer } from '@rollcall/writer';
import { type Observable, Subject } from 'rxjs';
import type { AccessFilePlaces } from '../access-files/access-files';
import { KeyUse } from '../api-keys/key-use';
import { type DirectoryAccess, directoryAccess } from './directory-access';

/** A store, what follows it and what writes to it, as one thing that is opened and closed. */
export type Rollcall = {
  readonly store: EventStore;
  readonly projector: Projector;
  readonly writer: Writer;
  readonly clock: () => Date;
  readonly keyUse: KeyUse;
  /** After each append, for metrics. */
  readonly commits$: Observable<Commit>;
  /** What answers access questions about a directory that is open. */
  readonly access: (id: DirectoryId) => DirectoryAccess;
  /** Lets what waits be written, then stops following and closes the store. May be called again. */
  close(): Promise<void>;
};

export type RollcallOptions = {
  readonly store: EventStore;
  readonly clock?: () => Date;
  /** Where devices, roles and locks are kept; absent: there are none. */
  readonly accessFiles?: AccessFilePlaces;
  /** Told of what went wrong inside an access decision, which was then a deny. */
  readonly onDecisionError?: (error: unknown) => void;
};

/** Starts following the store at once; `projector.ready()` tells when all of it is known. */
export const createRollcall = ({
  store,
  clock = () => new Date(),
  accessFiles: places = {},
  onDecisionError: onError = () => undefined,
}: RollcallOptions): Rollcall => {
  const commits$ = new Subject<Commit>();
  const projector = createProjector({ store });
  const writer = createWriter({ store, projector, clock, onCommit: (commit) => commits$.next(commit) });
  const accesses = new Map<DirectoryId, DirectoryAccess>();
  let closing: Promise<void> | undefined;

  const close = async (): Promise<void> => {
    await writer.close();
    await projector.stop();
    await store.close();
    commits$.complete();
  };

  projector.start();
  return {
    store,
    projector,
    writer,
    clock,
    keyUse: new KeyUse(),
    commits$,
    access: (id) => {
      const known = accesses.get(id);
      if (known !== undefined) return known;
      const access = directoryAccess(id, { live: projector.directory(id), places, onError });
      accesses.set(id, access);
      return access;
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};
