/**
 * Who is in which group, by ordinal numbers. `members[group]` lists users; `places[user]` lists pairs
 * (group, index in that group's list), so that leaving moves the list's last entry into the gap. Joining,
 * leaving and asking cost O(groups of the user); a membership takes about 24 bytes.
 */
export class MembershipIndex {
  private readonly members: Array<number[] | undefined> = [];
  private readonly places: Array<number[] | undefined> = [];

  has(group: number, user: number): boolean {
    return this.members[group] !== undefined && this.placeOf(group, user) >= 0;
  }

  count(group: number): number {
    return this.members[group]?.length ?? 0;
  }

  membersOf(group: number): ReadonlyArray<number> {
    return this.members[group] ?? [];
  }

  groupsOf(user: number): ReadonlyArray<number> {
    const places = this.places[user] ?? [];
    const groups: number[] = [];
    for (let i = 0; i < places.length; i += 2) {
      const group = places[i];
      if (group !== undefined && this.members[group] !== undefined) groups.push(group);
    }
    return groups;
  }

  join(group: number, user: number): void {
    if (this.has(group, user)) return;
    const members = this.members[group] ?? [];
    this.members[group] = members;
    const places = this.places[user] ?? [];
    this.places[user] = places;
    places.push(group, members.length);
    members.push(user);
  }

  leave(group: number, user: number): void {
    const members = this.members[group];
    const places = this.places[user];
    if (members === undefined || places === undefined) return;
    const place = this.placeOf(group, user);
    if (place < 0) return;
    const gap = places[place + 1] ?? 0;
    const last = members.pop();
    if (last !== undefined && last !== user) {
      members[gap] = last;
      const lastPlaces = this.places[last];
      const lastPlace = this.placeOf(group, last);
      if (lastPlaces !== undefined && lastPlace >= 0) lastPlaces[lastPlace + 1] = gap;
    }
    places.splice(place, 2);
  }

  /** Costs O(1): the users' own lists pass over a group that is gone. Group ordinals are never used again. */
  dropGroup(group: number): void {
    this.members[group] = undefined;
  }

  dropUser(user: number): void {
    this.places[user] = undefined;
  }

  private placeOf(group: number, user: number): number {
    const places = this.places[user];
    if (places === undefined) return -1;
    for (let i = 0; i < places.length; i += 2) if (places[i] === group) return i;
    return -1;
  }
}
