import { isUtf8 } from 'node:buffer';
import { badRequest, type ScimError, scimError } from '@rollcall/scim';

const BYTE_ORDER_MARK = 0xfeff;

/** A body in UTF-8, without a byte order mark (RFC 8259 section 8.1); `undefined` for any other bytes. */
export const readText = (body: Buffer): string | undefined => {
  if (!isUtf8(body)) return undefined;
  const text = body.toString();
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
};

/** 415 for what was compressed (RFC 9110 section 15.5.16), or else 400. */
export const noText = (contentEncoding: string | undefined): ScimError =>
  contentEncoding === undefined
    ? badRequest('invalidSyntax', 'The body is not in UTF-8. Nothing was changed.')
    : scimError(
        415,
        `The body is compressed by "${contentEncoding.slice(0, 100)}". Send application/scim+json as it is. Nothing was changed.`,
        { 'accept-encoding': 'identity' },
      );
