import { unresolvedName } from '../directory/unresolved-name';
import type { World } from '../directory/world';
import type { Selector } from '../selector/selector';
import type { Policy } from './policy';

const hasActiveMember = (
  { directory }: World,
  term: Extract<Selector['term'], { kind: 'syncedGroup' }>,
): boolean => {
  const group = directory.groupByName(term.name);
  if (group === undefined || group === 'ambiguous') return false;
  for (const id of directory.membersOf(group.id)) if (directory.user(id)?.active === true) return true;
  return false;
};

/** Whether a selector is a user or group that comes to nobody in the directory of now. */
export const denotesNobody = (world: World, policy: Policy, { term }: Selector): boolean => {
  if (unresolvedName(world, term) !== undefined) return true;
  if (term.kind === 'syncedGroup') return !hasActiveMember(world, term);
  if (term.kind !== 'localGroup') return false;
  const members = policy.groups.get(term.key)?.members ?? [];
  return members.every(({ name }) => unresolvedName(world, { kind: 'user', name }) !== undefined);
};
