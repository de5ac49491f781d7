import type { FeedWish } from '../../api/settings-queries';
import type { FeedMethod } from '../../api/types';

/** What is in the fields of a new feed. */
export type FeedDraft = {
  readonly id: string;
  readonly method: FeedMethod;
  readonly url: string;
  readonly privateNetwork: boolean;
  readonly authorization: string;
  readonly withValues: boolean;
  /** Id; empty for everybody. */
  readonly group: string;
  readonly fromStart: boolean;
};

export const emptyDraft: FeedDraft = {
  id: '',
  method: 'webhook',
  url: '',
  privateNetwork: false,
  authorization: '',
  withValues: false,
  group: '',
  fromStart: false,
};

/** Only what belongs to the method: the server refuses the rest. */
export const wishOf = (draft: FeedDraft): FeedWish => {
  const { method, url, privateNetwork, authorization, withValues, group, fromStart } = draft;
  return {
    id: draft.id.trim(),
    method,
    ...(method !== 'poll' && { url: url.trim(), privateNetwork }),
    ...(method === 'push' && authorization !== '' && { authorization }),
    ...(method !== 'webhook' && { detail: withValues ? 'full' : 'notice' }),
    ...(method !== 'webhook' && group !== '' && { group }),
    ...(fromStart && { after: 'start' }),
  };
};
