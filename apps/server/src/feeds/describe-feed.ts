import type { FeedDescription } from '@rollcall/domain';
import type { FeedTarget } from './feed';

/** A feed as the audit trail tells of it. */
export const describeFeed = (target: FeedTarget): FeedDescription => {
  switch (target.method) {
    case 'webhook':
      return { method: 'webhook', ...receiverOf(target) };
    case 'push':
      return { method: 'push', ...receiverOf(target), ...tokensOf(target) };
    case 'poll':
      return { method: 'poll', ...tokensOf(target) };
  }
};

const receiverOf = ({ url, privateNetwork }: Extract<FeedTarget, { readonly url: string }>) => ({
  receiver: new URL(url).origin,
  privateNetwork,
});

const tokensOf = ({
  audience,
  detail,
  updates,
  group,
}: Exclude<FeedTarget, { readonly method: 'webhook' }>) => ({
  audience,
  detail,
  updates,
  group: group ?? null,
});
