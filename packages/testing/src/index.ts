export { arbitraryCommand } from './arbitraries/commands';
export { arbitraryHistory } from './arbitraries/histories';
export { exampleContext } from './history/context';
export * from './history/directory-of';
export * from './history/events';
export { BADGE, badgeExtension } from './history/extensions';
export { given } from './scenario/given';
export { appendHistory, proposedOf } from './store/append-history';
export { type AppendFate, waywardStore } from './store/wayward-store';
