import type { MasterKey } from '@rollcall/erasure';
import type { AdminRole } from '../identity/admin-role';
import type { Role } from './role';
import type { SnapshotPlace } from './snapshot-place';
import type { StoreLocation } from './store-location';

/** Quietest last. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** All that an administrator decides about a server; see `settings` for names, defaults and meaning. */
export type Configuration = {
  readonly store: StoreLocation;
  readonly snapshots: SnapshotPlace;
  /** Wraps the keys of people in erasable directories; absent where there are none. The text wins over the file. */
  readonly masterKey: MasterKey | undefined;
  readonly masterKeyFile: string | undefined;
  /** The file with the keys of people; when absent, it lies beside a SQLite store. */
  readonly personKeys: string | undefined;
  /** Files with devices and roles, by directory id. */
  readonly inventories: ReadonlyMap<string, string>;
  /** The file of feeds; beside a SQLite store when absent. */
  readonly feeds: string | undefined;
  /** The folder in which signed checkpoints are kept up to date; none are made when absent. */
  readonly checkpoints: string | undefined;
  /** Seconds from one to the next. */
  readonly checkpointInterval: number;
  /** The key that signs them, or the file it is in. */
  readonly checkpointKey: string | undefined;
  readonly role: Role;
  /** Seconds for which a resolver answers without a sign of the store. */
  readonly maxStaleness: number;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** A port of their own for the metrics; when absent, they are on the port of all the rest. */
  readonly metricsPort: number | undefined;
  /** Where clients reach the server, without a slash at the end; when absent, answers follow the Host header. */
  readonly publicUrl: string | undefined;
  /** When absent, one is generated and its hash kept beside the store. */
  readonly adminToken: string | undefined;
  readonly logLevel: LogLevel;
  /** Addresses or networks whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: ReadonlyArray<string>;
  /** SCIM requests a second that one API key may send for ever; 0 is no limit. */
  readonly rateLimit: number;
  /** Wrong API keys a minute that one address may send; 0 is no limit. */
  readonly badKeyLimit: number;
  /** The OpenID provider that administrators sign in with; absent with all that follows when there is none. */
  readonly oidcIssuer: URL | undefined;
  /** Its name for people; its host when absent. */
  readonly oidcName: string | undefined;
  readonly oidcClientId: string | undefined;
  readonly oidcClientSecret: string | undefined;
  readonly oidcClientSecretFile: string | undefined;
  readonly oidcScopes: string;
  readonly oidcRoleClaim: string;
  readonly oidcRoles: ReadonlyMap<string, AdminRole>;
};
