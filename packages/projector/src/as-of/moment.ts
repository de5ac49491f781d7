import type { Revision } from '@rollcall/domain';

/** A point in a directory's history: right after an event, or at an instant of recorded time. */
export type Moment = { readonly revision: Revision } | { readonly instant: Date };

/** The directory has no event of that revision yet. */
export type NotYet = {
  readonly _tag: 'NotYet';
  readonly asked: Revision;
  readonly reached: Revision;
};
