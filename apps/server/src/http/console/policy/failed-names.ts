import type { FailedClosed } from '@rollcall/acl';
import { canonicalName, type DirectoryView } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { knownAccess } from '../../../administration/access/known-access';
import type { AdministrationError } from '../../../administration/administration-error';
import type { Rollcall } from '../../../runtime/rollcall';

/** How a pushed group lost the name that a rule still uses. */
export type LostName = {
  /** Canonical, as the rule uses it. */
  readonly was: string;
  /** The display name now; null when the group was deleted. */
  readonly now: string | null;
  /** What the rule would have to say to mean the same group again; null when it was deleted. */
  readonly selector: string | null;
  readonly at: string;
};

/** A selector in force that denotes nobody, and what became of its group where that is known. */
export type FailedName = FailedClosed & { readonly lost?: LostName };

export const failedNames = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, ReadonlyArray<FailedName>> =>
  pipe(
    knownAccess(rollcall, id),
    TE.map(({ view, resolver }) =>
      resolver.unresolved().map((failed) => ({ ...failed, ...lostName(view, failed.selector) })),
    ),
  );

const lostName = (view: DirectoryView, selector: string): { readonly lost?: LostName } => {
  const [, name, domain] = /^group:([^@]+)@([^@]+)$/i.exec(selector) ?? [];
  const released = name === undefined ? undefined : view.releasedName(canonicalName(name));
  if (released === undefined) return {};
  const { name: was, renamedTo, releasedAt } = released;
  return {
    lost: {
      was,
      now: renamedTo ?? null,
      selector: renamedTo === undefined ? null : `group:${canonicalName(renamedTo)}@${domain}`,
      at: releasedAt,
    },
  };
};
