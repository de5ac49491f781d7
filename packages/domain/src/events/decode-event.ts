import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import type { Revision } from '../ids/revision';
import { type DomainEvent, type EventType, eventCodecs, isEventType } from './domain-event';
import type { EventEnvelope } from './event-envelope';
import { EventMetadata } from './metadata';
import type { StoredEvent } from './stored-event';
import { currentVersion, upcast } from './upcast';

/** A stored event whose type, version or shape is not known here. It is never skipped in silence. */
export type Undecodable = {
  readonly _tag: 'Undecodable';
  readonly revision: Revision;
  readonly type: string;
  readonly reason: string;
};

/** Every reader's way from stored bytes to an event: checks metadata, upcasts, checks data. */
export const decodeEvent = (stored: StoredEvent): E.Either<Undecodable, EventEnvelope> => {
  const { id, revision, type, metadata } = stored;
  const undecodable = (reason: string) => E.left({ _tag: 'Undecodable' as const, revision, type, reason });
  if (!isEventType(type)) return undecodable(`the event type "${type}" is not known`);
  if (!EventMetadata.is(metadata)) return undecodable(`metadata: ${explain(EventMetadata, metadata)}`);
  if (stored.unreadable !== undefined) return undecodable(stored.unreadable);
  const version = metadata.schemaVersion;
  const upcasted = version === currentVersion(type) ? stored : upcast(type, version, stored.data);
  if (upcasted === undefined) return undecodable(`version ${version} of ${type} is not known`);
  const event = { type, data: upcasted.data };
  if (!isOfItsShape(event)) return undecodable(`data: ${explain(eventCodecs[type], upcasted.data)}`);
  return E.right({ id, revision, event, metadata });
};

/** `is` checks what `decode` checks at a quarter of its cost, and no codec here transforms. */
const isOfItsShape = (event: { type: EventType; data: unknown }): event is DomainEvent =>
  eventCodecs[event.type].is(event.data);

/** Where the first faults are and what should stand there; never what does, for it may be about a person. */
const explain = (codec: t.Mixed, value: unknown): string =>
  pipe(
    codec.decode(value),
    E.fold((errors) => errors.slice(0, 3).map(faultAt).join('; '), String),
  );

const faultAt = ({ context }: t.ValidationError): string => {
  const place = context.flatMap(({ key }) => (key === '' ? [] : key)).join('/');
  return `${place === '' ? 'it' : place} is not ${context.at(-1)?.type.name ?? 'as it should be'}`;
};
