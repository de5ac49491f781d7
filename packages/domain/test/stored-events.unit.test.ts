import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodeEvent,
  eventCodecs,
  eventId,
  isJsonObject,
  revision,
  type StoredEvent,
} from '@rollcall/domain';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { upcast } from '../src/events/upcast';

/** One file for each version of each shape, as it was first written. They never change. */
const golden = join(__dirname, 'golden');

const read = (file: string): StoredEvent => {
  const stored: unknown = JSON.parse(readFileSync(join(golden, file), 'utf8'));
  if (!isJsonObject(stored)) throw new Error(`${file} is not an object`);
  const { type, data, metadata } = stored;
  return {
    id: eventId('e'),
    revision: revision(0),
    type: typeof type === 'string' ? type : '',
    data,
    metadata,
  };
};

/** What upcasting adds to those of an older version. */
const since: { readonly [file: string]: object } = { 'directory-opened.v1.json': { erasable: false } };

const files = readdirSync(golden);
const example = read('user-created.v1.json');

describe('a stored event', () => {
  it.each(files)('of golden file %s is understood as it was written', (file) => {
    const stored = read(file);
    const decoded = decodeEvent(stored);
    const data = { ...Object(stored.data), ...since[file] };
    expect(isRight(decoded) && decoded.right.event).toEqual({ type: stored.type, data });
    expect(isRight(decoded) && decoded.right.metadata).toEqual(stored.metadata);
  });

  it('has a golden file for every type', () => {
    expect(new Set(files.map((file) => read(file).type))).toEqual(new Set(Object.keys(eventCodecs)));
  });

  it.each([
    ['an unknown type', { ...example, type: 'UserPromoted' }, /event type "UserPromoted" is not known/],
    ['text instead of data', { ...example, data: '{"userId":' }, /^data: /],
    ['a missing attribute', { ...example, data: { userId: 'u', active: true } }, /^data: .*person/],
    ['bytes instead of metadata', { ...example, metadata: 'x' }, /^metadata: /],
    ['a reason why nobody can read it', { ...example, unreadable: 'no key' }, /^no key$/],
    [
      'a time that is none',
      withMetadata({ occurredAt: 'yesterday' }),
      /^metadata: occurredAt is not Instant/,
    ],
    ['a day that is none', withMetadata({ occurredAt: '2026-13-01T00:00:00.000Z' }), /^metadata: occurredAt/],
    ['a time to the second', withMetadata({ occurredAt: '2026-05-03T10:00:00Z' }), /^metadata: occurredAt/],
    [
      'a version from the future',
      withMetadata({ schemaVersion: 2 }),
      /version 2 of UserCreated is not known/,
    ],
    ['a version that never was', withMetadata({ schemaVersion: 0 }), /version 0 of UserCreated is not known/],
  ])('with %s is refused with the reason', (_, stored, reason) => {
    const decoded = decodeEvent(stored);
    expect(isLeft(decoded) && decoded.left.reason).toMatch(reason);
  });

  it.each([
    [
      'a userName of another kind',
      { userName: { value: 'Ana Silva' }, profile: {} },
      'userName is not string',
    ],
    [
      'attributes of another kind',
      { userName: 'Ana Silva', profile: ['Ana Silva'] },
      'profile is not Profile',
    ],
    ['a name alone', 'Ana Silva', ' is not {| userName: string, profile: Profile |}'],
  ])('that says of a person %s is refused without a word of it', (_, person, reason) => {
    const decoded = decodeEvent({ ...example, data: { userId: 'u', active: true, person } });
    const told = isLeft(decoded) ? decoded.left.reason : '';
    expect(told).toMatch(/^data: person/);
    expect(told).toContain(reason);
    expect(told).not.toContain('Silva');
  });
});

function withMetadata(other: object): StoredEvent {
  return { ...example, metadata: { ...Object(example.metadata), ...other } };
}

describe('upcasting', () => {
  const steps = {
    UserCreated: [(data: unknown) => ({ two: data }), (data: unknown) => ({ three: data })],
  };
  it('walks every step from the version stored to the current one', () => {
    expect(upcast('UserCreated', 1, 'one', steps)).toEqual({ data: { three: { two: 'one' } } });
    expect(upcast('UserCreated', 2, 'two', steps)).toEqual({ data: { three: 'two' } });
    expect(upcast('UserCreated', 3, 'three', steps)).toEqual({ data: 'three' });
    expect(upcast('UserCreated', 4, 'four', steps)).toBeUndefined();
  });
});
