import type { Revision } from '@rollcall/domain';
import type { TreeHash } from '../tree/hashes';

/** Every event continues the one before, and every checkpoint that was given fits. */
export type Intact = {
  readonly _tag: 'Intact';
  readonly size: number;
  readonly root: TreeHash;
  /** Of the chain, of the last event. */
  readonly digest: string;
  /** Events that a checkpoint vouches for; those after it only vouch for each other. */
  readonly anchored: number;
};

export type TamperingKind = 'edited' | 'removed' | 'inserted' | 'moved' | 'truncated' | 'rewritten';

export type Tampered = {
  readonly _tag: 'Tampered';
  readonly kind: TamperingKind;
  /** Of the event concerned, in the log as it was; all events before it are as they were. */
  readonly revision: Revision;
  /** The last one that may be concerned, where a single one cannot be told. */
  readonly until: Revision;
  readonly reason: string;
};

export type Verdict = Intact | Tampered;
