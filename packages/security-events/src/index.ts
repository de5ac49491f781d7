export * from './claims';
export { joinedFeed, leftFeed } from './feed-events';
export * from './security-event';
export { securityEvents } from './security-events';
