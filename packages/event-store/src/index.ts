export * from './errors';
export * from './event-store';
export * from './events';
export * from './position';
export * from './stream-name';
export * from './subscription';
