import type { EventId, Revision } from '@rollcall/domain';
import type { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { formatGroupKey } from '../selector/group-key';
import type { SelectorTerm } from '../selector/selector';
import type { World } from './world';

/** Why a selector denotes nobody, although it is not merely empty. */
export type UnresolvedName = {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** The event that took the name away, and its revision. */
  readonly cause?: EventId;
  readonly causeRevision?: Revision;
};

type GroupTerm = Extract<SelectorTerm, { kind: 'syncedGroup' }>;
type UserTerm = Extract<SelectorTerm, { kind: 'user' }>;

const notSyncing = 'group is not syncing from SCIM and will be ignored by rules in the policy file';

const quote = (term: GroupTerm): string => JSON.stringify(formatGroupKey(term));

const missingGroup = ({ directory }: World, term: GroupTerm): UnresolvedName => {
  const quoted = quote(term);
  const released = directory.releasedName(term.name);
  if (released === undefined) return { code: 'group-not-synced', message: `${quoted}: ${notSyncing}` };
  const { revision } = released;
  const cause = { cause: released.eventId, causeRevision: revision };
  if (released.renamedTo === undefined) {
    return {
      code: 'group-not-synced',
      ...cause,
      message: `${quoted}: ${notSyncing}: event ${revision} deleted it`,
    };
  }
  const renamed = `renamed to ${JSON.stringify(released.renamedTo)} by event ${revision}`;
  const now = directory.group(released.groupId)?.displayName;
  if (now === undefined) {
    const message = `${quoted}: ${notSyncing}: it was ${renamed} and is gone since`;
    return { code: 'group-not-synced', ...cause, message };
  }
  const since = now === released.renamedTo ? '' : ` and is ${JSON.stringify(now)} now`;
  const message =
    `${quoted}: the group was ${renamed}${since}; ` +
    'rules with the old name apply to nobody until the name is restored or the policy is changed';
  return { code: 'group-renamed', ...cause, message };
};

const unresolvedGroup = (world: World, term: GroupTerm): UnresolvedName | undefined => {
  const { directory } = world;
  if (directory.settings?.domains.includes(term.domain) !== true) {
    const message = `${quote(term)}: ${term.domain} is not a domain of this directory`;
    return { code: 'group-wrong-domain', message };
  }
  const group = directory.groupByName(term.name);
  if (group === undefined) return missingGroup(world, term);
  if (group === 'ambiguous') {
    const message = `${quote(term)}: several groups bear this name; it applies to nobody until one alone does`;
    return { code: 'group-ambiguous', message };
  }
  if (group.displayName.includes('@')) {
    return {
      code: 'group-name-has-at',
      message: `${quote(term)}: a group's name cannot hold "@"; rename the group`,
    };
  }
  const locked = directory.groupLock.get(term.name);
  if (locked === undefined || locked === group.id) return undefined;
  const message = `${quote(term)}: the name is locked to group ${locked}, and group ${group.id} bears it now; it applies to nobody until the lock is renewed`;
  return { code: 'name-reuse', message };
};

const unresolvedUser = ({ directory }: World, term: UserTerm): UnresolvedName | undefined => {
  const user = directory.userByName(term.name);
  const quoted = JSON.stringify(term.name);
  if (user === undefined) return { code: 'user-not-found', message: `user not found: ${quoted}` };
  if (user === 'ambiguous') {
    return {
      code: 'user-ambiguous',
      message: `several users bear the userName ${quoted}; it denotes none of them`,
    };
  }
  return user.active ? undefined : { code: 'user-inactive', message: `user is deactivated: ${quoted}` };
};

/** F1, F4, F5, F7: what keeps this selector from denoting anybody now; `undefined` when it resolves. */
export const unresolvedName = (world: World, term: SelectorTerm): UnresolvedName | undefined => {
  if (term.kind === 'syncedGroup') return unresolvedGroup(world, term);
  if (term.kind === 'user') return unresolvedUser(world, term);
  if (term.kind === 'usersOfDomain' && world.directory.settings?.domains.includes(term.domain) !== true) {
    const message = `${term.domain} is not associated with this Tailnet and cannot be used in user:*@<domain> expressions`;
    return { code: 'foreign-domain', message };
  }
  return undefined;
};
