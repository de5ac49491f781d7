import type { Revision } from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import type { Parked } from '@rollcall/projector';
import type * as E from 'fp-ts/lib/Either.js';

/** Something to be sent, and the event that it is of. */
export type Parcel<Content> = { readonly revision: Revision; readonly content: Content };

export type Parcels<Content> = {
  /** In the order of the log. */
  readonly parcels: ReadonlyArray<Parcel<Content>>;
  /** The last event considered. */
  readonly revision: Revision;
};

export type NotDelivered = {
  /** For people; nothing of what was sent. */
  readonly reason: string;
  readonly retryAfterSeconds?: number;
};

/** One way to reach a receiver: what is sent of the log, and how. */
export type Courier<Content> = {
  readonly read: (
    after: Revision,
    mostEvents: number,
  ) => Promise<E.Either<ReadError | Parked, Parcels<Content>>>;
  /** The same content again is the same to the receiver. Never rejects. */
  readonly send: (content: Content, stop: AbortSignal) => Promise<E.Either<NotDelivered, void>>;
};
