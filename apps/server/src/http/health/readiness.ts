import { type EventStore, streamName } from '@rollcall/event-store';
import type { ProjectorLag, ProjectorStatus } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import type { Role } from '../../configuration/role';
import type { FeedBook } from '../../feeds/book/feed-book';
import { type ParkedCause, parkedByCause } from '../../metrics/parked-causes';
import type { Rollcall } from '../../runtime/rollcall';

/** Whether requests should go elsewhere, and the figures that tell why. */
export type Readiness = {
  /** Empty when there is none. */
  readonly reasons: ReadonlyArray<string>;
  readonly role: Role;
  readonly projection: {
    readonly status: 'catching up' | 'live' | 'retrying' | 'stopped';
    readonly lag: ProjectorLag;
  };
  /** Directories that answer nothing, by the cause; the others are served. */
  readonly parked: Readonly<Partial<Record<ParkedCause, number>>>;
  /** Feeds that do not get on, which keeps nobody from being served; absent when there is none. */
  readonly failingFeeds?: number;
  /** Of a resolver: age of the last sign of the store, in seconds; `null` before the first. */
  readonly contactSeconds?: number | null;
};

const PATIENCE_MS = 2_000;

/** Never written to: asking for its head proves that the store can be read. */
const probe = streamName('rollcall-readiness');

/** Asks the store and the projection. A resolver is ready for as long as it answers, which may be without the store. */
export const createReadiness = (
  { store, projector, contact, feeds }: Rollcall,
  role: Role,
  isClosing: () => boolean,
) => {
  let status: ProjectorStatus = { _tag: 'CatchingUp' };
  let lag: ProjectorLag = { events: 0, seconds: 0 };
  projector.status$.subscribe((next) => {
    status = next;
  });
  projector.lag$.subscribe((next) => {
    lag = next;
  });
  const whyNot = async (): Promise<ReadonlyArray<string | undefined>> => {
    if (isClosing()) return ['the server is shutting down'];
    return contact === undefined ? [await unreadable(store), behind(status)] : [outOfTouch(contact.stale())];
  };
  return async (): Promise<Readiness> => ({
    reasons: (await whyNot()).filter((reason) => reason !== undefined),
    role,
    projection: { status: statusNames[status._tag], lag },
    parked: Object.fromEntries(Object.entries(parkedByCause(projector)).filter(([, count]) => count > 0)),
    ...failingOf(feeds),
    ...(contact && { contactSeconds: age(contact.now().seconds) }),
  });
};

const failingOf = (feeds: FeedBook): Pick<Readiness, 'failingFeeds'> => {
  const listed = feeds.list();
  const failing = E.isLeft(listed) ? [] : listed.right.filter((feed) => feed.failing !== undefined);
  return failing.length === 0 ? {} : { failingFeeds: failing.length };
};

const outOfTouch = (stale: string | undefined): string | undefined =>
  stale === undefined ? undefined : `the store cannot be followed: ${stale}`;

const statusNames = {
  CatchingUp: 'catching up',
  Live: 'live',
  Retrying: 'retrying',
  Stopped: 'stopped',
} as const;

const age = (seconds: number): number | null =>
  Number.isFinite(seconds) ? Math.round(seconds * 10) / 10 : null;

const unreadable = async (store: EventStore): Promise<string | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`the store did not answer within ${PATIENCE_MS} ms`), PATIENCE_MS);
  });
  const answered = store
    .head(probe)()
    .then((head) => (E.isLeft(head) ? `the store cannot be read: ${describe(head.left)}` : undefined));
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
};

const describe = (error: { readonly _tag: string; readonly reason?: string }): string =>
  error.reason ?? error._tag;

const behind = (status: ProjectorStatus): string | undefined => {
  switch (status._tag) {
    case 'Live':
      return undefined;
    case 'CatchingUp':
      return 'the projection is still catching up';
    case 'Retrying':
      return `the projection lost the store: ${status.reason}`;
    case 'Stopped':
      return 'the projection stopped';
  }
};
