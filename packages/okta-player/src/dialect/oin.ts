import type { Exchange, Send } from '../exchange';
import { succeeded } from '../exchange';
import type { Member, PushedGroup } from '../user';
import { type PatchOperation, patch } from '../wire/patch';
import { GROUP_SCHEMA, USER_SCHEMA } from '../wire/schemas';
import type { Dialect } from './dialect';
import { initialPassword } from './initial-password';

/** Membership changes in one PATCH: Okta's default setting. */
const BATCH_SIZE = 100;

/** An application of Okta's catalogue: PATCH for `active` and for everything about groups. */
export const oin: Dialect = {
  userBody: (user) => ({
    schemas: [USER_SCHEMA],
    userName: user.login,
    name: { givenName: user.firstName, familyName: user.lastName },
    emails: [{ primary: true, value: user.email, type: 'work' }],
    displayName: `${user.firstName} ${user.lastName}`,
    locale: 'en-US',
    externalId: user.id,
    groups: [],
    password: initialPassword(),
    active: true,
  }),

  groupBody: (name) => ({ schemas: [GROUP_SCHEMA], displayName: name, members: [] }),

  setActive: (send, remoteId, active) =>
    send('PATCH', `/Users/${remoteId}`, patch({ op: 'replace', value: { active } })),

  pushGroup: async (send, group) => {
    const named = await patchName(send, group);
    return succeeded(named) ? patchMembers(send, group, additions(group.members), named) : named;
  },

  renameGroup: (send, group) => patchName(send, group),

  editMembers: async (send, group, { added, removed }) => {
    const named = await patchName(send, group);
    if (!succeeded(named)) return named;
    const removals = removed.map((member) => ({ remove: member }));
    return patchMembers(send, group, [...removals, ...additions(added)], named);
  },

  pushNow: async (send, group) => {
    const named = await patchName(send, group);
    if (!succeeded(named)) return named;
    return send(
      'PATCH',
      `/Groups/${group.remoteId}`,
      patch({ op: 'replace', path: 'members', value: group.members }),
    );
  },
};

type MembershipChange = { readonly add: Member } | { readonly remove: Member };

const additions = (members: ReadonlyArray<Member>): ReadonlyArray<MembershipChange> =>
  members.map((member) => ({ add: member }));

/** Okta repeats the name, and our id beside it, before each membership change. */
const patchName = (send: Send, { remoteId, name }: PushedGroup): Promise<Exchange> =>
  send('PATCH', `/Groups/${remoteId}`, patch({ op: 'replace', value: { id: remoteId, displayName: name } }));

const patchMembers = async (
  send: Send,
  { remoteId }: PushedGroup,
  changes: ReadonlyArray<MembershipChange>,
  before: Exchange,
): Promise<Exchange> => {
  let last = before;
  for (let from = 0; from < changes.length && succeeded(last); from += BATCH_SIZE) {
    const batch = operations(changes.slice(from, from + BATCH_SIZE));
    last = await send('PATCH', `/Groups/${remoteId}`, patch(...batch));
  }
  return last;
};

/** One `remove` for each member that left, one `add` for all that came. */
const operations = (changes: ReadonlyArray<MembershipChange>): ReadonlyArray<PatchOperation> => {
  const removals: Array<PatchOperation> = [];
  const added: Array<Member> = [];
  for (const change of changes) {
    if ('add' in change) added.push(change.add);
    else removals.push({ op: 'remove', path: `members[value eq "${change.remove.value}"]` });
  }
  return added.length === 0 ? removals : [...removals, { op: 'add', path: 'members', value: added }];
};
