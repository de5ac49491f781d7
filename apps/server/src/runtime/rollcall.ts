import type { DirectoryId } from '@rollcall/domain';
import { type PersonKeys, readableStore } from '@rollcall/erasure';
import type { EventStore } from '@rollcall/event-store';
import {
  type AuditTrail,
  createAuditTrail,
  createProjector,
  type Projector,
  type SnapshotAlarm,
  type SnapshotOptions,
  type Snapshots,
} from '@rollcall/projector';
import { type Commit, createWriter, type Writer } from '@rollcall/writer';
import { type Observable, ReplaySubject, Subject } from 'rxjs';
import { KeyUse } from '../api-keys/key-use';
import type { FeedBook } from '../feeds/book/feed-book';
import { createSqliteFeedBook } from '../feeds/book/sqlite-feed-book';
import type { InventoryPlaces } from '../inventory-files/inventory-places';
import { createMemoryRequestLog } from '../requests/memory-request-log';
import type { RequestLog } from '../requests/request-log';
import { type DirectoryAccess, directoryAccess } from './directory-access';
import { finishErasures, type UnfinishedErasure } from './finish-erasures';
import { type CurrentState, followedState } from './followed-state';
import { noWriter } from './no-writer';
import { StoreContact } from './store-contact';
import { Turns } from './turns';

/** A store, what follows it and what writes to it, as one thing that is opened and closed. */
export type Rollcall = {
  /** What happened, people's attributes decrypted, or shown as erased. */
  readonly store: EventStore;
  /** What is stored, as it is; what digests are verified on. */
  readonly log: EventStore;
  /** Of the people of erasable directories; absent when no master key was given. */
  readonly keys?: PersonKeys;
  readonly projector: Projector;
  readonly writer: Writer;
  /** The state that questions are answered from: as new as the store, or what a resolver follows. */
  readonly current: CurrentState;
  /** Of a resolver, which answers only while it is in touch with the store. */
  readonly contact?: StoreContact;
  readonly audit: AuditTrail;
  /** Absent when none are kept. */
  readonly snapshots?: Snapshots;
  readonly requests: RequestLog;
  /** The directory of each SCIM request that this process answered and noted. */
  readonly answered$: Observable<DirectoryId>;
  readonly feeds: FeedBook;
  readonly clock: () => Date;
  readonly keyUse: KeyUse;
  /** For changes of what is kept beside the store, which are made one after the other. */
  readonly turns: Turns;
  /** Erasures that are recorded and could not be finished yet. */
  readonly unfinishedErasures$: Observable<UnfinishedErasure>;
  /** After each append, for metrics. */
  readonly commits$: Observable<Commit>;
  /** Snapshots that were not used or not written. */
  readonly snapshotAlarms$: Observable<SnapshotAlarm>;
  /** What answers access questions about a directory that is open. */
  readonly access: (id: DirectoryId) => DirectoryAccess;
  /** Lets what waits be written, then stops following and closes the store. May be called again. */
  close(): Promise<void>;
};

export type RollcallOptions = {
  readonly store: EventStore;
  readonly keys?: PersonKeys;
  readonly clock?: () => Date;
  /** Makes it a resolver: it holds no writer, and answers from what it follows while in touch with the store. */
  readonly resolver?: { readonly maxStaleness: number };
  /** In memory when absent. */
  readonly requests?: RequestLog;
  /** In memory when absent. */
  readonly feeds?: FeedBook;
  readonly snapshots?: Omit<SnapshotOptions, 'onAlarm'>;
  /** Where devices and roles are kept; absent: there are none. */
  readonly inventoryPlaces?: InventoryPlaces;
  /** Told of what went wrong inside an access decision, which was then a deny. */
  readonly onDecisionError?: (error: unknown) => void;
};

/** For whoever listens later: most alarms come at the start. */
const ALARMS_KEPT = 100;

/** Starts following the store at once; `projector.ready()` tells when all of it is known. */
export const createRollcall = ({
  store: log,
  keys,
  clock = () => new Date(),
  resolver,
  requests: kept = createMemoryRequestLog(),
  feeds = createSqliteFeedBook(':memory:'),
  snapshots: wish,
  inventoryPlaces: places = {},
  onDecisionError: onError = () => undefined,
}: RollcallOptions): Rollcall => {
  const store = readableStore(log, keys);
  const commits$ = new Subject<Commit>();
  const answered$ = new Subject<DirectoryId>();
  const requests: RequestLog = {
    ...kept,
    note: (request) => {
      kept.note(request);
      if (request.directory !== undefined) answered$.next(request.directory);
    },
  };
  const snapshotAlarms$ = new ReplaySubject<SnapshotAlarm>(ALARMS_KEPT);
  const snapshots = wish && { ...wish, onAlarm: (alarm: SnapshotAlarm) => snapshotAlarms$.next(alarm) };
  const projector = createProjector({ store, ...(snapshots && { snapshots }) });
  const audit = createAuditTrail({ store, projector });
  const writer =
    resolver === undefined
      ? createWriter({
          store,
          projector,
          ...(keys && { keys }),
          clock,
          onCommit: (commit) => commits$.next(commit),
        })
      : noWriter;
  const contact = resolver && new StoreContact(store, projector, resolver.maxStaleness);
  const current: CurrentState =
    contact === undefined ? (id) => projector.catchUp(id) : followedState(projector, contact);
  const erasures = finishErasures({ projector, keys, snapshots: snapshots?.store });
  const accesses = new Map<DirectoryId, DirectoryAccess>();
  let closing: Promise<void> | undefined;

  const close = async (): Promise<void> => {
    await writer.close();
    audit.stop();
    await requests.close();
    feeds.close();
    contact?.stop();
    await erasures.stop();
    await projector.stop();
    await store.close();
    keys?.close();
    commits$.complete();
    answered$.complete();
    snapshotAlarms$.complete();
  };

  projector.start();
  return {
    store,
    log,
    ...(keys && { keys }),
    projector,
    writer,
    current,
    ...(contact && { contact }),
    audit,
    ...(snapshots && { snapshots }),
    requests,
    answered$,
    feeds,
    clock,
    keyUse: new KeyUse(),
    turns: new Turns(),
    unfinishedErasures$: erasures.unfinished$,
    commits$,
    snapshotAlarms$,
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
