import { addFeed, type FeedWish, listFeeds, moveFeed, presentFeed, removeFeed } from '@rollcall/server';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure, commandLineContext } from '../store/administration';
import type { Session } from '../store/session';
import { useStore } from '../store/use-store';
import { type Failure, usage } from '../terminal/answer';
import { addedLines, feedLines } from './feed/feed-lines';

type AddOptions = Omit<FeedWish, 'id' | 'method' | 'url'> & {
  readonly webhook?: string;
  readonly push?: string;
  readonly poll?: boolean;
};

export const feedCommand = (program: Command, session: Session): void => {
  const feed = program.command('feed').description('tell other systems what happens in a directory');

  feed
    .command('add')
    .description('a webhook, or Security Event Tokens (RFC 9967) that are pushed or polled')
    .argument('<directory>')
    .argument('<feed>', 'lowercase letters, digits and hyphens')
    .option('--webhook <url>', 'send the audit trail there, signed; prints the secret, once')
    .option('--push <url>', 'send tokens there')
    .option('--poll', 'let tokens be fetched; prints the token for that, once')
    .option('--private-network', 'the URL may lead into a private network')
    .option('--authorization <header>', 'sent with each push (env ROLLCALL_FEED_AUTHORIZATION)')
    .option('--issuer <url>', 'where this server is reached (env ROLLCALL_PUBLIC_URL)')
    .option('--audience <names...>', 'for whom the tokens are; the feed itself when absent')
    .addOption(
      new Option('--detail <detail>', 'names of attributes, or their values too')
        .choices(['notice', 'full'])
        .default('notice'),
    )
    .addOption(
      new Option('--updates <form>', 'what changed of a user, or all that they are then')
        .choices(['patch', 'put'])
        .default('patch'),
    )
    .option('--group <group>', 'of the people in this group alone')
    .option('--after <revision>', 'go on after this event, or "start"; from now on when absent')
    .action((directory: string, id: string, options: AddOptions) =>
      session.answer(
        pipe(
          TE.fromEither(feedWish(session, id, options)),
          TE.chain((wish) =>
            useStore(session, (rollcall) =>
              pipe(
                addFeed(
                  rollcall,
                  commandLineContext(),
                  directory,
                  wish,
                  session.io.environment.ROLLCALL_PUBLIC_URL,
                ),
                TE.bimap(administrationFailure, ({ secret, ...added }) => ({
                  json: { ...presentFeed(added), ...(secret !== undefined && { secret }) },
                  lines: () => addedLines(presentFeed(added), secret),
                })),
              ),
            ),
          ),
        ),
      ),
    );

  feed
    .command('list')
    .description('the feeds of a directory, and how far each is')
    .argument('<directory>')
    .action((directory: string) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            listFeeds(rollcall, directory),
            TE.bimap(administrationFailure, (feeds) => ({
              json: { feeds: feeds.map(presentFeed) },
              lines: (colors) => feedLines(feeds.map(presentFeed), colors),
            })),
          ),
        ),
      ),
    );

  feed
    .command('move')
    .description('go on after another event: back, to be told again, or past one that is in the way')
    .argument('<directory>')
    .argument('<feed>')
    .requiredOption('--after <revision>', 'or "start"')
    .action((directory: string, id: string, { after }: { readonly after: string }) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            moveFeed(rollcall, commandLineContext(), directory, id, after),
            TE.bimap(administrationFailure, (moved) => ({
              json: presentFeed(moved),
              lines: () => [`${id} goes on after ${after}; ${moved.behind} events are due.`],
            })),
          ),
        ),
      ),
    );

  feed
    .command('remove')
    .description('tell it nothing any more')
    .argument('<directory>')
    .argument('<feed>')
    .action((directory: string, id: string) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            removeFeed(rollcall, commandLineContext(), directory, id),
            TE.bimap(administrationFailure, () => ({
              json: { id, status: 'removed' },
              lines: () => [`${id} is told nothing any more.`],
            })),
          ),
        ),
      ),
    );
};

/** Options of tokens go with tokens alone, so a webhook is asked for without their defaults. */
const feedWish = (
  { io }: Session,
  id: string,
  { webhook, push, poll = false, detail, updates, ...others }: AddOptions,
): E.Either<Failure, FeedWish> => {
  if ([webhook !== undefined, push !== undefined, poll].filter(Boolean).length !== 1) {
    return E.left(usage('One of --webhook, --push and --poll is needed'));
  }
  if (webhook !== undefined) return E.right({ ...others, id, method: 'webhook', url: webhook });
  if (push === undefined) return E.right({ ...others, id, method: 'poll', detail, updates });
  const authorization = others.authorization ?? io.environment.ROLLCALL_FEED_AUTHORIZATION;
  return E.right({ ...others, id, method: 'push', url: push, authorization, detail, updates });
};
