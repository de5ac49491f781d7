import type { Diagnostic, PolicyTestReport } from '@rollcall/acl';
import type { GroupId } from '@rollcall/domain';
import type { WriteError } from '@rollcall/writer';

/** Found by the use case itself, before or beside the rules of the domain. */
export type AdministrationRefusal =
  | { readonly _tag: 'DirectoryNotFound'; readonly directoryId: string }
  | { readonly _tag: 'GroupUnknown'; readonly groupId: GroupId }
  | { readonly _tag: 'ConfirmationDiffers'; readonly expected: string }
  | { readonly _tag: 'ExpiryNotInFuture'; readonly expiresAt: string }
  /** Nothing was changed: the policy in force stays. */
  | {
      readonly _tag: 'PolicyRefused';
      readonly diagnostics: ReadonlyArray<Diagnostic>;
      /** Of the policy's own tests; absent when errors kept them from being run. */
      readonly tests?: PolicyTestReport;
    }
  /** The policy in force is not the one that the edit began with. */
  | { readonly _tag: 'PolicyChanged'; readonly hash: string | undefined };

/** Why an administrator's wish was not met. Nothing was changed, but where `StillUnknown` says otherwise. */
export type AdministrationError = AdministrationRefusal | Exclude<WriteError<never>, { _tag: 'Refused' }>;
