import { groupId, userId } from '@rollcall/domain';
import { openEmbedded } from '../embedded/embedded-rollcall';
import { emailOf, oktaProfile } from '../people/okta-person';

const AT_ONCE = 500;

/** Writes a directory with so many users, all of them in group `large`, none in group `empty`, one `spare` in neither. */
export const writeLargeGroup = async (path: string, id: string, members: number): Promise<void> => {
  const rollcall = await openEmbedded(path, id);
  const create = (name: string, number: number) =>
    rollcall.execute({
      _tag: 'CreateUser',
      userId: userId(name),
      userName: emailOf(number),
      active: true,
      profile: oktaProfile(number),
    });
  for (let from = 0; from < members; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, members - from);
    await Promise.all(Array.from({ length: size }, (_, index) => create(`u${from + index}`, from + index)));
  }
  await create('spare', members);
  const group = { _tag: 'CreateGroup', profile: {}, members: [] } as const;
  await rollcall.execute({ ...group, groupId: groupId('empty'), displayName: 'Empty' });
  await rollcall.execute({ ...group, groupId: groupId('large'), displayName: 'Large' });
  const add = Array.from({ length: members }, (_, number) => userId(`u${number}`));
  for (let from = 0; from < members; from += 5_000) {
    const some = add.slice(from, from + 5_000);
    await rollcall.execute({ _tag: 'ChangeMembership', groupId: groupId('large'), add: some, remove: [] });
  }
  await rollcall.close();
};
