import type { presentFeed } from '@rollcall/server';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';

type Presented = ReturnType<typeof presentFeed>;

/** What whoever receives it needs to be told. */
export const addedLines = (feed: Presented, secret: string | undefined): ReadonlyArray<string> => [
  `The feed ${feed.id} goes on after ${feed.position}; a running server delivers it within a second or two.`,
  ...columns([
    ...('url' in feed ? [['  sent to', feed.url]] : []),
    ...(feed.pollUrl === undefined ? [] : [['  polled at', feed.pollUrl]]),
    ...('issuer' in feed
      ? [
          ['  keys', `${feed.issuer}/.well-known/jwks.json`],
          ['  audience', feed.audience.join(', ')],
        ]
      : []),
    ...(secret === undefined
      ? []
      : [[feed.method === 'webhook' ? '  secret, once' : '  token, once', secret]]),
  ]),
];

export const feedLines = (
  feeds: ReadonlyArray<Presented>,
  { dim, green, red }: Colors,
): ReadonlyArray<string> =>
  feeds.length === 0
    ? ['No feeds.']
    : columns([
        ['FEED', 'METHOD', 'TO', 'POSITION', 'BEHIND', 'STATE'].map(dim),
        ...feeds.map((feed) => [
          feed.id,
          feed.method,
          ('url' in feed ? feed.url : feed.pollUrl) ?? '',
          String(feed.position),
          String(feed.behind),
          feed.failing === null
            ? green('ok')
            : red(`failing since ${feed.failing.since}: ${feed.failing.reason}`),
        ]),
      ]);
