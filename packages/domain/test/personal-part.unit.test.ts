import {
  chainDigest,
  commandId,
  type DomainEvent,
  decodeEvent,
  erasedPart,
  eventCodecs,
  NO_EVENTS,
  type ProtectPerson,
  requestId,
  sealEvents,
  userId,
} from '@rollcall/domain';
import { exampleDirectory, historyOf, opened, userCreated } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';

const ana = userId('ana');
const person = { userName: 'ana@example.com', profile: { title: 'Engineer' } };
const events: ReadonlyArray<DomainEvent> = [
  { type: 'UserCreated', data: { userId: ana, active: true, person } },
  { type: 'UserDeactivated', data: { userId: ana } },
];
const end = { id: exampleDirectory, revision: NO_EVENTS, digest: '' };
const provenance = {
  actor: { type: 'administrator' as const, name: 'root' },
  commandId: commandId('c'),
  occurredAt: '2026-05-03T10:00:00.000Z',
  origin: 'CLI' as const,
  requestId: requestId('r'),
  source: {},
};

describe('what is personal in an event', () => {
  it('is stored as it is protected, and decided on as it is', () => {
    const protect: ProtectPerson = ({ data: { userId: id } }, event) => ({ userId: id, sealed: event });
    const [created, deactivated] = sealEvents(end, events, provenance, protect);
    expect(created?.event).toEqual(events[0]);
    expect(created?.stored).toEqual({ userId: 'ana', sealed: created?.id });
    expect(created?.text.data).toBe(`{"sealed":"${created?.id}","userId":"ana"}`);
    expect(deactivated).not.toHaveProperty('stored');
    expect(deactivated?.text.data).toBe('{"userId":"ana"}');
  });

  it('is covered by the digest in its protected form', () => {
    const [created] = sealEvents(end, events, provenance, () => ({ sealed: 'x' }));
    if (created === undefined) throw new Error('one event was sealed');
    const { id, revision, event, metadata } = created;
    const stored = { id, revision, type: event.type, data: { sealed: 'x' }, metadata };
    expect(chainDigest('', stored)).toBe(metadata.digest);
  });

  it('is stored as it is without protection', () => {
    const [created] = sealEvents(end, events, provenance);
    expect(created).not.toHaveProperty('stored');
    expect(created?.text.data).toContain('ana@example.com');
  });

  it('of an erased person is the id alone, in a form that every reader takes', () => {
    const name = 'erased person ana';
    expect(erasedPart('UserCreated', ana)).toEqual({ userName: name, profile: {} });
    expect(erasedPart('UserNameChanged', ana)).toEqual({ from: name, to: name });
    expect(erasedPart('UserProfileChanged', ana)).toEqual({ set: {}, clear: [] });
    const data = { userId: ana, active: true, person: erasedPart('UserCreated', ana) };
    expect(eventCodecs.UserCreated.is(data)).toBe(true);
  });
});

describe('an event of another shape', () => {
  it('is refused with the first three of what is wrong with it', () => {
    const [, created] = historyOf([opened(), userCreated('ana')]);
    if (created === undefined) throw new Error('two events have a second');
    const { id, revision, metadata } = created;
    const read = decodeEvent({ id, revision, type: 'UserCreated', data: { active: 1 }, metadata });
    if (E.isRight(read)) throw new Error('it was taken');
    const faults = read.left.reason.split('; ');
    expect(faults).toHaveLength(3);
    expect(faults[0]).toMatch(/^data: userId is not UserId/);
  });
});
