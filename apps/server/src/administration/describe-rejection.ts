import { describeUniqueAttribute, type Rejection } from '@rollcall/domain';
import { rejectionToError } from '@rollcall/scim';
import type { ErrorDescription } from './error-description';

/** What the domain refused; the same cause has the same sentence as in SCIM. */
export const describeRejection = (rejection: Rejection): ErrorDescription => {
  switch (rejection._tag) {
    case 'DirectoryAlreadyOpen':
      return { code: 'directory-exists', message: 'There is a directory with this id. Nothing was changed.' };
    case 'DirectoryNotOpen':
      return { code: 'directory-not-found', message: 'There is no such directory.' };
    case 'DirectoryNotErasable':
      return {
        code: 'not-erasable',
        message:
          'This directory was not opened as erasable: what is personal in its events is not encrypted and stays. Nothing was changed.',
      };
    case 'DomainsInvalid':
      return {
        code: 'domains-invalid',
        message: `Give at least one DNS domain such as example.com; found: ${JSON.stringify(rejection.domains)}.`,
      };
    case 'ProvisioningAlreadyEnabled':
      return {
        code: 'provisioning-enabled',
        message: 'Provisioning is enabled already. Issue a second key to rotate the first.',
      };
    case 'ProvisioningNotEnabled':
      return {
        code: 'provisioning-disabled',
        message: 'Provisioning is disabled. Enable it; that issues a key.',
      };
    case 'TooManyApiKeys':
      return {
        code: 'too-many-keys',
        message: `There are ${rejection.limit} active keys, the most there may be. Revoke one first.`,
      };
    case 'ApiKeyNotFound':
      return { code: 'key-not-found', message: `There is no key with id ${rejection.keyId}.` };
    case 'TooManySchemaExtensions':
      return {
        code: 'too-many-schema-extensions',
        message: `There are ${rejection.limit} schema extensions, the most there may be. Withdraw one first. Nothing was changed.`,
      };
    case 'SchemaExtensionNotFound':
      return {
        code: 'schema-extension-not-found',
        message: `No schema extension ${JSON.stringify(rejection.id)} is declared.`,
      };
    case 'SchemaExtensionExists': {
      const { schema, resourceType } = rejection.extension;
      return {
        code: 'schema-extension-exists',
        message: `${schema.id} is declared already, so spelled and for ${resourceType}s. Declare it so, or under another URN. Nothing was changed.`,
      };
    }
    case 'ValuesNotUnique': {
      const [first, second] = rejection.holders;
      return {
        code: 'values-not-unique',
        message: `${describeUniqueAttribute(rejection.attribute)} cannot be unique: ${first} and ${second} both have ${JSON.stringify(rejection.value)}. Change one of them first. Nothing was changed.`,
      };
    }
    case 'UniqueValueTaken':
    case 'IdTaken':
    case 'UserNotFound':
    case 'UserNameEmpty':
    case 'UserNameNotEmail':
    case 'UserNameDiffersFromEmail':
    case 'UserNameTaken':
    case 'ExternalIdTaken':
    case 'GroupNotFound':
    case 'GroupNameEmpty':
    case 'GroupNameHasAt':
    case 'GroupNameTaken':
    case 'MembersNotFound':
      return { code: 'refused', message: rejectionToError(rejection).detail };
  }
};
