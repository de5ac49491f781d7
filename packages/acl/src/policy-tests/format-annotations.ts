import type { Diagnostic } from '../diagnostics/diagnostic';
import type { PolicyTestReport } from './test-report';

const escapeMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const levels = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands of GitHub Actions, one a line: `::error file=,line=,col=::message`. */
export const formatAnnotations = (
  file: string,
  diagnostics: ReadonlyArray<Diagnostic>,
  tests?: PolicyTestReport,
): ReadonlyArray<string> => {
  const command = (level: string, line: number, column: number, message: string): string =>
    `::${level} file=${escapeProperty(file)},line=${line},col=${column}::${escapeMessage(message)}`;
  return [
    ...diagnostics.map(({ severity, line, column, message }) =>
      command(levels[severity], line, column, message),
    ),
    ...(tests?.results ?? []).flatMap(({ errors }) =>
      errors.map(({ at, message }) => command('error', at.line, at.column, message)),
    ),
  ];
};
