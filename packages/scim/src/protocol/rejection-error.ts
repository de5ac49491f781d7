import { describeUniqueAttribute, type Rejection } from '@rollcall/domain';
import { badRequest, conflict, type ScimError, scimError } from './error';
import { shortened } from './shortened';

/** Values listed in one text. */
const MAX_LISTED = 5;

const quote = (text: string): string => JSON.stringify(shortened(text));

/** What the domain refused, in the words an Okta administrator acts on. The same cause, the same sentence. */
export const rejectionToError = (rejection: Rejection): ScimError => {
  switch (rejection._tag) {
    case 'UserNotFound':
      return unknownUser(rejection.userId);
    case 'GroupNotFound':
      return unknownGroup(rejection.groupId);
    case 'UserNameEmpty':
      return badRequest(
        'invalidValue',
        'userName is missing or empty. In Okta, check the attribute mapping of userName.',
      );
    case 'UserNameNotEmail':
      return badRequest(
        'invalidValue',
        `userName ${quote(rejection.userName)} is not an email address. In Okta, set "Application username format" to Email.`,
      );
    case 'UserNameDiffersFromEmail':
      return badRequest(
        'invalidValue',
        rejection.primaryEmail === undefined
          ? `userName ${quote(rejection.userName)} comes without a primary email. Both must be the same address; check the attribute mappings.`
          : `userName ${quote(rejection.userName)} differs from the primary email ${quote(rejection.primaryEmail)}. Both must be the same address; check the attribute mappings.`,
      );
    case 'UserNameTaken':
      return conflict(
        rejection.ownerActive
          ? `userName ${quote(rejection.userName)} already belongs to user ${rejection.owner}. Assign that user in Okta instead of creating a second one.`
          : `userName ${quote(rejection.userName)} already belongs to user ${rejection.owner} (deactivated). Assign that user again in Okta to reactivate it; do not create a second one.`,
      );
    case 'ExternalIdTaken':
      return conflict(
        `externalId ${quote(rejection.externalId)} already belongs to user ${rejection.owner}. In Okta, assign that user again, or correct the mapping of externalId.`,
      );
    case 'UniqueValueTaken': {
      const { attribute, value, owner } = rejection;
      return conflict(
        `${describeUniqueAttribute(attribute)} ${shortened(JSON.stringify(value))} already belongs to ${owner}, and no two may have the same. Correct the attribute mapping, or the value there.`,
      );
    }
    case 'GroupNameEmpty':
      return badRequest(
        'invalidValue',
        'displayName of the group is missing or empty. Name the group in Okta and push it again.',
      );
    case 'GroupNameHasAt':
      return badRequest(
        'invalidValue',
        `Group name ${quote(rejection.displayName)} contains "@", which access rules cannot name. Rename the group in Okta and push it again.`,
      );
    case 'GroupNameTaken':
      return conflict(
        `Group ${quote(rejection.displayName)} has the same name as group ${rejection.owner} ${quote(rejection.ownerName)} (case is ignored). In Okta, link the push to the existing group, or rename one.`,
      );
    case 'MembersNotFound':
      return badRequest('invalidValue', membersNotFound(rejection.missing, rejection.named));
    case 'IdTaken':
      return conflict(`The id ${rejection.id} is taken. Send the request again.`);
    case 'DirectoryNotOpen':
      return scimError(404, 'This directory does not exist.');
    case 'DirectoryAlreadyOpen':
    case 'ProvisioningAlreadyEnabled':
    case 'ProvisioningNotEnabled':
    case 'DomainsInvalid':
    case 'DirectoryNotErasable':
    case 'TooManyApiKeys':
    case 'ApiKeyNotFound':
    case 'TooManySchemaExtensions':
    case 'SchemaExtensionNotFound':
    case 'SchemaExtensionExists':
    case 'ValuesNotUnique':
      return scimError(
        500,
        'The request was refused by a rule that does not belong to it. Nothing was changed.',
      );
  }
};

export const unknownUser = (id: string): ScimError =>
  scimError(
    404,
    `No user with id ${shortened(id)}. It may have been deleted here; in Okta, remove and assign the user again.`,
  );

export const unknownGroup = (id: string): ScimError =>
  scimError(
    404,
    `No group with id ${shortened(id)}. It may have been deleted here; in Okta, unlink the pushed group and push it again.`,
  );

const membersNotFound = (missing: ReadonlyArray<string>, named: number): string => {
  const listed = missing.slice(0, MAX_LISTED).map(shortened).join(', ');
  const more = missing.length > MAX_LISTED ? ` and ${missing.length - MAX_LISTED} more` : '';
  const members = named === 1 ? 'member' : 'members';
  const are = missing.length === 1 ? 'is not a user' : 'are not users';
  return `${missing.length} of ${named} ${members} ${are} here: ${listed}${more}. Assign them to the application in Okta, then Push Now. Nothing was changed.`;
};
