import type { Calls } from './calls';
import type { FaultPlan } from './faults';
import type { Storage } from './storage/storage';

export type Endpoint = { readonly host: string; readonly port: number };

export type Member = { readonly endpoint: Endpoint; readonly isLeader: boolean; readonly isAlive: boolean };

/** Whose names and passwords are known, and whether one is needed. */
export type Access = {
  readonly users: ReadonlyMap<string, string>;
  readonly anonymous: boolean;
};

/** What a node answers from; a test may change the settings while it runs. */
export type Node = {
  readonly storage: Storage;
  readonly faults: FaultPlan;
  readonly calls: Calls;
  readonly access: Access;
  readonly settings: Settings;
  readonly members: () => ReadonlyArray<Member>;
  readonly isLeader: () => boolean;
  readonly isConnected: (peer: string) => boolean;
  /** Cuts the connection that the call came by. */
  readonly cut: (peer: string) => void;
};

export type Settings = {
  /** The most that one append may hold, in bytes. */
  maxAppendSize: number;
  /** Whether the answer to an append says where in the log it is, as that to a repeated one need not. */
  positions: boolean;
  /** Whether `ServerFeatures` names the batch append. */
  batchAppend: boolean;
  version: string;
  /** Streams whose events are sent as links to nothing. */
  readonly brokenLinks: Set<string>;
};
