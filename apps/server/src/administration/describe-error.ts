import { describeInventoryFault } from '../inventory-files/describe-inventory-fault';
import type { AdministrationError } from './administration-error';
import { describeRejection } from './describe-rejection';
import type { ErrorDescription } from './error-description';

export const describeAdministrationError = (error: AdministrationError): ErrorDescription => {
  switch (error._tag) {
    case 'DirectoryNotFound':
      return {
        code: 'directory-not-found',
        message: `There is no directory ${JSON.stringify(error.directoryId)}.`,
      };
    case 'BadDirectoryId':
      return {
        code: 'bad-directory-id',
        message: `${JSON.stringify(error.text)} cannot name a directory: lowercase letters, digits and hyphens, 1 to 63, not beginning with a hyphen. Nothing was changed.`,
      };
    case 'GroupUnknown':
      return { code: 'group-not-found', message: `There is no group with id ${error.groupId}.` };
    case 'ConfirmationDiffers':
      return {
        code: 'confirmation-differs',
        message: `Disabling provisioning revokes every key. To confirm, repeat the id of the directory: "${error.expected}". Nothing was changed.`,
      };
    case 'ErasureNotConfirmed':
      return {
        code: 'confirmation-differs',
        message: `Erasing cannot be undone: nobody will know who ${error.userName === undefined ? 'this person' : JSON.stringify(error.userName)} was. To confirm, repeat the id of the person: "${error.userId}". Nothing was changed.`,
      };
    case 'NoMasterKey':
      return {
        code: 'no-master-key',
        message:
          'An erasable directory needs a master key. Make one with "openssl rand -base64 32", keep it apart from the store and its copies, and name its file with ROLLCALL_MASTER_KEY_FILE. Nothing was changed.',
      };
    case 'ErasureNotFinished':
      return {
        code: 'erasure-not-finished',
        message: `The person is gone from the directory, but not everything of them could be destroyed yet: ${error.reason}. Send the request again.`,
      };
    case 'NotDoneYet':
      return {
        code: 'not-done-yet',
        message: `The audit trail says with event ${error.revision} that ${error.told}, but that could not be done yet: ${error.reason}. Send the request again.`,
      };
    case 'ExpiryNotInFuture':
      return {
        code: 'expiry-not-in-future',
        message: `The key would have expired already (${error.expiresAt}). Give a moment in the future. Nothing was changed.`,
      };
    case 'PolicyRefused':
      return {
        code: 'policy-refused',
        message: `The policy has ${error.tests === undefined ? 'errors' : 'tests that fail'}. The last accepted policy stays in force.`,
      };
    case 'TooMuchToCompare':
      return {
        code: 'too-much-to-compare',
        message: `There is too much to compare: ${
          error.rules === undefined
            ? 'too many sources and destinations meet in too many rules'
            : `the two policies have ${error.rules.found} rules together, and ${error.rules.most} are compared at the most`
        }. Its own tests and questions about single people are answered all the same.`,
      };
    case 'PolicyChanged':
      return {
        code: 'policy-changed',
        message:
          'Another policy was accepted since this edit began. Read it and apply the edit again. Nothing was changed.',
      };
    case 'NobodyCalled':
      return {
        code: `${error.kind}-not-found`,
        message: `There is no ${error.kind} ${JSON.stringify(error.reference)}: give an id or ${error.kind === 'user' ? 'a userName' : 'the name of a group'}.`,
      };
    case 'RevisionNotReached':
      return {
        code: 'revision-not-reached',
        message: `The directory is at revision ${error.reached}; there is no revision ${error.asked} yet.`,
      };
    case 'BeforeFirstEvent':
      return {
        code: 'before-first-event',
        message: `The directory was opened at ${error.openedAt}; at ${error.instant.toISOString()} there was none.`,
      };
    case 'InstantInFuture':
      return {
        code: 'instant-in-future',
        message: `${error.instant.toISOString()} is in the future: what will be is not known.`,
      };
    case 'ExportUnreadable':
      return {
        code: 'export-unreadable',
        message: `The export of ${error.file} cannot be read at line ${error.line}: ${error.reason}. Nothing was compared.`,
      };
    case 'FeedBookFault':
      return {
        code: 'feeds-unavailable',
        message: `The feeds cannot be read or written: ${error.reason}. Nothing was changed.`,
      };
    case 'FeedRefused':
      return {
        code: 'feed-refused',
        message: `The feed is refused: ${error.reason}. Nothing was changed.`,
      };
    case 'FeedNotFound':
      return { code: 'feed-not-found', message: `There is no feed ${JSON.stringify(error.feedId)} here.` };
    case 'RequestLogFault':
      return {
        code: 'request-log-unavailable',
        message: `The request log cannot be read: ${error.reason}. The audit trail is not concerned.`,
      };
    case 'InventoryFileUnusable':
      return {
        code: 'access-file-unusable',
        message: `${error.path} cannot be used: ${error.reason}. Nothing is answered about access until that file is mended.`,
      };
    case 'NotKeptHere':
      return {
        code: 'not-kept-here',
        message:
          error.path === undefined
            ? 'This store is no file, so there is no place beside it for the inventory. An inventory can be named at the start with --inventory.'
            : `The inventory of this directory is the file ${error.path}, named at the start. Change that file. Nothing was changed.`,
      };
    case 'InventoryRefused':
      return {
        code: error.fault.code,
        message: `The inventory is refused: ${describeInventoryFault(error.fault)}. Nothing was changed.`,
      };
    case 'InventoryChanged':
      return {
        code: 'inventory-changed',
        message:
          'The devices and roles were changed since this edit began. Read them and apply the edit again. Nothing was changed.',
      };
    case 'GroupLockRefused':
      return {
        code: 'bad-group-lock',
        message: `The group lock is refused: ${error.reason}. Nothing was changed.`,
      };
    case 'SchemaRefused':
      return {
        code: 'bad-schema',
        message: `The schema extension is refused: ${error.reason}. Nothing was changed.`,
      };
    case 'ValuesWouldNotFit': {
      const { count, first, reason } = error.misfits;
      const type = error.extension.resourceType.toLowerCase();
      const holders = count === 1 ? `1 ${type} holds values` : `${count} ${type}s hold values`;
      return {
        code: 'values-would-not-fit',
        message: `${holders} that would not fit, ${first} for one: ${reason} Change or clear those values by SCIM first, or declare what fits them. Nothing was changed.`,
      };
    }
    case 'Rejected':
      return describeRejection(error.rejection);
    case 'Defect':
      return {
        code: 'internal',
        message: `The request failed here (${error.reason}). Nothing was changed.`,
      };
    case 'Contention':
      return {
        code: 'contention',
        message: `Others wrote first, ${error.attempts} times in a row. Nothing was changed; send the request again.`,
      };
    case 'StillUnknown':
      return {
        code: 'outcome-unknown',
        message: `The store did not confirm the change, which may have been made (${error.reason}). Look before sending it again.`,
      };
    case 'AppendTooLarge':
      return {
        code: 'too-large',
        message: `The change has ${error.bytes} bytes; the store takes ${error.maxBytes} at once. Nothing was changed.`,
      };
    case 'Unavailable':
    case 'AccessDenied':
      return {
        code: 'store-unavailable',
        message: `The store cannot be used: ${error.reason}. Nothing was changed.`,
      };
    case 'StreamDeleted':
      return { code: 'stream-deleted', message: `The stream ${error.stream} was deleted in the store.` };
    case 'Parked':
      return {
        code: 'directory-parked',
        message: `Directory "${error.directoryId}" stopped at event ${error.revision}: ${error.reason}. It denies all access until that is mended.`,
      };
  }
};
