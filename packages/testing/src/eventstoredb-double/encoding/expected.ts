import type { ExpectedRevision } from '../storage/expected-revision';

/** How the three services write what is expected of a stream. */
type Expecting = { hasNoStream(): boolean; hasStreamExists(): boolean; hasAny(): boolean };

export const expectedOf = (options: Expecting, revision: string | undefined): ExpectedRevision => {
  if (options.hasNoStream()) return { _tag: 'NoStream' };
  if (options.hasStreamExists()) return { _tag: 'StreamExists' };
  if (options.hasAny() || revision === undefined) return { _tag: 'Any' };
  return { _tag: 'Revision', revision: BigInt(revision) };
};
