import { resolve } from 'node:path';
import type { StoreLocation } from '../configuration/store-location';
import type { FeedBook } from '../feeds/book/feed-book';
import { noFeedBook } from '../feeds/book/no-feed-book';
import { createSqliteFeedBook } from '../feeds/book/sqlite-feed-book';

/** In the file that was named, else beside a SQLite store; EventStoreDB has no place beside it. */
export const feedBookOf = (store: StoreLocation, file: string | undefined): FeedBook => {
  if (file !== undefined) return createSqliteFeedBook(resolve(file));
  switch (store._tag) {
    case 'Memory':
      return createSqliteFeedBook(':memory:');
    case 'Sqlite':
      return createSqliteFeedBook(`${resolve(store.path)}.feeds.db`);
    case 'EventStoreDb':
      return noFeedBook;
  }
};
