export { arbitraryCommand } from './arbitraries/commands';
export { exampleContext } from './history/context';
export * from './history/directory-of';
export * from './history/events';
export { given } from './scenario/given';
export { type AppendFate, waywardStore } from './store/wayward-store';
