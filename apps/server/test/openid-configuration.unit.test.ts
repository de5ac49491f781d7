import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { describeConfigurationFault } from '../src/configuration/configuration-fault';
import { readConfiguration } from '../src/configuration/read-configuration';
import { claimAt } from '../src/openid/identity-in-claims';
import { openOpenId } from '../src/openid/open-openid';

const complete = {
  ROLLCALL_PUBLIC_URL: 'https://rollcall.example.com',
  ROLLCALL_OIDC_ISSUER: 'https://example.okta.com',
  ROLLCALL_OIDC_CLIENT_ID: '0oa1',
  ROLLCALL_OIDC_CLIENT_SECRET: 'secret',
  ROLLCALL_OIDC_ROLES: 'Rollcall = Admins=admin, staff=viewer',
};

const faultsOf = (environment: Record<string, string | undefined>): ReadonlyArray<string> => {
  const read = readConfiguration(environment);
  return E.isLeft(read) ? read.left.map(describeConfigurationFault) : [];
};

const opened = async (environment: Record<string, string | undefined>) => {
  const read = readConfiguration(environment);
  if (E.isLeft(read)) throw new Error(read.left.map(describeConfigurationFault).join('\n'));
  return openOpenId(read.right)();
};

describe('Sign-in with OpenID Connect', () => {
  it('is not there when nothing is said of it', async () => {
    expect(await opened({ ROLLCALL_OIDC_SCOPES: 'openid' })).toEqual(E.right(undefined));
  });

  it('is there when all of it is said, named by the host of the issuer', async () => {
    expect(await opened(complete)).toMatchObject({
      right: {
        settings: {
          name: 'example.okta.com',
          clientSecret: 'secret',
          roles: new Map([
            ['Rollcall = Admins', 'admin'],
            ['staff', 'viewer'],
          ]),
        },
      },
    });
  });

  it('takes the secret from a file, and says when there is none in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-secret-'));
    const file = join(folder, 'secret');
    const { ROLLCALL_OIDC_CLIENT_SECRET: _secret, ...others } = complete;
    const fromFile = { ...others, ROLLCALL_OIDC_CLIENT_SECRET_FILE: file };
    expect(await opened(fromFile)).toMatchObject({
      left: { reason: expect.stringContaining('the client secret cannot be read') },
    });
    writeFileSync(file, '\n');
    expect(await opened(fromFile)).toMatchObject({ left: { reason: `${file} holds no client secret` } });
    writeFileSync(file, 'from a file\n');
    expect(await opened(fromFile)).toMatchObject({ right: { settings: { clientSecret: 'from a file' } } });
    rmSync(folder, { recursive: true });
  });

  it('tells of everything that is missing at once', () => {
    expect(faultsOf({ ROLLCALL_OIDC_ISSUER: 'https://example.okta.com' })).toEqual([
      'ROLLCALL_OIDC_CLIENT_ID is missing: expected the id that the OpenID provider gave the application',
      'ROLLCALL_OIDC_CLIENT_SECRET is missing: expected the secret of the application, or ROLLCALL_OIDC_CLIENT_SECRET_FILE',
      'ROLLCALL_OIDC_ROLES is missing: expected VALUE=ROLE, several separated by commas, each role one of viewer, operator, admin',
      'ROLLCALL_PUBLIC_URL is missing: expected the URL that the OpenID provider sends administrators back to',
    ]);
    expect(faultsOf({ ROLLCALL_OIDC_ROLES: 'staff=viewer' })).toContain(
      'ROLLCALL_OIDC_ISSUER is missing: expected the https URL of an OpenID provider, such as https://example.okta.com',
    );
  });

  it.each([
    [
      { ROLLCALL_OIDC_ISSUER: 'http://example.okta.com' },
      'ROLLCALL_OIDC_ISSUER is "http://example.okta.com"',
    ],
    [{ ROLLCALL_OIDC_ISSUER: 'example.okta.com' }, 'ROLLCALL_OIDC_ISSUER is "example.okta.com"'],
    [{ ROLLCALL_OIDC_ROLES: 'staff=owner' }, 'ROLLCALL_OIDC_ROLES is "staff=owner"'],
    [
      { ROLLCALL_OIDC_ROLES: 'staff=admin,staff=viewer' },
      'ROLLCALL_OIDC_ROLES is "staff=admin,staff=viewer"',
    ],
    [{ ROLLCALL_OIDC_SCOPES: 'profile' }, 'ROLLCALL_OIDC_SCOPES is "profile"'],
    [
      { ROLLCALL_PUBLIC_URL: 'http://rollcall.example.com' },
      'ROLLCALL_PUBLIC_URL is "http://rollcall.example.com"',
    ],
    [{ ROLLCALL_OIDC_CLIENT_SECRET_FILE: 'x' }, 'ROLLCALL_OIDC_CLIENT_SECRET_FILE does not fit'],
  ])('does not take %j', (changed, fault) => {
    const faults = faultsOf({ ...complete, ...changed });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${fault}: expected `);
  });

  it('over http only on this machine', () => {
    const here = {
      ROLLCALL_PUBLIC_URL: 'http://127.0.0.1:8080',
      ROLLCALL_OIDC_ISSUER: 'http://localhost:9000',
    };
    expect(faultsOf({ ...complete, ...here })).toEqual([]);
  });
});

describe('A claim', () => {
  const claims = {
    iss: 'i',
    sub: 's',
    realm_access: { roles: ['admin'] },
    'https://example.com/roles': ['viewer'],
  };
  it.each([
    ['realm_access.roles', ['admin']],
    ['https://example.com/roles', ['viewer']],
    ['realm_access.none.roles', undefined],
    ['constructor', undefined],
    ['realm_access.roles.length', 1],
  ])('%s is found by its name or its path', (path, found) => {
    expect(claimAt(claims, path)).toEqual(found);
  });
});
