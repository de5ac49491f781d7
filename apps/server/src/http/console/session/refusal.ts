import type { AdminFault } from '../../admin/admin-reply';
import type { Admission, Admitted } from './admission';

/** How a request that was not let in is answered. */
export const refusalOf = (
  admission: Exclude<Admission, Admitted>,
): { readonly status: 401 | 403; readonly fault: AdminFault } => {
  switch (admission._tag) {
    case 'Unknown':
      return {
        status: 401,
        fault: {
          code: 'unauthorised',
          message: 'The admin token is missing or not valid. Send it as "Authorization: Bearer <token>".',
        },
      };
    case 'SessionEnded':
      return {
        status: 401,
        fault: { code: 'session-ended', message: 'Your session ended. Sign in again. Nothing was changed.' },
      };
    case 'Forged':
      return {
        status: 403,
        fault: {
          code: 'csrf-token-missing',
          message:
            'A session changes something only with its token in the header X-CSRF-Token. Nothing was changed.',
        },
      };
  }
};
