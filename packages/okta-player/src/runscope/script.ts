import { Script } from 'node:vm';
import type { Answer } from './answer';
import type { Check } from './check';

/**
 * Runs a suite's script with `response`, `assert` and `log`. A script is a program of the suite's author:
 * `node:vm` keeps names apart and is no wall. One that asserts nothing has proved nothing, and fails.
 */
export const checkScript = (source: string, answer: Answer): ReadonlyArray<Check> => {
  const checks: Array<Check> = [];
  const record = (passed: boolean, says: string): void => {
    checks.push({ kind: 'script', passed, says: `script: ${says}` });
  };
  const assert = Object.assign(
    (value: unknown, message = 'assert') => record(Boolean(value), String(message)),
    {
      ok: (value: unknown, message = 'ok') => record(Boolean(value), String(message)),
      equal: (actual: unknown, expected: unknown, message = 'equal') =>
        // oxlint-disable-next-line eqeqeq -- chai's `equal`, which scripts are written against, is loose
        record(actual == expected, String(message)),
    },
  );
  const response = {
    body: answer.text,
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    response_time_ms: answer.durationMs,
  };
  try {
    new Script(source).runInNewContext({ response, assert, log: () => undefined }, { timeout: 1_000 });
  } catch (error) {
    record(false, error instanceof Error ? error.message : String(error));
  }
  if (checks.length === 0) record(false, 'asserted nothing');
  return checks;
};
