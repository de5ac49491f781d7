import { run } from './run';
import { processIo } from './terminal/process-io';

void run(process.argv.slice(2), processIo()).then((exitCode) => {
  process.exitCode = exitCode;
});
