import type { IssuedApiKey } from '@rollcall/server';
import type { Answer } from '../terminal/answer';

/** A new key, told this once. */
export const keyAnswer =
  (headline: string) =>
  (key: IssuedApiKey): Answer => ({
    json: key,
    lines: ({ bold }) => [
      headline,
      `API key ${key.id} (${key.label}), ${key.expiresAt === null ? 'without an end' : `until ${key.expiresAt}`}:`,
      '',
      `  ${bold(key.text)}`,
      '',
      'Enter it in Okta now. It is shown this once; nobody can read it again.',
    ],
  });
