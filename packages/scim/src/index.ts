export * from './protocol/error';
export * from './protocol/operation';
export * from './protocol/request';
