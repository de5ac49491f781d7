export { arbitraryCommand } from './arbitraries/commands';
export * from './history/directory-of';
export * from './history/events';
export { given } from './scenario/given';
