import {
  createDirectory,
  type DirectoryView,
  evolve,
  isJsonObject,
  restoreDirectory,
  type SnapshotPart,
  stateDigest,
  type User,
  type WholeDirectory,
} from '@rollcall/domain';
import { arbitraryHistory, exampleDirectory } from '@rollcall/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { lookUps } from './look-ups';

const restored = (parts: Iterable<SnapshotPart>): WholeDirectory => {
  const [first, ...rest] = parts;
  if (first?._tag !== 'Head') throw new Error('no head');
  const restoration = restoreDirectory(first.head);
  for (const part of rest) expect(restoration.add(part)).toBeUndefined();
  const finished = restoration.finish();
  if (E.isLeft(finished)) throw new Error(finished.left.reason);
  return finished.right;
};

const emailsOf = ({ profile: { emails } }: User): ReadonlyArray<string> =>
  Array.isArray(emails)
    ? emails.flatMap((email) => (isJsonObject(email) && typeof email.value === 'string' ? [email.value] : []))
    : [];

/** Everything that is asked of a view, with the order in which it answers. */
const answers = (view: DirectoryView) => ({
  digest: stateDigest(view),
  lookUps: lookUps(view),
  users: Array.from(view.users(), (user) => [
    user,
    view.user(user.id),
    ...view.groupsOf(user.id),
    typeof user.profile.externalId === 'string' && view.userByExternalId(user.profile.externalId)?.id,
    ...emailsOf(user).map((email) => view.usersByEmail(email).map(({ id }) => id)),
  ]),
  groups: Array.from(view.groups(), (group) => [
    group,
    view.groupByName(group.canonicalName)?.id,
    view.memberCount(group.id),
    ...view.membersOf(group.id),
  ]),
});

describe('a state restored from its parts', () => {
  it('answers as the captured one did, and goes on as it does', () => {
    fc.assert(
      fc.property(arbitraryHistory(), fc.nat(), (history, cut) => {
        const live = createDirectory(exampleDirectory);
        const split = cut % (history.length + 1);
        for (const event of history.slice(0, split)) evolve(live, event);
        const copy = restored(live.capture().parts());
        expect(answers(copy)).toEqual(answers(live));
        for (const event of history.slice(split)) {
          expect(evolve(copy, event)).toBeUndefined();
          evolve(live, event);
        }
        expect(answers(copy)).toEqual(answers(live));
      }),
      { numRuns: 200 },
    );
  });

  it('is that of the moment of capture, whatever happened while the parts were made', () => {
    fc.assert(
      fc.property(arbitraryHistory(), fc.nat(), (history, cut) => {
        const live = createDirectory(exampleDirectory);
        const split = cut % (history.length + 1);
        for (const event of history.slice(0, split)) evolve(live, event);
        const before = answers(live);
        const captured = live.capture();
        for (const event of history.slice(split)) evolve(live, event);
        expect(answers(restored(captured.parts()))).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});
