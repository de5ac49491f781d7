import * as fc from 'fast-check';
import { formatApiKey, parseApiKey } from '../src/api-keys/api-key-text';
import { generateApiKey } from '../src/api-keys/generate-api-key';
import { presentedKey } from '../src/api-keys/presented-key';
import { verifyApiKey } from '../src/api-keys/verify-api-key';
import { directoryId, directory as example } from './directory-id';
import { directoryWith } from './directory-with';

const terms = { label: 'Okta', issuedAt: '2026-05-03T10:00:00.000Z', expiresAt: null };

describe('the text of an API key', () => {
  it('names the directory and the key, and reads back as it was made', () => {
    const { text, key } = generateApiKey(example, terms);

    expect(text).toMatch(/^rollcall_example_[0-9a-f]{12}_[0-9a-f]{72}$/);
    expect(parseApiKey(text)).toMatchObject({ directoryId: 'example', keyId: key.id });
    expect(text).not.toContain(key.secretHash);
  });

  it('is never the same twice', () => {
    expect(generateApiKey(example, terms).text).not.toBe(generateApiKey(example, terms).text);
  });

  it('is no key any more when one character was mistyped, cut or doubled', () => {
    const { text } = generateApiKey(example, terms);

    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('0', 'f', 'A', '_', ''), (place, other) => {
        const mistyped = `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
        expect(mistyped === text || parseApiKey(mistyped) === undefined).toBe(true);
      }),
    );
  });

  it('is case-sensitive', () => {
    expect(parseApiKey(generateApiKey(example, terms).text.toUpperCase())).toBeUndefined();
  });

  it('keeps a directory id with hyphens and digits apart from the rest', () => {
    const parts = {
      directoryId: directoryId('a-1-b'),
      keyId: generateApiKey(example, terms).key.id,
      secret: 'ab'.repeat(32),
    };

    expect(parseApiKey(formatApiKey(parts))).toEqual(parts);
  });
});

describe('a key in the Authorization header', () => {
  it.each([
    ['after Bearer', 'Bearer abc', 'abc'],
    ['after bearer in any case', 'bEaReR abc', 'abc'],
    ['bare', 'abc', 'abc'],
    ['with spaces around it', '  abc ', 'abc'],
  ])('is found %s', (_how, header, key) => {
    expect(presentedKey(header)).toBe(key);
  });

  it.each([[undefined], [''], ['  ']])('is missing from %j', (header) => {
    expect(presentedKey(header)).toBeUndefined();
  });
});

describe('the standing of a key', () => {
  const now = new Date('2026-06-01T00:00:00.000Z');
  const issue = (expiresAt: string | null = null) => {
    const { text, key } = generateApiKey(example, { ...terms, expiresAt });
    const presented = parseApiKey(text);
    if (presented === undefined) throw new Error(text);
    const issued = {
      type: 'ApiKeyIssued',
      data: { keyId: key.id, label: key.label, secretHash: key.secretHash, expiresAt },
    } as const;
    return { presented, key, issued };
  };
  const enabled = { type: 'ProvisioningEnabled', data: {} } as const;

  it('is accepted with the right secret', () => {
    const { presented, issued } = issue();
    expect(verifyApiKey(directoryWith(enabled, issued), presented, now)._tag).toBe('Accepted');
  });

  it('is unknown with another secret, even when the key is revoked', () => {
    const { presented, key, issued } = issue();
    const view = directoryWith(enabled, issued, { type: 'ApiKeyRevoked', data: { keyId: key.id } });
    expect(verifyApiKey(view, { ...presented, secret: '00'.repeat(32) }, now)).toEqual({ _tag: 'Unknown' });
  });

  it('is unknown when no key has the id', () => {
    expect(verifyApiKey(directoryWith(enabled), issue().presented, now)).toEqual({ _tag: 'Unknown' });
  });

  it('is revoked, expired or disabled for the holder of the secret', () => {
    const revoked = issue();
    const afterRevocation = directoryWith(enabled, revoked.issued, {
      type: 'ApiKeyRevoked',
      data: { keyId: revoked.key.id },
    });
    expect(verifyApiKey(afterRevocation, revoked.presented, now)._tag).toBe('Revoked');

    const expired = issue('2026-05-31T00:00:00.000Z');
    expect(verifyApiKey(directoryWith(enabled, expired.issued), expired.presented, now)).toEqual({
      _tag: 'Expired',
      at: '2026-05-31T00:00:00.000Z',
    });

    const disabled = issue();
    const view = directoryWith(enabled, disabled.issued, { type: 'ProvisioningDisabled', data: {} });
    expect(verifyApiKey(view, disabled.presented, now)).toEqual({ _tag: 'ProvisioningDisabled' });
  });
});
