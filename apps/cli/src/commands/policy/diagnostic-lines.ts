import type { Diagnostic, PolicyTestReport, Position } from '@rollcall/acl';
import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';

const plain = createColors(false);

/** `policy.hujson:12:5 error: message`, the form that editors jump to. */
export const diagnosticLines = (
  file: string,
  diagnostics: ReadonlyArray<Diagnostic>,
  { red, yellow, dim }: Colors = plain,
): ReadonlyArray<string> => {
  const paint = { error: red, warning: yellow, info: dim };
  return diagnostics.map(({ severity, message, ...at }) =>
    paint[severity](place(file, at, severity, message)),
  );
};

/** What the policy's own tests found wrong. */
export const failedTestLines = (
  file: string,
  tests: PolicyTestReport | undefined,
  { red }: Colors = plain,
): ReadonlyArray<string> =>
  (tests?.results ?? []).flatMap(({ src, errors }) =>
    errors.map(({ message, at }) => red(place(file, at, 'failed test', `${src}: ${message}`))),
  );

const place = (file: string, { line, column }: Position, what: string, message: string): string =>
  `${file}:${line}:${column} ${what}: ${message}`;
