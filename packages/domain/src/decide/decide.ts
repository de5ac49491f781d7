import * as E from 'fp-ts/lib/Either.js';
import type { Command } from '../commands/command';
import { acceptPolicy } from './accept-policy';
import { issueApiKey, revokeApiKey } from './api-keys';
import { changeGroup } from './change-group';
import { changeUser } from './change-user';
import { chooseIdpProfile } from './choose-idp-profile';
import { createGroup } from './create-group';
import { createUser } from './create-user';
import type { Decide } from './decision';
import { deleteGroup } from './delete-group';
import { deleteUser } from './delete-user';
import { eraseUser } from './erase-user';
import { addFeed, moveFeed, removeFeed } from './feeds';
import { changeMembership, replaceMembers } from './membership';
import { openDirectory } from './open-directory';
import { disableProvisioning, enableProvisioning } from './provisioning';
import { replaceGroupLock } from './replace-group-lock';
import { replaceInventory } from './replace-inventory';
import { declareSchemaExtension, withdrawSchemaExtension } from './schema-extensions';

/** Decides any command. Pure; the rules of a directory are here and nowhere else. */
export const decide: Decide<Command> = (command) => (view) => {
  if (view.settings === undefined && command._tag !== 'OpenDirectory') {
    return E.left({ _tag: 'DirectoryNotOpen' });
  }
  switch (command._tag) {
    case 'OpenDirectory':
      return openDirectory(command)(view);
    case 'EnableProvisioning':
      return enableProvisioning(command)(view);
    case 'DisableProvisioning':
      return disableProvisioning(command)(view);
    case 'IssueApiKey':
      return issueApiKey(command)(view);
    case 'RevokeApiKey':
      return revokeApiKey(command)(view);
    case 'CreateUser':
      return createUser(command)(view);
    case 'ChangeUser':
      return changeUser(command)(view);
    case 'DeleteUser':
      return deleteUser(command)(view);
    case 'EraseUser':
      return eraseUser(command)(view);
    case 'CreateGroup':
      return createGroup(command)(view);
    case 'ChangeGroup':
      return changeGroup(command)(view);
    case 'ChangeMembership':
      return changeMembership(command)(view);
    case 'ReplaceMembers':
      return replaceMembers(command)(view);
    case 'DeleteGroup':
      return deleteGroup(command)(view);
    case 'AcceptPolicy':
      return acceptPolicy(command)(view);
    case 'ReplaceGroupLock':
      return replaceGroupLock(command)(view);
    case 'ReplaceInventory':
      return replaceInventory(command)(view);
    case 'DeclareSchemaExtension':
      return declareSchemaExtension(command)(view);
    case 'WithdrawSchemaExtension':
      return withdrawSchemaExtension(command)(view);
    case 'ChooseIdpProfile':
      return chooseIdpProfile(command)(view);
    case 'AddFeed':
      return addFeed(command)(view);
    case 'MoveFeed':
      return moveFeed(command)(view);
    case 'RemoveFeed':
      return removeFeed(command)(view);
  }
};
