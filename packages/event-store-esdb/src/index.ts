export { connectEventStoreDb, type EventStoreDbOptions } from './connect';
export type { InvalidConnectionString } from './connection-string';
