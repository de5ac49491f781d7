import { isJsonObject, type StoredEvent } from '@rollcall/domain';

/** When a stored event happened by its own metadata, in milliseconds since 1970; NaN when it does not say. */
export const occurredAt = ({ metadata }: Pick<StoredEvent, 'metadata'>): number =>
  isJsonObject(metadata) ? Date.parse(String(metadata.occurredAt)) : Number.NaN;
