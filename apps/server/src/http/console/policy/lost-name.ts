import type { DirectoryView } from '@rollcall/domain';
import { releasedBy } from '../../../administration/access/released-by';

/** How a pushed group lost the name that a rule still uses. */
export type LostName = {
  /** Canonical, as the rule uses it. */
  readonly was: string;
  /** The display name now; null when the group was deleted. */
  readonly now: string | null;
  /** What the rule would have to say to mean the same group again; null when it was deleted. */
  readonly selector: string | null;
  readonly at: string;
};

/** `undefined` for a selector that is no pushed group, or whose name nobody ever gave up. */
export const lostName = (view: DirectoryView, selector: string): LostName | undefined => {
  const released = releasedBy(view, selector);
  if (released === undefined) return undefined;
  const { name, groupId, releasedAt } = released;
  const group = view.group(groupId);
  const domain = selector.slice(selector.lastIndexOf('@'));
  return {
    was: name,
    now: group?.displayName ?? null,
    selector: group === undefined ? null : `group:${group.canonicalName}${domain}`,
    at: releasedAt,
  };
};
