import { checkPolicy, type Position } from '@rollcall/acl';
import type { CanonicalName, DirectoryView, Group } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { AdministrationError } from '../../../administration/administration-error';
import { knownDirectory } from '../../../administration/known-directory';
import type { Rollcall } from '../../../runtime/rollcall';

/** A pushed group as rules see it. */
export type SyncedGroup = Pick<Group, 'id' | 'displayName' | 'changedAt'> & {
  readonly memberCount: number;
  /** One for each domain of the directory: `group:name@domain`. None when the name can be in no rule. */
  readonly selectors: ReadonlyArray<string>;
  /** Where the policy in force names it. */
  readonly uses: ReadonlyArray<Position>;
};

/** All groups, by name. */
export const groupSync = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, ReadonlyArray<SyncedGroup>> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map((view) => {
      const uses = usesOf(view);
      return Array.from(view.groups(), (group) =>
        synced(view, group, uses.get(group.canonicalName) ?? []),
      ).sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
    }),
  );

const synced = (view: DirectoryView, group: Group, uses: ReadonlyArray<Position>): SyncedGroup => ({
  id: group.id,
  displayName: group.displayName,
  changedAt: group.changedAt,
  memberCount: view.memberCount(group.id),
  selectors: group.displayName.includes('@')
    ? []
    : (view.settings?.domains ?? []).map((domain) => `group:${group.canonicalName}@${domain}`),
  uses,
});

const usesOf = (view: DirectoryView): ReadonlyMap<CanonicalName, ReadonlyArray<Position>> => {
  const uses = new Map<CanonicalName, Position[]>();
  if (view.policy === undefined) return uses;
  const { policy } = checkPolicy(view.policy.text, { world: { directory: view } });
  for (const { term, at } of policy?.references ?? []) {
    if (term.kind !== 'syncedGroup') continue;
    const known = uses.get(term.name);
    if (known === undefined) uses.set(term.name, [at]);
    else known.push(at);
  }
  return uses;
};
