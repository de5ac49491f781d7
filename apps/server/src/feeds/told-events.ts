import type { DirectoryId } from '@rollcall/domain';
import { securityEventUrisOf } from '@rollcall/scim';
import * as E from 'fp-ts/lib/Either.js';
import type { FeedBook } from './book/feed-book';

/** The security events that the feeds of a directory tell of; none when the feeds cannot be read. */
export const toldEvents = (feeds: FeedBook, directory: DirectoryId): ReadonlyArray<string> => {
  const listed = feeds.list(directory);
  const uris = new Set<string>();
  for (const { target } of E.isLeft(listed) ? [] : listed.right) {
    if (target.method === 'webhook') continue;
    const { detail, updates, group } = target;
    for (const uri of securityEventUrisOf({ detail, updates, membersOnly: group !== undefined }))
      uris.add(uri);
  }
  return [...uris];
};
