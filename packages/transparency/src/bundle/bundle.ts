import type { DirectoryId, Json } from '@rollcall/domain';

/** An event as it is stored; the revision as a decimal string. */
export type BundledEvent = {
  readonly id: string;
  readonly revision: string;
  readonly type: string;
  readonly data: Json;
  readonly metadata: Json;
};

/**
 * Events with the proof that they are in the log a checkpoint vouches for, in one JSON file that anybody
 * verifies with `verifier/verify-bundle.mjs` and the verifier key, which they have from elsewhere. Hashes are
 * in base64.
 */
export type Bundle = {
  readonly format: 'rollcall proof 1';
  readonly directory: DirectoryId;
  /** A signed note. */
  readonly checkpoint: string;
  readonly events: ReadonlyArray<{ readonly event: BundledEvent; readonly inclusion: ReadonlyArray<string> }>;
  /** An older checkpoint, a signed note too, and the proof that nothing it vouches for was changed since. */
  readonly older?: { readonly checkpoint: string; readonly consistency: ReadonlyArray<string> };
};
