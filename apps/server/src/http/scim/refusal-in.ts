import * as E from 'fp-ts/lib/Either.js';

/** What the client was told when it was refused (RFC 7644 section 3.12). */
export type Refusal = { readonly scimType?: string; readonly detail?: string };

/** Reads it from the body of an answer; empty for a body that says nothing of the kind. */
export const refusalIn = (text = ''): Refusal => {
  const body = E.tryCatch((): unknown => JSON.parse(text), E.toError);
  if (E.isLeft(body)) return {};
  const { scimType, detail }: { readonly [name: string]: unknown } = Object(body.right);
  return {
    ...(typeof scimType === 'string' && { scimType }),
    ...(typeof detail === 'string' && { detail }),
  };
};
