import * as t from 'io-ts';
import { GroupId } from '../ids/ids';

const receiver = {
  /** Scheme, host and port of the URL. The rest may be a secret of the receiver, as with chat systems. */
  receiver: t.string,
  privateNetwork: t.boolean,
};

const tokens = {
  audience: t.readonlyArray(t.string),
  detail: t.keyof({ notice: null, full: null }),
  updates: t.keyof({ patch: null, put: null }),
  /** Only of the people in it; `null`: of everybody. */
  group: t.union([GroupId, t.null]),
};

/** What a feed tells, and whom: entries of the audit trail, or Security Event Tokens. Never a secret. */
export const FeedDescription = t.union([
  t.strict({ method: t.literal('webhook'), ...receiver }),
  t.strict({ method: t.literal('push'), ...receiver, ...tokens }),
  t.strict({ method: t.literal('poll'), ...tokens }),
]);
export type FeedDescription = t.TypeOf<typeof FeedDescription>;
