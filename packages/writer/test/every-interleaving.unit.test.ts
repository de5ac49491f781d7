import { type Command, decide, evolve, groupId, revision, stateDigest, userId } from '@rollcall/domain';
import { directoryStream } from '@rollcall/event-store';
import { replay } from '@rollcall/projector';
import {
  directoryOf,
  exampleDirectory,
  groupCreated,
  historyAfter,
  historyOf,
  membershipChanged,
  opened,
  profileOf,
  userCreated,
} from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { onEveryPath } from './every-path';
import { type Asked, type Outcome, ofTwoProcesses } from './two-processes';

const PAST = [
  opened(),
  userCreated('ana'),
  userCreated('bo'),
  userCreated('cy'),
  groupCreated('engineering'),
  membershipChanged('engineering', { added: ['cy'] }),
];
const HISTORY = historyOf(PAST);

const members = (change: { add?: ReadonlyArray<string>; remove?: ReadonlyArray<string> }): Command => ({
  _tag: 'ChangeMembership',
  groupId: groupId('engineering'),
  add: (change.add ?? []).map(userId),
  remove: (change.remove ?? []).map(userId),
});

const create = (id: string, userName: string): Command => ({
  _tag: 'CreateUser',
  userId: userId(id),
  userName,
  active: true,
  profile: profileOf(userName),
});

/** What is stored must be what the accepted changes make, one after the other in the order of their revisions. */
const expectSerial = async ({ store, projectors, answers }: Outcome): Promise<void> => {
  const refusals = [...answers.values()].flatMap((answer) => (E.isLeft(answer) ? [answer.left._tag] : []));
  expect(refusals.filter((tag) => tag !== 'Rejected')).toEqual([]);
  const accepted = [...answers]
    .flatMap(([{ command }, answer]) => (E.isRight(answer) ? [{ command, ...answer.right }] : []))
    .filter(({ eventCount }) => eventCount > 0)
    .toSorted((one, other) => Number(one.revision - other.revision));

  const serial = directoryOf(PAST);
  const made: unknown[] = PAST.map(({ type, data }) => ({ type, data }));
  for (const { command } of accepted) {
    const events = E.getOrElseW(() => [])(decide(command)(serial));
    made.push(...events.map(({ type, data }) => ({ type, data })));
    for (const event of historyAfter(serial, events)) evolve(serial, event);
  }
  const read = await store.readForwards(directoryStream(exampleDirectory), revision(0), 1_000)();
  const stored = E.getOrElseW(() => [])(read);
  expect(stored.map(({ type, data }) => ({ type, data }))).toEqual(made);
  expect(stored.map((event) => Number(event.revision))).toEqual(made.map((_, index) => index));

  const replayed = await replay(store, exampleDirectory)();
  for (const projector of projectors) {
    const live = await projector.catchUp(exampleDirectory)();
    expect(E.map(stateDigest)(live)).toEqual(E.map(stateDigest)(replayed));
  }
};

describe('in every order in which two processes can be asked, their appends arrive and the answers come back', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it.each<{ what: string; asked: ReadonlyArray<Asked>; mayGiveUp: { A: number; B: number } }>([
    {
      what: 'add to one group, each giving an append up whose outcome is unknown',
      asked: [
        { by: 'A', command: members({ add: ['ana'] }) },
        { by: 'B', command: members({ add: ['bo'], remove: ['cy'] }) },
      ],
      mayGiveUp: { A: 1, B: 1 },
    },
    {
      what: 'change one group three times, one append given up',
      asked: [
        { by: 'A', command: members({ add: ['ana'] }) },
        { by: 'A', command: members({ add: ['bo'] }) },
        { by: 'B', command: members({ remove: ['cy'] }) },
      ],
      mayGiveUp: { A: 1, B: 0 },
    },
    {
      what: 'delete a person and add them',
      asked: [
        { by: 'A', command: { _tag: 'DeleteUser', userId: userId('ana') } },
        { by: 'B', command: members({ add: ['ana', 'bo'] }) },
      ],
      mayGiveUp: { A: 1, B: 0 },
    },
    {
      what: 'give two people one name',
      asked: [
        { by: 'A', command: create('di', 'di@example.com') },
        { by: 'B', command: create('da', 'DI@example.com') },
      ],
      mayGiveUp: { A: 1, B: 0 },
    },
  ])('they $what, and nothing is lost, doubled or left unanswered', async ({ asked, mayGiveUp }) => {
    await onEveryPath(async (choose) => {
      const outcome = await ofTwoProcesses(HISTORY, asked, mayGiveUp, choose);
      try {
        expect(outcome.answers.size).toBe(asked.length);
        await expectSerial(outcome);
      } catch (cause) {
        throw new Error(`after these steps: ${outcome.happened.join(', ')}`, { cause });
      }
    });
  });
});
