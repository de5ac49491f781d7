import { isJsonObject, type StoredEvent } from '@rollcall/domain';

/** When a stored event happened by its own metadata, in milliseconds since 1970; NaN when it does not say. */
export const occurredAt = ({ metadata }: Pick<StoredEvent, 'metadata'>): number =>
  isJsonObject(metadata) && typeof metadata.occurredAt === 'string'
    ? Date.parse(metadata.occurredAt)
    : Number.NaN;
