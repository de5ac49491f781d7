import type { FailedClosed } from '@rollcall/acl';
import { canonicalName, type DirectoryView, type ReleasedName, type Revision } from '@rollcall/domain';

/** A selector that failed closed, with the place of its cause in the audit trail. */
export type Located = FailedClosed & { readonly causeRevision?: Revision };

const pushedGroup = /^\s*group:(.*)@[^@]+$/is;

/** What became of the group that a selector names, when an event took the name away. */
export const releasedBy = (view: DirectoryView, selector: string): ReleasedName | undefined => {
  const [, name] = pushedGroup.exec(selector) ?? [];
  return name === undefined ? undefined : view.releasedName(canonicalName(name));
};

export const located =
  (view: DirectoryView) =>
  (failed: FailedClosed): Located => {
    const released = failed.cause === undefined ? undefined : releasedBy(view, failed.selector);
    return released?.eventId === failed.cause && released !== undefined
      ? { ...failed, causeRevision: released.revision }
      : failed;
  };
