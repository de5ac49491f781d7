/** `code` is for programs and stays; `message` is for people: what is wrong, which value, what to do. */
export type ErrorDescription = { readonly code: string; readonly message: string };
