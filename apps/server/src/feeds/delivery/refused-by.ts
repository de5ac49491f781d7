import * as E from 'fp-ts/lib/Either.js';
import type { OutboundAnswer } from '../outbound/outbound';
import type { NotDelivered } from './delivery';

/** Anything but 2xx is a refusal. Of the answer only the code of RFC 8935 section 2.4 is told on. */
export const refusedBy = (answer: E.Either<string, OutboundAnswer>): E.Either<NotDelivered, void> => {
  if (E.isLeft(answer)) return E.left({ reason: answer.left });
  const { status, body, retryAfterSeconds } = answer.right;
  if (status >= 200 && status < 300) return E.right(undefined);
  const code = /"err"\s*:\s*"([a-z_]{1,40})"/.exec(body)?.[1];
  return E.left({
    reason: `the receiver answered ${status}${code === undefined ? '' : ` (${code})`}`,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
};
