import type { UserId } from '../ids/ids';
import { isEmailAddress, primaryEmail } from '../names/email-address';
import { canonicalUserName } from '../names/user-name';
import type { DirectoryView } from '../state/directory-view';
import type { Profile } from '../state/resources';
import type { Rejection } from './rejection';
import { uniqueValueFault } from './unique-value-fault';

/** Judges a person as they would be after a change, not attribute by attribute. */
export const userFault = (
  view: DirectoryView,
  id: UserId,
  userName: string,
  profile: Profile,
): Rejection | undefined =>
  userNameFault(view, userName, profile) ??
  uniquenessFault(view, id, userName, profile) ??
  uniqueValueFault(view, 'User', id, profile);

const userNameFault = (view: DirectoryView, userName: string, profile: Profile): Rejection | undefined => {
  if (userName.trim() === '') return { _tag: 'UserNameEmpty' };
  if (view.settings?.userNamePolicy !== 'email') return undefined;
  if (!isEmailAddress(userName)) return { _tag: 'UserNameNotEmail', userName };
  const email = primaryEmail(profile);
  return email !== undefined && canonicalUserName(email) === canonicalUserName(userName)
    ? undefined
    : { _tag: 'UserNameDiffersFromEmail', userName, primaryEmail: email };
};

const uniquenessFault = (
  view: DirectoryView,
  id: UserId,
  userName: string,
  profile: Profile,
): Rejection | undefined => {
  const namesake = view.userByName(canonicalUserName(userName));
  if (namesake !== undefined && namesake.id !== id) {
    return { _tag: 'UserNameTaken', userName, owner: namesake.id, ownerActive: namesake.active };
  }
  const { externalId } = profile;
  if (typeof externalId !== 'string') return undefined;
  const owner = view.userByExternalId(externalId);
  return owner === undefined || owner.id === id
    ? undefined
    : { _tag: 'ExternalIdTaken', externalId, owner: owner.id };
};
