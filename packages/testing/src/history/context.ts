import { requestId } from '@rollcall/domain';

/** The context of changes in tests where nobody looks at it. */
export const exampleContext = {
  requestId: requestId('request'),
  actor: { type: 'system', name: 'test' },
  origin: 'SYSTEM',
  source: {},
} as const;
