import type { World } from '../directory/world';
import type { Case } from '../engine/engine';
import type { Match } from '../engine/hit';
import type { GroupPath } from './decision';

/** The pushed groups that the match went through. */
export const groupPaths = (
  { directory }: World,
  { src, dst }: Case,
  match: Match,
): ReadonlyArray<GroupPath> => {
  const { rule, target } = match.hit.entry;
  const ends = [
    { selector: rule.sources[match.sourceIndex], end: src },
    { selector: target.selector, end: dst },
  ];
  const paths: GroupPath[] = [];
  for (const { selector, end } of ends) {
    if (selector?.term.kind !== 'syncedGroup' || end.identity.kind !== 'user') continue;
    const group = directory.groupByName(selector.term.name);
    if (group === undefined || group === 'ambiguous') continue;
    const memberSince = directory.memberSince?.(group.id, end.identity.user.id);
    paths.push({
      selector: selector.text,
      groupId: group.id,
      nameThen: group.displayName,
      ...(memberSince !== undefined && { memberSince }),
    });
  }
  return paths;
};
