import type { DiagnosticCode } from '../diagnostics/diagnostic-code';

/** Why a text is no selector. */
export type SelectorFault = { readonly code: DiagnosticCode; readonly message: string };
