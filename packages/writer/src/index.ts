export { createWriter, type WriterOptions } from './create-writer';
export * from './writer';
