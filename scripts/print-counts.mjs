// Prints the counts of a jest result file as one line: `N passed, N failed`, and `, N skipped` if any were.
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const result = JSON.parse(readFileSync(file, 'utf8'));
const skipped = result.numPendingTests + result.numTodoTests;
const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
console.log(`${result.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
