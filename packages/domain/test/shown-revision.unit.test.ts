import {
  createDirectory,
  type DirectoryView,
  type DomainEvent,
  groupId,
  overlayOn,
  userId,
} from '@rollcall/domain';
import {
  exampleDirectory,
  fold,
  groupCreated,
  groupDeleted,
  groupRenamed,
  historyOf,
  membershipChanged,
  opened,
  userCreated,
  userDeactivated,
} from '@rollcall/testing';

const beginning = [
  opened('any'),
  userCreated('ana'),
  userCreated('bo'),
  groupCreated('g', 'Engineering'),
  groupCreated('h', 'Sales'),
  membershipChanged('g', { added: ['ana'] }),
];

/** The state after the events, the last of them laid over the others; each number of them once. */
const after = (...events: ReadonlyArray<DomainEvent>): ReadonlyArray<DirectoryView> => {
  const history = historyOf([...beginning, ...events]);
  return history.map((_, split) =>
    fold(
      overlayOn(fold(createDirectory(exampleDirectory), history.slice(0, split + 1))),
      history.slice(split + 1),
    ),
  );
};
const ofUser = (view: DirectoryView, id: string) => Number(view.userShownRevision(userId(id)));
const ofGroup = (view: DirectoryView, id: string) => Number(view.groupShownRevision(groupId(id)));

const named = (id: string, displayName: string): DomainEvent => ({
  type: 'UserProfileChanged',
  data: { userId: userId(id), person: { set: { displayName }, clear: [] } },
});

describe('the revision of what a user shows', () => {
  it.each<[string, ReadonlyArray<DomainEvent>, number, number]>([
    ['is that of the last joining', [], 5, 2],
    ['is that of a later change of the user', [userDeactivated('ana')], 6, 2],
    ['is that of leaving', [membershipChanged('g', { removed: ['ana'] })], 6, 2],
    ['is that of a renaming of a group of theirs', [groupRenamed('g', 'Engineering', 'Platform')], 6, 2],
    ['is not that of a renaming of another group', [groupRenamed('h', 'Sales', 'Field')], 5, 2],
    ['is that of the end of a group of theirs', [groupDeleted('g', 'Engineering')], 6, 2],
    [
      'is that of the end of a group of theirs, though they joined another before',
      [membershipChanged('h', { added: ['ana'] }), groupDeleted('g', 'Engineering')],
      7,
      2,
    ],
    [
      'is not that of the end of a group that they had left',
      [membershipChanged('g', { removed: ['ana'] }), groupDeleted('g', 'Engineering')],
      6,
      2,
    ],
    [
      'is not that of a renaming of a group that they had left',
      [membershipChanged('g', { removed: ['ana'] }), groupRenamed('g', 'Engineering', 'Platform')],
      6,
      2,
    ],
    [
      'is that of the end of a group of theirs, whatever becomes of another with its id',
      [
        groupDeleted('g', 'Engineering'),
        groupCreated('g', 'Platform'),
        groupRenamed('g', 'Platform', 'Field'),
        groupDeleted('g', 'Field'),
      ],
      6,
      2,
    ],
    ['is not that of others joining', [membershipChanged('g', { added: ['bo'] })], 5, 6],
  ])('%s', (_, events, ana, bo) => {
    for (const view of after(...events)) {
      expect([ofUser(view, 'ana'), ofUser(view, 'bo')]).toEqual([ana, bo]);
    }
  });
});

describe('the revision of what a group shows', () => {
  it.each<[string, ReadonlyArray<DomainEvent>, number, number]>([
    ['is that of its last change', [], 5, 4],
    ['is that of another name of a member', [named('ana', 'Ana Diaz')], 6, 4],
    ['is not that of other changes of a member', [userDeactivated('ana')], 5, 4],
    ['is not that of another name of a stranger', [named('bo', 'Bo Li')], 5, 4],
  ])('%s', (_, events, g, h) => {
    for (const view of after(...events)) {
      expect([ofGroup(view, 'g'), ofGroup(view, 'h')]).toEqual([g, h]);
    }
  });
});
