import type { EventId, Revision } from '@rollcall/domain';
import type { DiagnosticCode } from './diagnostic-code';
import type { Position } from './position';
import type { Severity } from './severity';

export type Diagnostic = Position & {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** The event that made a name stop resolving. */
  readonly cause?: EventId;
  readonly causeRevision?: Revision;
};

/** `line L, column C: message`, the column in bytes as Tailscale prints it. */
export const formatDiagnostic = (diagnostic: Diagnostic): string =>
  `line ${diagnostic.line}, column ${diagnostic.byteColumn}: ${diagnostic.message}`;

export const hasErrors = (diagnostics: ReadonlyArray<Diagnostic>): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === 'error');
