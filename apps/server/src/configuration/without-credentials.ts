/**
 * A connection string without the user and the password in it. Whatever stands before the last `@` is taken for
 * them: in a password that is written as it is, `/` and `@` end nothing.
 */
export const withoutCredentials = (text: string): string => text.replace(/^(.*?:\/\/)?.*@/s, '$1***@');
