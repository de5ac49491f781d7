import type { SnapshotPlace } from './snapshot-place';
import type { StoreLocation } from './store-location';

/** Quietest last. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** All that an administrator decides about a server; see `settings` for names, defaults and meaning. */
export type Configuration = {
  readonly store: StoreLocation;
  readonly snapshots: SnapshotPlace;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where clients reach the server, without a slash at the end; when absent, answers follow the Host header. */
  readonly publicUrl: string | undefined;
  /** When absent, one is generated and its hash kept beside the store. */
  readonly adminToken: string | undefined;
  readonly logLevel: LogLevel;
  /** Addresses or networks whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: ReadonlyArray<string>;
};
