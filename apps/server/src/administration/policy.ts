import { hash } from 'node:crypto';
import {
  checkPolicy,
  type Diagnostic,
  type FailedClosed,
  type PolicyReview,
  reviewPolicy,
} from '@rollcall/acl';
import type { AcceptedPolicy, DirectoryView, Revision } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { changeDirectory } from './change-directory';
import { knownDirectory } from './known-directory';

export type AppliedPolicy = {
  readonly hash: string;
  /** Of its acceptance; an older one when the text was in force already. */
  readonly revision: Revision;
  /** Warnings and information; an error would have refused it. */
  readonly diagnostics: ReadonlyArray<Diagnostic>;
};

/** A policy in force with what is to be said of it now, which changes as the directory does. */
export type PolicyStatus = {
  readonly policy: AcceptedPolicy | undefined;
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  /** Selectors that denote nobody now. */
  readonly unresolved: ReadonlyArray<FailedClosed>;
};

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/**
 * Puts the text in force if it has no errors and its tests pass; else the last good policy stays. `replacing` is the hash of
 * the policy that the edit began with: another one in force is a refusal.
 */
export const applyPolicy = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  text: string,
  replacing?: string,
): TE.TaskEither<AdministrationError, AppliedPolicy> =>
  pipe(
    changeDirectory(rollcall, id, {
      context,
      plan: (view) => {
        if (view.settings === undefined) return E.left({ _tag: 'DirectoryNotFound', directoryId: id });
        if (replacing !== undefined && replacing !== view.policy?.hash) {
          return E.left({ _tag: 'PolicyChanged', hash: view.policy?.hash });
        }
        const { accepted, diagnostics, tests } = reviewPolicy(text, { directory: view });
        if (accepted) return E.right([{ _tag: 'AcceptPolicy', text, hash: sha256(text) }]);
        return E.left({ _tag: 'PolicyRefused', diagnostics, ...(tests && { tests }) });
      },
      answer: (view) => ({
        hash: sha256(text),
        revision: view.policy?.acceptedRevision ?? view.revision,
        diagnostics: diagnosticsOf(view, text),
      }),
    }),
    TE.map(({ answer }) => answer),
  );

export const policyStatus = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, PolicyStatus> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map((view) => ({
      policy: view.policy,
      diagnostics: view.policy === undefined ? [] : diagnosticsOf(view, view.policy.text),
      unresolved: rollcall.resolver(view.id).unresolved(),
    })),
  );

/** What would be said of a text now; nothing is put in force. */
export const reviewPolicyText = (
  rollcall: Rollcall,
  id: string,
  text: string,
): TE.TaskEither<AdministrationError, PolicyReview> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map((directory) => reviewPolicy(text, { directory })),
  );

const diagnosticsOf = (view: DirectoryView, text: string): ReadonlyArray<Diagnostic> =>
  checkPolicy(text, { world: { directory: view } }).diagnostics;
