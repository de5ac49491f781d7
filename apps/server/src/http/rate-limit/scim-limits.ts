import type { Configuration } from '../../configuration/configuration';
import { RateLimit } from './rate-limit';

/** Allowances of SCIM callers; each is absent where there is no limit. */
export type ScimLimits = {
  /** By API key, for requests. */
  readonly requests?: RateLimit;
  /** By address, for keys that open nothing. */
  readonly badKeys?: RateLimit;
};

/** A key may send so many seconds' worth of requests at once. */
const BURST_SECONDS = 5;

export const scimLimits = ({
  rateLimit,
  badKeyLimit,
}: Pick<Configuration, 'rateLimit' | 'badKeyLimit'>): ScimLimits => ({
  ...(rateLimit > 0 && {
    requests: new RateLimit({ perSecond: rateLimit, atOnce: rateLimit * BURST_SECONDS }),
  }),
  ...(badKeyLimit > 0 && {
    badKeys: new RateLimit({ perSecond: badKeyLimit / 60, atOnce: badKeyLimit }),
  }),
});
