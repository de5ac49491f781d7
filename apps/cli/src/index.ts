export { run } from './run';
export type { ExitCode } from './terminal/exit-code';
export type { Io } from './terminal/io';
