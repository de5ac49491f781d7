import { existsSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { DeliveryClaim } from './delivery-claim';
import type { FeedBook, Written } from './feed-book';
import { FeedTable } from './feed-table';

/** In a SQLite file, opened and made when first used; `:memory:` is lost with the process. */
export const createSqliteFeedBook = (path: string): FeedBook => {
  const claim = path === ':memory:' ? undefined : new DeliveryClaim(`${path}.delivery`);
  let opened: FeedTable | undefined;

  const attempt = <A>(work: (table: FeedTable) => A): Written<A> =>
    E.tryCatch(
      () => {
        opened ??= new FeedTable(path);
        return work(opened);
      },
      (error) => ({ _tag: 'FeedBookFault', reason: `${path}: ${E.toError(error).message}` }),
    );

  /** A file that is not there is not made to be looked at. */
  const look = <A>(nothing: A, work: (table: FeedTable) => A): Written<A> =>
    opened === undefined && claim !== undefined && !existsSync(path) ? E.right(nothing) : attempt(work);

  return {
    list: (directory) => look([], (table) => table.list(directory)),
    find: (directory, id) => look(undefined, (table) => table.find({ directory, id })),
    secret: (feed) => look(undefined, (table) => table.secret(feed)),
    prepare: () => attempt(() => undefined),
    add: (feed, secret, position) => attempt((table) => table.add(feed, secret, position)),
    remove: (directory, id) => attempt((table) => table.remove({ directory, id })),
    move: (directory, id, position) => attempt((table) => table.move({ directory, id }, position)),
    advance: (feed, from, to, at) => attempt((table) => table.advance(feed, from, to, at)),
    noteFailing: (feed, failing) => attempt((table) => table.noteFailing(feed, failing)),
    keys: () => look([], (table) => table.keys()),
    addKey: (key, at) => attempt((table) => table.addKey(key, at)),
    claimDelivery: () => claim?.take() ?? true,
    close: () => {
      claim?.release();
      opened?.close();
      opened = undefined;
    },
  };
};
