import { type HttpFailure, httpFailureOf } from '../http-failure';
import type { AdminFault } from './admin-reply';

/** What was thrown while a request to the admin API was served, as it is answered. */
export const adminFault = (
  failure: unknown,
  requestId: string,
): { readonly status: number; readonly fault: AdminFault } => {
  const known = httpFailureOf(failure);
  return known === undefined
    ? {
        status: 500,
        fault: {
          code: 'internal',
          message: `The request failed here. The log of the service says more. Request ${requestId}.`,
        },
      }
    : { status: known.status, fault: { code: codeOf(known), message: known.message } };
};

const codeOf = ({ status }: HttpFailure): string => {
  switch (status) {
    case 413:
      return 'too-large';
    case 415:
      return 'unsupported-media-type';
    default:
      return 'invalid-request';
  }
};
