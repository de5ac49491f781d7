import * as E from 'fp-ts/lib/Either.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { FeedBookFault } from '../book/feed-book';
import type { KeptFeed } from '../feed';
import { endpointUrl } from '../outbound/endpoint-url';
import { Outbound } from '../outbound/outbound';
import { TokenSigner } from '../tokens/token-signer';
import type { NotDelivered } from './delivery';
import { defaultPatience, type Patience } from './pause-before';
import { pushCourier } from './push-courier';
import { runFeed } from './run-feed';
import { webhookCourier } from './webhook-courier';

/** How often feeds that were added, moved or removed are noticed. */
const LOOK_EVERY_MS = 1_000;

export type DeliveryOptions = {
  readonly patience?: Patience;
  readonly lookEveryMs?: number;
  readonly onAttempt: (feed: KeptFeed, failure: NotDelivered | undefined) => void;
  /** Told once when the feeds cannot be read, which keeps all of them from being delivered. */
  readonly onUnreadable: (fault: FeedBookFault) => void;
};

export type FeedDelivery = {
  /** Whether this process is the one that delivers. */
  readonly isActive: () => boolean;
  /** Resolves once nothing is sent any more. */
  readonly stop: () => Promise<void>;
};

type Running = { readonly stop: AbortController; readonly ended: Promise<void> };

/** Sends what is due of all feeds that are sent, each on its own, in the one process that may. */
export const deliverFeeds = (
  rollcall: Rollcall,
  { patience = defaultPatience, lookEveryMs = LOOK_EVERY_MS, onAttempt, onUnreadable }: DeliveryOptions,
): FeedDelivery => {
  const { feeds: book, clock } = rollcall;
  const signer = new TokenSigner(book, clock);
  const running = new Map<string, Running>();
  let active = false;
  let stopped = false;
  let isReadable = true;

  const start = (feed: KeptFeed): void => {
    const stop = new AbortController();
    const run = { book, rollcall, patience, stop: stop.signal };
    const key = keyOf(feed);
    const ended = runOne(rollcall, signer, feed, {
      ...run,
      onAttempt: (_, failure) => onAttempt(feed, failure),
    })
      .catch((error: unknown) => onAttempt(feed, { reason: String(error) }))
      .finally(() => running.delete(key));
    running.set(key, { stop, ended });
  };

  const look = (): void => {
    const listed = book.list();
    if (stopped) return;
    if (E.isLeft(listed)) {
      if (isReadable) onUnreadable(listed.left);
      isReadable = false;
      return;
    }
    isReadable = true;
    const due = new Map(
      listed.right.filter(({ target }) => target.method !== 'poll').map((feed) => [keyOf(feed), feed]),
    );
    if (due.size > 0) active ||= book.claimDelivery();
    if (!active) return;
    for (const [key, { stop }] of running) if (!due.has(key)) stop.abort();
    for (const [key, feed] of due) if (!running.has(key)) start(feed);
  };

  const timer = setInterval(look, lookEveryMs);
  void rollcall.projector.ready().then(look);

  return {
    isActive: () => active,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
};

/** Two feeds of one name are not the same feed, and one that was moved begins anew. */
const keyOf = ({ directory, id, createdAt, moves }: KeptFeed): string =>
  `${directory} ${id} ${createdAt} ${moves}`;

const runOne = async (
  rollcall: Rollcall,
  signer: TokenSigner,
  feed: KeptFeed,
  run: Parameters<typeof runFeed>[2],
): Promise<void> => {
  const { target, directory } = feed;
  if (target.method === 'poll') return;
  const allowed = endpointUrl(target.url, target.privateNetwork);
  const secret = rollcall.feeds.secret(feed);
  if (E.isLeft(secret)) return;
  const outbound = E.isRight(allowed) ? new Outbound(allowed.right) : closedTo(allowed.left);
  try {
    await (target.method === 'push'
      ? runFeed(
          feed,
          pushCourier(rollcall, feed, target, { outbound, signer, authorization: secret.right }),
          run,
        )
      : runFeed(feed, webhookCourier(rollcall, directory, { outbound, secret: secret.right ?? '' }), run));
  } finally {
    outbound.close();
  }
};

/** A URL that was allowed when the feed was added, and is not any more: that is told as whatever else is in the way. */
const closedTo = (why: string): Pick<Outbound, 'post' | 'close'> => ({
  post: () => Promise.resolve(E.left(`its url ${why}`)),
  close: () => undefined,
});
