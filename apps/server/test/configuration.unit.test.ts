import * as E from 'fp-ts/lib/Either.js';
import { describeConfigurationFault } from '../src/configuration/configuration-fault';
import { readConfiguration } from '../src/configuration/read-configuration';
import { describeStoreLocation } from '../src/configuration/store-location';
import { unknownVariables } from '../src/configuration/unknown-variables';

const faultsOf = (environment: Record<string, string>, flags = {}): ReadonlyArray<string> => {
  const read = readConfiguration(environment, flags);
  return E.isLeft(read) ? read.left.map(describeConfigurationFault) : [];
};

const valueOf = (environment: Record<string, string>, flags = {}) => {
  const read = readConfiguration(environment, flags);
  if (E.isLeft(read)) throw new Error(read.left.map(describeConfigurationFault).join('\n'));
  return read.right;
};

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(valueOf({})).toEqual({
      store: { _tag: 'Sqlite', path: '.rollcall/rollcall.db' },
      snapshots: { _tag: 'BesideStore' },
      inventories: new Map(),
      feeds: undefined,
      checkpoints: undefined,
      checkpointInterval: 3_600,
      checkpointKey: undefined,
      role: 'all',
      maxStaleness: 30,
      host: '127.0.0.1',
      port: 8080,
      metricsPort: undefined,
      publicUrl: undefined,
      adminToken: undefined,
      logLevel: 'info',
      trustedProxies: [],
      rateLimit: 100,
      badKeyLimit: 20,
      oidcIssuer: undefined,
      oidcName: undefined,
      oidcClientId: undefined,
      oidcClientSecret: undefined,
      oidcClientSecretFile: undefined,
      oidcScopes: 'openid profile email',
      oidcRoleClaim: 'roles',
      oidcRoles: new Map(),
    });
  });

  it('reads roles, limits and seconds within their bounds', () => {
    expect(
      valueOf({ ROLLCALL_MAX_STALENESS: '5', ROLLCALL_RATE_LIMIT: '0' }, { role: 'Resolver' }),
    ).toMatchObject({ role: 'resolver', maxStaleness: 5, rateLimit: 0 });
    expect(
      faultsOf({ ROLLCALL_ROLE: 'writer', ROLLCALL_MAX_STALENESS: '0', ROLLCALL_RATE_LIMIT: '-1' }),
    ).toEqual([
      'ROLLCALL_ROLE is "writer": expected one of all, scim, resolver',
      'ROLLCALL_MAX_STALENESS is "0": expected a whole number of seconds from 1 to 86400',
      'ROLLCALL_RATE_LIMIT is "-1": expected a whole number up to 1000000; 0 is no limit',
    ]);
  });

  it('names the inventories of directories by file', () => {
    const { inventories } = valueOf({}, { inventories: 'acme=a.json, other=/srv/b=c.json' });
    expect([...inventories]).toEqual([
      ['acme', 'a.json'],
      ['other', '/srv/b=c.json'],
    ]);
    for (const text of ['a.json', 'acme=', 'ACME=a.json', 'acme=a.json,acme=b.json']) {
      expect(faultsOf({ ROLLCALL_INVENTORY: text })).toEqual([
        `ROLLCALL_INVENTORY is "${text}": expected DIRECTORY=FILE, several separated by commas`,
      ]);
    }
  });

  it('keeps snapshots in a folder, or not at all', () => {
    expect(valueOf({ ROLLCALL_SNAPSHOTS: 'off' }).snapshots).toEqual({ _tag: 'Off' });
    expect(valueOf({}, { snapshots: '/srv/snaps' }).snapshots).toEqual({
      _tag: 'Folder',
      path: '/srv/snaps',
    });
  });

  it('takes a flag rather than a variable, and an empty variable for none', () => {
    expect(valueOf({ ROLLCALL_PORT: '80' }, { port: '81' }).port).toBe(81);
    expect(valueOf({ ROLLCALL_PORT: '' }).port).toBe(8080);
  });

  it('takes what Kubernetes sets beside a service called rollcall for no setting', () => {
    const links = {
      ROLLCALL_PORT: 'tcp://10.0.0.7:8080',
      ROLLCALL_PORT_8080_TCP_ADDR: '10.0.0.7',
      ROLLCALL_SERVICE_HOST: '10.0.0.7',
    };
    expect(valueOf(links).port).toBe(8080);
    expect(unknownVariables({ ...links, ROLLCALL_PROXIES: '10.0.0.1' })).toEqual(['ROLLCALL_PROXIES']);
  });

  it('tells every value that does not fit at once, and what was expected', () => {
    expect(
      faultsOf(
        { ROLLCALL_PORT: '80a', ROLLCALL_LOG_LEVEL: 'loud', ROLLCALL_TRUSTED_PROXIES: '10.0.0.0/33' },
        { publicUrl: 'ftp://x' },
      ),
    ).toEqual([
      'ROLLCALL_PORT is "80a": expected a whole number from 0 to 65535',
      '--public-url is "ftp://x": expected an http or https URL without user, query, fragment or "_", such as https://rollcall.example.com',
      'ROLLCALL_LOG_LEVEL is "loud": expected one of trace, debug, info, warn, error, fatal, silent',
      'ROLLCALL_TRUSTED_PROXIES is "10.0.0.0/33": expected IP addresses or networks such as 10.0.0.0/8, separated by commas',
    ]);
  });

  it('never repeats a secret in a fault', () => {
    const [token] = faultsOf({ ROLLCALL_ADMIN_TOKEN: 'short one' });
    expect(token).toBe(
      'ROLLCALL_ADMIN_TOKEN does not fit: expected at least 20 printable characters without spaces',
    );

    const [store] = faultsOf({ ROLLCALL_STORE: 'mysql://admin:hunter2@db' });
    expect(store).not.toContain('hunter2');
  });

  it.each(['esdb://admin:hunter2@db:2113', 'esdb://admin:hun/ter2@db:2113', 'esdb://admin:hun@ter2@db:2113'])(
    'shows no password of a store, however it is written: %s',
    (text) => {
      const shown = 'esdb://***@db:2113';
      expect(describeStoreLocation(valueOf({ ROLLCALL_STORE: text }).store)).toBe(shown);
      expect(faultsOf({ ROLLCALL_STORE: text.replace('esdb', 'mysql') })[0]).toContain(
        '"mysql://***@db:2113"',
      );
    },
  );

  it.each([
    ['memory:', { _tag: 'Memory' }],
    ['sqlite:/var/lib/rollcall.db', { _tag: 'Sqlite', path: '/var/lib/rollcall.db' }],
    ['./here.db', { _tag: 'Sqlite', path: './here.db' }],
    ['esdb://node:2113?tls=false', { _tag: 'EventStoreDb', connectionString: 'esdb://node:2113?tls=false' }],
    ['esdb+discover://c:2113', { _tag: 'EventStoreDb', connectionString: 'esdb+discover://c:2113' }],
  ])('knows the store %s', (text, location) => {
    expect(valueOf({ ROLLCALL_STORE: text }).store).toEqual(location);
  });

  it.each(['sqlite:', 'postgres://x', 'memory:x'])('knows no store %s', (text) => {
    expect(faultsOf({ ROLLCALL_STORE: text })).toHaveLength(1);
  });

  it('drops the slash at the end of the public URL, and refuses what Okta would', () => {
    expect(valueOf({ ROLLCALL_PUBLIC_URL: 'https://x.example.com/roll/' }).publicUrl).toBe(
      'https://x.example.com/roll',
    );
    expect(faultsOf({ ROLLCALL_PUBLIC_URL: 'https://roll_call.example.com' })).toHaveLength(1);
    expect(faultsOf({ ROLLCALL_PUBLIC_URL: 'https://u:p@example.com' })).toHaveLength(1);
  });
});
