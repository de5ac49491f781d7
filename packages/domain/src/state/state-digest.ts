import { createHash } from 'node:crypto';
import { canonicalJson } from '../digest/canonical-json';
import type { DirectoryView } from './directory-view';
import type { Lifespan } from './resources';

/**
 * SHA-256, lowercase hexadecimal, over everything a view holds but released names, in an order that depends on
 * nothing but the content. Costs a walk over the whole directory.
 */
export const stateDigest = (view: DirectoryView): string => {
  const sha = createHash('sha256');
  const add = (line: string) => sha.update(line).update('\n');
  add(`${view.revision} ${view.digest} ${view.provisioningEnabled}`);
  add(canonicalJson(view.settings ?? null));
  add(
    canonicalJson(
      view.policy ? { ...view.policy, acceptedRevision: `${view.policy.acceptedRevision}` } : null,
    ),
  );
  for (const line of Array.from(view.groupLock, (locked) => canonicalJson(locked)).toSorted()) add(line);
  for (const key of view.apiKeys) add(canonicalJson(key));
  for (const [id, at] of view.erased) add(canonicalJson({ id, erasedRevision: at.toString() }));
  for (const extension of view.schemaExtensions) add(canonicalJson(extension));
  add(canonicalJson(view.idpProfile));
  for (const user of view.users()) {
    const { id, userName, active, profile } = user;
    add(canonicalJson({ id, userName, active, profile, ...lifespan(user) }));
    add(view.userShownRevision(id).toString());
  }
  for (const group of view.groups()) {
    const { id, displayName, profile } = group;
    add(canonicalJson({ id, displayName, profile, ...lifespan(group) }));
    add(view.groupShownRevision(id).toString());
    add(Array.from(view.membersOf(id)).sort().join(' '));
  }
  return sha.digest('hex');
};

const lifespan = (of: Lifespan) => ({
  createdAt: of.createdAt,
  createdRevision: of.createdRevision.toString(),
  changedAt: of.changedAt,
  changedRevision: of.changedRevision.toString(),
});
