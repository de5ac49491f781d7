import type { Exchange, Send } from '../exchange';
import type { Member, OktaUser, PushedGroup } from '../user';

export type MembershipEdit = {
  readonly added: ReadonlyArray<Member>;
  readonly removed: ReadonlyArray<Member>;
};

/** How one kind of Okta application writes. Each function answers with the exchange that decided. */
export interface Dialect {
  userBody(user: Required<OktaUser>): object;
  groupBody(name: string, members: ReadonlyArray<Member>): object;
  setActive(send: Send, remoteId: string, active: boolean): Promise<Exchange>;
  /** What follows the search and the creation of a group. */
  pushGroup(send: Send, group: PushedGroup): Promise<Exchange>;
  renameGroup(send: Send, group: PushedGroup): Promise<Exchange>;
  /** `group.members` is the list after the edit. */
  editMembers(send: Send, group: PushedGroup, edit: MembershipEdit): Promise<Exchange>;
  /** Push Now: the whole list, also an empty one. */
  pushNow(send: Send, group: PushedGroup): Promise<Exchange>;
}
