import {
  canonicalName,
  canonicalUserName,
  type DirectoryView,
  groupId,
  type UniqueAttribute,
  userId,
} from '@rollcall/domain';
import { BADGE } from '@rollcall/testing';

const uniqueBadge: UniqueAttribute = { extension: BADGE, name: 'number', caseExact: false };

const ids = (found: ReadonlyArray<{ readonly id: string }>) => found.map(({ id }) => id);

/** What a view answers about every name and value that arbitrary commands use, held now or not, and of strangers. */
export const lookUps = (view: DirectoryView) => {
  const [stranger, strangeGroup] = [userId('nobody'), groupId('nothing')];
  return {
    head: [view.revision, view.digest, view.settings, view.provisioningEnabled, view.policy, view.idpProfile],
    keys: view.apiKeys,
    erased: [...view.erased],
    groupLock: [...view.groupLock],
    extensions: view.schemaExtensions,
    counts: [view.userCount, view.activeUserCount, view.groupCount],
    names: ['Ana', 'bo', 'Chloé', 'dan', 'ΣΊΣΥΦΟΣ', 'nobody'].map(
      (name) => view.userByName(canonicalUserName(name))?.id,
    ),
    externalIds: ['e0', 'e1', 'e2', 'e3'].map((externalId) => view.userByExternalId(externalId)?.id),
    emails: ['ana', 'BO', 'x@example.com', 'y@example.com'].map((email) => ids(view.usersByEmail(email))),
    badges: ['7', 'b7', 'c7'].map((key) => [
      ids(view.usersByUnique(uniqueBadge, key)),
      ids(view.groupsByUnique(uniqueBadge, key)),
    ]),
    groups: ['Engineering', 'All Employees', 'Straße', 'none'].map((name) => [
      view.groupByName(canonicalName(name))?.id,
      view.releasedName(canonicalName(name)),
    ]),
    nobody: [
      view.user(stranger),
      view.isMember(groupId('g0'), stranger),
      [...view.groupsOf(stranger)],
      view.userShownRevision(stranger),
    ],
    nothing: [
      view.group(strangeGroup),
      view.isMember(strangeGroup, userId('u0')),
      view.memberCount(strangeGroup),
      [...view.membersOf(strangeGroup)],
      view.groupShownRevision(strangeGroup),
    ],
  };
};
