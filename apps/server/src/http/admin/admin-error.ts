import type { AdministrationError } from '../../administration/administration-error';

/** The status that an administration error is answered with. */
export const statusOf = (error: AdministrationError): number => {
  switch (error._tag) {
    case 'DirectoryNotFound':
    case 'GroupUnknown':
    case 'NobodyCalled':
    case 'FeedNotFound':
    case 'RevisionNotReached':
    case 'BeforeFirstEvent':
      return 404;
    case 'InstantInFuture':
    case 'BadDirectoryId':
    case 'ConfirmationDiffers':
    case 'ErasureNotConfirmed':
    case 'ExpiryNotInFuture':
    case 'InventoryRefused':
    case 'GroupLockRefused':
    case 'SchemaRefused':
    case 'ExportUnreadable':
    case 'FeedRefused':
      return 400;
    case 'NoMasterKey':
    case 'NotKeptHere':
    case 'ValuesWouldNotFit':
      return 409;
    case 'PolicyRefused':
    case 'TooMuchToCompare':
      return 422;
    case 'PolicyChanged':
    case 'InventoryChanged':
      return 412;
    case 'Rejected':
      return rejectedStatus[error.rejection._tag] ?? 409;
    case 'AppendTooLarge':
      return 413;
    case 'Defect':
      return 500;
    case 'Contention':
    case 'StillUnknown':
    case 'Unavailable':
    case 'AccessDenied':
    case 'StreamDeleted':
    case 'Parked':
    case 'InventoryFileUnusable':
    case 'RequestLogFault':
    case 'ErasureNotFinished':
    case 'NotDoneYet':
    case 'FeedBookFault':
      return 503;
  }
};

/** Where the state of the directory is not what is in the way. */
const rejectedStatus: { readonly [tag: string]: number } = {
  DirectoryNotOpen: 404,
  ApiKeyNotFound: 404,
  SchemaExtensionNotFound: 404,
  DomainsInvalid: 400,
};
