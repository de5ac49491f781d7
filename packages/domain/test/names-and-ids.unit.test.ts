import { DirectoryId, parseDirectoryId, UserId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { canonicalName } from '../src/names/canonical-name';
import { isEmailAddress, primaryEmail } from '../src/names/email-address';

describe('the name of a directory', () => {
  it.each(['a', '0', 'acme', 'a-b', 'a'.repeat(63)])('may be %s', (text) => {
    expect(parseDirectoryId(text)).toEqual(E.right(text));
    expect(DirectoryId.is(text)).toBe(true);
  });

  it.each(['', '-a', 'A', 'a_b', 'a b', 'a/b', 'é', 'a'.repeat(64), 'acme\n'])('may not be %j', (text) => {
    expect(parseDirectoryId(text)).toEqual(E.left({ _tag: 'InvalidDirectoryId', value: text }));
    expect(DirectoryId.is(text)).toBe(false);
  });

  it('is a text', () => {
    expect(DirectoryId.is(7)).toBe(false);
    expect(DirectoryId.is(['acme'])).toBe(false);
  });
});

describe('an id', () => {
  it('is a text that is not empty', () => {
    expect([UserId.is('u'), UserId.is(''), UserId.is(7), UserId.is(['u'])]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('an email address', () => {
  const ofLength = (length: number) => `${'a'.repeat(length - '@example.com'.length)}@example.com`;

  it('has at most 254 characters', () => {
    expect(isEmailAddress(ofLength(254))).toBe(true);
    expect(isEmailAddress(ofLength(255))).toBe(false);
  });

  it.each(['\u202emoc.elpmaxe', 'an\u200ba', 'ana\u0007', 'ana\u009b', '\u00adana'])(
    'has no characters that are not seen: %j',
    (local) => {
      expect(isEmailAddress(`${local}@example.com`)).toBe(false);
    },
  );

  it('may be written in any script, before a domain of letters, digits and hyphens', () => {
    expect(isEmailAddress('zoë.李@example.com')).toBe(true);
    expect(isEmailAddress('ana@\u212aexample.com')).toBe(false);
  });

  it('that is primary is the one marked so, else the only one', () => {
    const [one, two] = [{ value: 'one@example.com' }, { value: 'two@example.com' }];
    expect(primaryEmail({ emails: [one, { ...two, primary: true }] })).toBe('two@example.com');
    expect(primaryEmail({ emails: [{ ...one, primary: false }] })).toBe('one@example.com');
    expect(primaryEmail({ emails: ['text', one] })).toBe('one@example.com');
    expect(primaryEmail({ emails: [one, two] })).toBeUndefined();
    expect(primaryEmail({ emails: [] })).toBeUndefined();
    expect(primaryEmail({ emails: [{ value: 7 }] })).toBeUndefined();
    expect(primaryEmail({})).toBeUndefined();
  });
});

describe('a canonical name', () => {
  it.each([
    ['Engineering', 'engineering'],
    ['ÉQUIPE', 'équipe'],
    ['e\u0301quipe', 'équipe'],
    ['\u007f', '\u007f'],
  ])('of %j is %j', (text, expected) => {
    expect(canonicalName(text)).toBe(expected);
  });
});
