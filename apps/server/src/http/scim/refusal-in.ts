import * as E from 'fp-ts/lib/Either.js';

/** What the client was told when it was refused (RFC 7644 section 3.12). */
export type Refusal = { readonly scimType?: string; readonly detail?: string };

/** Reads it from the body of an answer; empty for a body that says nothing of the kind. */
export const refusalIn = (payload: unknown): Refusal => {
  const body = E.tryCatch((): unknown => JSON.parse(typeof payload === 'string' ? payload : ''), E.toError);
  if (E.isLeft(body)) return {};
  const { scimType, detail }: { readonly [name: string]: unknown } = Object(body.right);
  return {
    ...(typeof scimType === 'string' && { scimType }),
    ...(typeof detail === 'string' && { detail }),
  };
};
