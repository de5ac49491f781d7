export { createProjector, type ProjectorOptions } from './create-projector';
export * from './projector';
export { type ReplayOptions, replay } from './replay';
