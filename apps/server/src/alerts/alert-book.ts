import type { FailedClosed } from '@rollcall/acl';
import { canonicalUserName, type DirectoryView } from '@rollcall/domain';
import { releasedBy } from '../administration/access/released-by';
import type { Alert } from './alert';

/** What changed between two looks at a directory. */
export type Turn = { readonly raised: ReadonlyArray<Alert>; readonly cleared: ReadonlyArray<Alert> };

/** These may be of a name that nobody ever bore, which is a warning when the policy is saved and no alert. */
const perhapsNeverKnown: ReadonlySet<string> = new Set(['group-not-synced', 'user-not-found']);

/** The alerts of one directory: which selectors of its policy stopped resolving, and since when. */
export class AlertBook {
  private readonly open = new Map<string, Alert>();
  /** The policy of the last look, and the selectors that did not resolve then. */
  private last: { readonly policyHash: string; readonly unresolved: ReadonlySet<string> } | undefined;

  get alerts(): ReadonlyArray<Alert> {
    return [...this.open.values()];
  }

  /** `noticed`: the last event that this process knows of, for what has no better date. */
  look(view: DirectoryView, unresolved: ReadonlyArray<FailedClosed>, noticed: Alert['since']): Turn {
    const policyHash = view.policy?.hash ?? '';
    const found = bySelector(unresolved);
    const raised: Alert[] = [];
    const cleared = this.alerts.filter(({ selector }) => !found.has(selector));
    for (const { selector } of cleared) this.open.delete(selector);
    for (const [selector, failures] of found) {
      const known = this.open.get(selector);
      const stopped = this.last?.policyHash === policyHash && !this.last.unresolved.has(selector);
      const had = stopped || failures[0].cause !== undefined || !perhapsNeverKnown.has(failures[0].code);
      if (known === undefined && !had) continue;
      const alert = alertOf(view, failures, stopped ? noticed : (known?.since ?? null));
      this.open.set(selector, alert);
      if (known === undefined) raised.push(alert);
    }
    this.last = { policyHash, unresolved: new Set(found.keys()) };
    return { raised, cleared };
  }
}

/** The same selector may stand in several rules, and fails in all of them for one reason. */
type Failures = readonly [FailedClosed, ...FailedClosed[]];

const bySelector = (unresolved: ReadonlyArray<FailedClosed>): ReadonlyMap<string, Failures> => {
  const found = new Map<string, Failures>();
  for (const failed of unresolved) {
    const others = found.get(failed.selector);
    found.set(failed.selector, others === undefined ? [failed] : [...others, failed]);
  }
  return found;
};

const alertOf = (view: DirectoryView, failures: Failures, noticed: Alert['since']): Alert => {
  const [{ selector, code, message, cause }] = failures;
  const released = cause === undefined ? undefined : releasedBy(view, selector);
  return {
    selector,
    code,
    message,
    rules: failures.map(({ section, ruleIndex, line, column }) => ({ section, ruleIndex, line, column })),
    since:
      released === undefined
        ? (deactivated(view, failures[0]) ?? noticed)
        : { revision: released.revision, at: released.releasedAt },
    ...(released && {
      group: {
        id: released.groupId,
        was: released.name,
        now: view.group(released.groupId)?.displayName ?? null,
      },
    }),
    ...(cause !== undefined && { cause }),
  };
};

/** The last change of a deactivated user, which is the deactivation or came after it. */
const deactivated = (view: DirectoryView, { code, selector }: FailedClosed): Alert['since'] | undefined => {
  const user = code === 'user-inactive' ? view.userByName(canonicalUserName(selector.trim())) : undefined;
  return user && { revision: user.changedRevision, at: user.changedAt };
};
