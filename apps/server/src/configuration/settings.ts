import type * as t from 'io-ts';
import type { Configuration } from './configuration';
import { InventoryFiles } from './inventory-files';
import { Issuer, PlainText, RoleMapping, Scopes } from './openid-codecs';
import { Role } from './role';
import {
  AdminToken,
  Host,
  Level,
  Limit,
  MasterKeyText,
  Path,
  Port,
  PublicUrl,
  Seconds,
  TrustedProxies,
} from './setting-codecs';
import { SnapshotPlace } from './snapshot-place';
import { StoreLocation } from './store-location';

export type Setting<A> = {
  readonly variable: string;
  /** Absent for a secret: command lines are seen by every user of a machine. */
  readonly flag?: string;
  readonly meaning: string;
  readonly codec: t.Decoder<string, A>;
  readonly otherwise: A;
};

/** Every setting: its environment variable, its flag, and what holds when neither is given. */
export const settings: { readonly [Name in keyof Configuration]: Setting<Configuration[Name]> } = {
  store: {
    variable: 'ROLLCALL_STORE',
    flag: '--store',
    meaning: 'where the events are: a SQLite file, memory: or esdb://',
    codec: StoreLocation,
    otherwise: { _tag: 'Sqlite', path: '.rollcall/rollcall.db' },
  },
  snapshots: {
    variable: 'ROLLCALL_SNAPSHOTS',
    flag: '--snapshots',
    meaning:
      'the folder of snapshots, from which a start is quick, or off; beside a SQLite store when absent',
    codec: SnapshotPlace,
    otherwise: { _tag: 'BesideStore' },
  },
  masterKey: {
    variable: 'ROLLCALL_MASTER_KEY',
    meaning: 'the key that wraps the keys of people in erasable directories',
    codec: MasterKeyText,
    otherwise: undefined,
  },
  masterKeyFile: {
    variable: 'ROLLCALL_MASTER_KEY_FILE',
    flag: '--master-key-file',
    meaning: 'a file that holds the master key',
    codec: Path,
    otherwise: undefined,
  },
  personKeys: {
    variable: 'ROLLCALL_PERSON_KEYS',
    flag: '--person-keys',
    meaning: 'the file with the keys of people in erasable directories; beside a SQLite store when absent',
    codec: Path,
    otherwise: undefined,
  },
  inventories: {
    variable: 'ROLLCALL_INVENTORY',
    flag: '--inventory',
    meaning: 'files with the devices and roles of directories, rather than those put over the admin API',
    codec: InventoryFiles,
    otherwise: new Map(),
  },
  feeds: {
    variable: 'ROLLCALL_FEEDS',
    flag: '--feeds',
    meaning:
      'the SQLite file with feeds, their secrets and how far each is; beside a SQLite store when absent',
    codec: Path,
    otherwise: undefined,
  },
  checkpoints: {
    variable: 'ROLLCALL_CHECKPOINTS',
    flag: '--checkpoints',
    meaning: 'the folder in which a signed checkpoint of each directory is kept up to date; none when absent',
    codec: Path,
    otherwise: undefined,
  },
  checkpointInterval: {
    variable: 'ROLLCALL_CHECKPOINT_INTERVAL',
    flag: '--checkpoint-interval',
    meaning: 'seconds from one checkpoint to the next; each reads the whole log',
    codec: Seconds,
    otherwise: 3_600,
  },
  checkpointKey: {
    variable: 'ROLLCALL_CHECKPOINT_KEY',
    flag: '--checkpoint-key',
    meaning:
      'the file with the key that signs checkpoints, made when missing; the variable may hold the key itself',
    codec: Path,
    otherwise: undefined,
  },
  role: {
    variable: 'ROLLCALL_ROLE',
    flag: '--role',
    meaning: 'scim takes changes, resolver answers access questions and writes nothing, all does both',
    codec: Role,
    otherwise: 'all',
  },
  maxStaleness: {
    variable: 'ROLLCALL_MAX_STALENESS',
    flag: '--max-staleness',
    meaning: 'seconds for which a resolver answers without a sign of the store; afterwards it denies',
    codec: Seconds,
    otherwise: 30,
  },
  host: {
    variable: 'ROLLCALL_HOST',
    flag: '--host',
    meaning: 'the address to listen on',
    codec: Host,
    otherwise: '127.0.0.1',
  },
  port: {
    variable: 'ROLLCALL_PORT',
    flag: '--port',
    meaning: 'the port to listen on; 0 lets the system choose',
    codec: Port,
    otherwise: 8080,
  },
  metricsPort: {
    variable: 'ROLLCALL_METRICS_PORT',
    flag: '--metrics-port',
    meaning: 'a port of their own for the metrics, which are on the port of all the rest when absent',
    codec: Port,
    otherwise: undefined,
  },
  publicUrl: {
    variable: 'ROLLCALL_PUBLIC_URL',
    flag: '--public-url',
    meaning: 'the URL at which Okta and administrators reach the server',
    codec: PublicUrl,
    otherwise: undefined,
  },
  adminToken: {
    variable: 'ROLLCALL_ADMIN_TOKEN',
    meaning: 'the token that guards the admin API; generated at the first start when absent',
    codec: AdminToken,
    otherwise: undefined,
  },
  logLevel: {
    variable: 'ROLLCALL_LOG_LEVEL',
    flag: '--log-level',
    meaning: 'the least severe log line that is written',
    codec: Level,
    otherwise: 'info',
  },
  trustedProxies: {
    variable: 'ROLLCALL_TRUSTED_PROXIES',
    flag: '--trusted-proxies',
    meaning: 'proxies whose X-Forwarded-* headers are believed',
    codec: TrustedProxies,
    otherwise: [],
  },
  rateLimit: {
    variable: 'ROLLCALL_RATE_LIMIT',
    flag: '--rate-limit',
    meaning: 'SCIM requests a second that one API key may send, five times as many at once; 0 is no limit',
    codec: Limit,
    otherwise: 100,
  },
  badKeyLimit: {
    variable: 'ROLLCALL_BAD_KEY_LIMIT',
    flag: '--bad-key-limit',
    meaning: 'wrong API keys a minute that one address may send; 0 is no limit',
    codec: Limit,
    otherwise: 20,
  },
  oidcIssuer: {
    variable: 'ROLLCALL_OIDC_ISSUER',
    flag: '--oidc-issuer',
    meaning: 'the OpenID provider that administrators sign in with, beside the admin token',
    codec: Issuer,
    otherwise: undefined,
  },
  oidcName: {
    variable: 'ROLLCALL_OIDC_NAME',
    flag: '--oidc-name',
    meaning: 'what people call the OpenID provider; its host when absent',
    codec: PlainText,
    otherwise: undefined,
  },
  oidcClientId: {
    variable: 'ROLLCALL_OIDC_CLIENT_ID',
    flag: '--oidc-client-id',
    meaning: 'the id that the OpenID provider gave the application',
    codec: PlainText,
    otherwise: undefined,
  },
  oidcClientSecret: {
    variable: 'ROLLCALL_OIDC_CLIENT_SECRET',
    meaning: 'the secret that goes with that id',
    codec: PlainText,
    otherwise: undefined,
  },
  oidcClientSecretFile: {
    variable: 'ROLLCALL_OIDC_CLIENT_SECRET_FILE',
    flag: '--oidc-client-secret-file',
    meaning: 'a file that holds the secret',
    codec: PlainText,
    otherwise: undefined,
  },
  oidcScopes: {
    variable: 'ROLLCALL_OIDC_SCOPES',
    flag: '--oidc-scopes',
    meaning: 'what is asked of the OpenID provider',
    codec: Scopes,
    otherwise: 'openid profile email',
  },
  oidcRoleClaim: {
    variable: 'ROLLCALL_OIDC_ROLE_CLAIM',
    flag: '--oidc-role-claim',
    meaning: 'the claim that says what an administrator may do',
    codec: PlainText,
    otherwise: 'roles',
  },
  oidcRoles: {
    variable: 'ROLLCALL_OIDC_ROLES',
    flag: '--oidc-roles',
    meaning: 'the role that each value of that claim gives; a value that is not named gives none',
    codec: RoleMapping,
    otherwise: new Map(),
  },
};
