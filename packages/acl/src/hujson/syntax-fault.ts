import type { Position } from '../diagnostics/position';

/** Why a text is no HuJSON that we read, and where. */
export type SyntaxFault = {
  readonly code: 'syntax' | 'too-deep' | 'too-large';
  readonly message: string;
  readonly at: Position;
};
