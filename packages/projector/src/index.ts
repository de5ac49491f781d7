export { asOf } from './as-of/as-of';
export type { Moment, NotYet } from './as-of/moment';
export { CLOCK_SKEW_MS, revisionAt } from './as-of/revision-at';
export { createProjector, type ProjectorOptions } from './create-projector';
export * from './projector';
export { type ReplayOptions, replay } from './replay';
