import type { Socket } from 'node:net';
import { errorResponse, scimError } from '@rollcall/scim';

const refusals: { readonly [code: string]: readonly [status: number, phrase: string, detail: string] } = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The URL and headers are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request did not arrive in time.'],
};

/** Answers bytes that are no HTTP request; nobody knows what they were for, so in SCIM's form. */
export const clientError = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, phrase, detail] = refusals[error.code ?? ''] ?? [
    400,
    'Bad Request',
    'This is no HTTP request.',
  ];
  const { headers, body = '' } = errorResponse(scimError(status, detail));
  const lines = [
    `HTTP/1.1 ${status} ${phrase}`,
    `content-type: ${headers['content-type']}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
};
