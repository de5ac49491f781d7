import type { Diagnostic, InventoryFault, PolicyTestReport } from '@rollcall/acl';
import type { GroupId, Revision, SchemaExtension, UserId } from '@rollcall/domain';
import type { Misfits } from '@rollcall/scim';
import type { WriteError } from '@rollcall/writer';
import type { FeedBookFault } from '../feeds/book/feed-book';
import type { InventoryFileUnusable } from '../inventory-files/inventory-file';
import type { RequestLogFault } from '../requests/request-log';
import type { TooMuchToCompare } from './access/compare-access';

/** Found by the use case itself, before or beside the rules of the domain. */
export type AdministrationRefusal =
  | { readonly _tag: 'DirectoryNotFound'; readonly directoryId: string }
  | { readonly _tag: 'BadDirectoryId'; readonly text: string }
  | { readonly _tag: 'GroupUnknown'; readonly groupId: GroupId }
  | { readonly _tag: 'ConfirmationDiffers'; readonly expected: string }
  /** The id of the person is to be repeated. */
  | { readonly _tag: 'ErasureNotConfirmed'; readonly userId: UserId; readonly userName: string | undefined }
  | { readonly _tag: 'NoMasterKey' }
  /** The log says that the person is erased, but their key or a snapshot with them is still there. */
  | { readonly _tag: 'ErasureNotFinished'; readonly reason: string }
  /** An event says that it was done, and it is not. Asked for again, it is. */
  | {
      readonly _tag: 'NotDoneYet';
      readonly told: string;
      readonly revision: Revision;
      readonly reason: string;
    }
  | { readonly _tag: 'ExpiryNotInFuture'; readonly expiresAt: string }
  /** Nothing was changed: the policy in force stays. */
  | {
      readonly _tag: 'PolicyRefused';
      readonly diagnostics: ReadonlyArray<Diagnostic>;
      /** Of the policy's own tests; absent when errors kept them from being run. */
      readonly tests?: PolicyTestReport;
    }
  /** The policy in force is not the one that the edit began with. */
  | { readonly _tag: 'PolicyChanged'; readonly hash: string | undefined }
  /** Neither the id nor the name of a user or group here. */
  | { readonly _tag: 'NobodyCalled'; readonly kind: 'user' | 'group'; readonly reference: string }
  /** The directory has no event of that revision yet. */
  | { readonly _tag: 'RevisionNotReached'; readonly asked: Revision; readonly reached: Revision }
  /** There was no such directory then. */
  | { readonly _tag: 'BeforeFirstEvent'; readonly instant: Date; readonly openedAt: string }
  | { readonly _tag: 'InstantInFuture'; readonly instant: Date }
  /** Of the identity provider, given to be compared. */
  | {
      readonly _tag: 'ExportUnreadable';
      readonly file: 'users' | 'groups';
      readonly line: number;
      readonly reason: string;
    }
  | TooMuchToCompare
  | RequestLogFault
  | FeedBookFault
  | { readonly _tag: 'FeedRefused'; readonly reason: string }
  | { readonly _tag: 'FeedNotFound'; readonly feedId: string }
  /** What the access to this directory depends on cannot be read, so nothing is answered from it. */
  | InventoryFileUnusable
  /** There is no place to keep it, or people keep it in a file of their own: then `path` is that file. */
  | { readonly _tag: 'NotKeptHere'; readonly path?: string }
  /** The inventory is not the one that the edit began with. */
  | { readonly _tag: 'InventoryChanged' }
  | { readonly _tag: 'InventoryRefused'; readonly fault: InventoryFault }
  | { readonly _tag: 'GroupLockRefused'; readonly reason: string }
  /** The declaration of an extension is no schema, or none that can be kept. */
  | { readonly _tag: 'SchemaRefused'; readonly reason: string }
  /** Values that are held would be unreadable by the declaration. */
  | { readonly _tag: 'ValuesWouldNotFit'; readonly extension: SchemaExtension; readonly misfits: Misfits };

/** Why an administrator's wish was not met. Nothing was changed, but where `StillUnknown` says otherwise. */
export type AdministrationError = AdministrationRefusal | Exclude<WriteError<never>, { _tag: 'Refused' }>;
