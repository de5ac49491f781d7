import { parseDirectoryId } from '@rollcall/domain';
import { claimsOf } from '@rollcall/security-events';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { filter, firstValueFrom, fromEvent, map, merge, ReplaySubject, take, timer } from 'rxjs';
import { sameHash, secretHash } from '../../api-keys/secret-hash';
import type { Rollcall } from '../../runtime/rollcall';
import { Turns } from '../../runtime/turns';
import type { Written } from '../book/feed-book';
import type { KeptFeed } from '../feed';
import { PollWindow } from './poll-window';
import { readSecurityEvents } from './read-security-events';
import { TokenSigner } from './token-signer';

export type PollWish = {
  /** Ids of tokens that the receiver has, those it could not use included. */
  readonly done: ReadonlyArray<string>;
  readonly most: number;
  readonly waits: boolean;
  /** Aborted when the receiver is gone. */
  readonly gone: AbortSignal;
};

export type PollAnswer = {
  /** By id. */
  readonly sets: Readonly<Record<string, string>>;
  readonly moreAvailable: boolean;
};

export type PollFault = { readonly _tag: 'PollFault'; readonly reason: string };

const LONGEST_WAIT_MS = 30_000;

/** The feeds that receivers poll (RFC 8936). */
export class PolledFeeds {
  readonly #signer: TokenSigner;
  readonly #windows = new Map<string, { readonly key: string; readonly window: PollWindow }>();
  readonly #turns = new Turns();
  readonly #stopped = new ReplaySubject<void>(1);

  constructor(private readonly rollcall: Rollcall) {
    this.#signer = new TokenSigner(rollcall.feeds, rollcall.clock);
  }

  /** The feed that the token is for; `undefined` for any other token. Left: the feeds cannot be read. */
  admit(directory: string, id: string, token: string): Written<KeptFeed | undefined> {
    const { feeds } = this.rollcall;
    const directoryId = parseDirectoryId(directory);
    if (E.isLeft(directoryId)) return E.right(undefined);
    return pipe(
      feeds.find(directoryId.right, id),
      E.chain((feed) =>
        feed?.target.method !== 'poll'
          ? E.right(undefined)
          : pipe(
              feeds.secret(feed),
              E.map((secret) => (sameHash(secret ?? '', secretHash(token)) ? feed : undefined)),
            ),
      ),
    );
  }

  /** Polls of one feed come one after the other. */
  async poll(feed: KeptFeed, wish: PollWish): Promise<E.Either<PollFault, PollAnswer>> {
    const first = await this.#inTurn(feed, wish);
    if (E.isLeft(first) || !wish.waits || wish.most === 0 || Object.keys(first.right.sets).length > 0) {
      return first;
    }
    await this.#change(feed, wish.gone);
    return wish.gone.aborted ? first : this.#inTurn(feed, { ...wish, done: [] });
  }

  /** Nobody waits any more for something to happen. */
  stopWaiting(): void {
    this.#stopped.next();
  }

  #inTurn(feed: KeptFeed, wish: PollWish): Promise<E.Either<PollFault, PollAnswer>> {
    const name = `${feed.directory} ${feed.id}`;
    return this.#turns.take(name, () => this.#once(name, feed, wish));
  }

  async #once(
    name: string,
    { directory, id }: KeptFeed,
    { done, most }: PollWish,
  ): Promise<E.Either<PollFault, PollAnswer>> {
    const { feeds: book, clock } = this.rollcall;
    const found = book.find(directory, id);
    if (E.isLeft(found)) return E.left(fault(found.left.reason));
    const feed = found.right;
    if (feed?.target.method !== 'poll') return E.left(fault('the feed was removed'));
    const { target, position } = feed;
    const window = this.#window(name, feed, readSecurityEvents(this.rollcall, directory, target));
    const polled = await window.poll(done, most);
    if (E.isLeft(polled)) return E.left(fault('the events cannot be read now'));
    if (polled.right.position > position) {
      const written = book.advance(feed, position, polled.right.position, clock().toISOString());
      this.#windows.set(name, { key: keyOf({ ...feed, position: polled.right.position }), window });
      if (E.isLeft(written)) return E.left(fault(written.left.reason));
    }
    const sets: { [id: string]: string } = {};
    for (const event of polled.right.events) {
      const token = await this.#signer.sign(claimsOf(event, { ...target, issuedAt: clock() }));
      if (E.isLeft(token)) return E.left(fault(token.left.reason));
      sets[event.id] = token.right;
    }
    return E.right({ sets, moreAvailable: polled.right.moreAvailable });
  }

  /** The window kept from the last time, unless somebody else moved the feed. */
  #window(name: string, feed: KeptFeed, source: ConstructorParameters<typeof PollWindow>[1]): PollWindow {
    const key = keyOf(feed);
    const kept = this.#windows.get(name);
    if (kept?.key === key) return kept.window;
    const window = new PollWindow(feed.position, source);
    this.#windows.set(name, { key, window });
    return window;
  }

  #change({ directory }: KeptFeed, gone: AbortSignal): Promise<unknown> {
    return firstValueFrom(
      merge(
        this.rollcall.projector.changes$.pipe(filter((change) => change.directory.id === directory)),
        timer(LONGEST_WAIT_MS),
        fromEvent(gone, 'abort'),
        this.#stopped,
      ).pipe(
        take(1),
        map(() => undefined),
      ),
      { defaultValue: undefined },
    );
  }
}

const keyOf = ({ createdAt, moves, position }: KeptFeed): string => `${createdAt} ${moves} ${position}`;

const fault = (reason: string): PollFault => ({ _tag: 'PollFault', reason });
