import type { Dialect } from '../dialect/dialect';
import type { Send } from '../exchange';
import type { Roster } from './roster';

/** One application in an Okta organisation: how it speaks, and what Okta keeps of it. */
export type Application = {
  readonly send: Send;
  readonly dialect: Dialect;
  readonly roster: Roster;
};
