import { createResolver, type Resolver } from '@rollcall/acl';
import type { DirectoryId } from '@rollcall/domain';
import type { EventStore } from '@rollcall/event-store';
import { createProjector, type Projector } from '@rollcall/projector';
import { type Commit, createWriter, type Writer } from '@rollcall/writer';
import { type Observable, Subject } from 'rxjs';
import { KeyUse } from '../api-keys/key-use';

/** A store, what follows it and what writes to it, as one thing that is opened and closed. */
export type Rollcall = {
  readonly store: EventStore;
  readonly projector: Projector;
  readonly writer: Writer;
  readonly clock: () => Date;
  readonly keyUse: KeyUse;
  /** After each append, for metrics. */
  readonly commits$: Observable<Commit>;
  /** Answers access questions about a directory that is open; keeps its compiled policy. */
  readonly resolver: (id: DirectoryId) => Resolver;
  /** Lets what waits be written, then stops following and closes the store. May be called again. */
  close(): Promise<void>;
};

export type RollcallOptions = {
  readonly store: EventStore;
  readonly clock?: () => Date;
  /** Told of what went wrong inside an access decision, which was then a deny. */
  readonly onDecisionError?: (error: unknown) => void;
};

/** Starts following the store at once; `projector.ready()` tells when all of it is known. */
export const createRollcall = ({
  store,
  clock = () => new Date(),
  onDecisionError: onError = () => undefined,
}: RollcallOptions): Rollcall => {
  const commits$ = new Subject<Commit>();
  const projector = createProjector({ store });
  const writer = createWriter({ store, projector, clock, onCommit: (commit) => commits$.next(commit) });
  const resolvers = new Map<DirectoryId, Resolver>();
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
    resolver: (id) => {
      const known = resolvers.get(id);
      if (known !== undefined) return known;
      const directory = projector.directory(id);
      const resolver = createResolver({ directory, policy: () => directory.policy, onError });
      resolvers.set(id, resolver);
      return resolver;
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};
