import type { FastifyReply } from 'fastify';
import { type AdminFault, sendFault } from '../../admin/admin-reply';
import type { Admission, Admitted } from './admission';

export type Refusal = {
  readonly status: 401 | 403 | 429;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fault: AdminFault;
};

/** How a request that was not let in is answered. */
export const refusalOf = (admission: Exclude<Admission, Admitted>): Refusal => {
  switch (admission._tag) {
    case 'Unknown':
    case 'WrongToken':
      return {
        status: 401,
        fault: {
          code: 'unauthorised',
          message: 'The admin token is missing or not valid. Send it as "Authorization: Bearer <token>".',
        },
      };
    case 'TooManyFailures':
      return tooManyFailures(admission.wait);
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

/** `wait`: seconds. */
export const tooManyFailures = (wait: number): Refusal => ({
  status: 429,
  headers: { 'retry-after': String(wait) },
  fault: {
    code: 'too-many-failures',
    message: `Too many wrong tokens from this address. Try again in ${Math.ceil(wait / 60)} min.`,
  },
});

export const sendRefusal = (reply: FastifyReply, { status, headers = {}, fault }: Refusal): FastifyReply =>
  sendFault(reply.headers(headers), status, fault);
