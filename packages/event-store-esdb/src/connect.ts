import type { EventStore } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  type InvalidConnectionString,
  invalidConnectionString,
  usableConnectionString,
} from './connection-string';
import { EsdbEventStore } from './esdb-event-store';
import { tamedClient } from './tamed-client';

export type EventStoreDbOptions = {
  /** `limits.maxBytes` of the store; 1 MiB if not given, the server's own default (`MaxAppendSize`). */
  readonly maxBytes?: number;
  /** How long an append, the next event of a read or the start of a subscription may take; 10,000 ms if not given. */
  readonly timeoutMs?: number;
};

const DEFAULT_MAX_BYTES = 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * The event store on EventStoreDB 24.10 or later, or KurrentDB. Takes the connection strings of the official
 * clients: `esdb://` and `esdb+discover://` (also as `kurrentdb://`), with credentials, TLS and cluster
 * options. Connects at the first call and again after every loss; says `Unavailable` meanwhile.
 */
export const connectEventStoreDb = (
  connectionString: string,
  { maxBytes = DEFAULT_MAX_BYTES, timeoutMs = DEFAULT_TIMEOUT_MS }: EventStoreDbOptions = {},
): E.Either<InvalidConnectionString, EventStore> =>
  pipe(
    usableConnectionString(connectionString),
    E.chain((usable) =>
      E.tryCatch(
        () => tamedClient(usable),
        (error) => invalidConnectionString(error instanceof Error ? error.message : String(error)),
      ),
    ),
    E.map((tamed) => new EsdbEventStore(tamed, maxBytes, timeoutMs)),
  );
