export type { Appended } from './appended';
export type {
  AccessDenied,
  AppendError,
  AppendTooLarge,
  Conflict,
  OutcomeUnknown,
  ReadError,
  StreamDeleted,
  Unavailable,
} from './errors';
export * from './event-store';
export * from './events';
export { parseOrText } from './json-text';
export { createMemoryEventStore, type MemoryEventStoreOptions } from './memory/memory-event-store';
export * from './position';
export { type SerialisedEvent, serialise, sizeOf, totalBytes } from './serialised-event';
export { OpenedFile } from './sqlite/opened-file';
export { makeOwnFile } from './sqlite/own-file';
export { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite/sqlite-event-store';
export * from './stream-name';
export * from './subscription';
