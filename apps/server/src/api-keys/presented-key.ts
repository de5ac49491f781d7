/**
 * The key in an `Authorization` header: after `Bearer` in any case (RFC 6750 section 2.1), or the bare key
 * as some Okta applications send it.
 */
export const presentedKey = (authorization: string | undefined): string | undefined => {
  const text = authorization?.trim();
  if (text === undefined || text === '') return undefined;
  const [, key] = /^bearer +(\S+)$/i.exec(text) ?? [];
  return key ?? text;
};
