import { randomInt } from 'node:crypto';

/** Values of `{{name}}` in a suite. */
export type Variables = Map<string, string>;

/** Replaces every `{{name}}`; names without a value are told and stay as they are. */
export const interpolate = (
  text: string,
  variables: Variables,
): { readonly text: string; readonly missing: ReadonlyArray<string> } => {
  const missing: Array<string> = [];
  const filled = text.replaceAll(/\{\{\s*([\w.-]+)\s*\}\}/g, (template, name: string) => {
    const value = variables.get(name);
    if (value === undefined) missing.push(name);
    return value ?? template;
  });
  return { text: filled, missing };
};

/**
 * The variables that Okta's suites expect: the service and the `Authorization` value, by the names of the SPEC
 * and of the CRUD suite, a user who cannot be there, and a new one whose userName is also the email.
 */
export const initialVariables = (baseUrl: string, token: string): Variables => {
  const name = `test.user.${randomInt(1e9).toString(36)}${randomInt(1e9).toString(36)}`;
  const email = `${name}@example.com`;
  const service = baseUrl.replace(/\/+$/, '');
  const authorization = token.includes(' ') ? token : `Bearer ${token}`;
  return new Map([
    ['SCIMBaseURL', service],
    ['auth', authorization],
    ['SCIMUrl', service],
    ['SCIMAuth', authorization],
    ['InvalidUserEmail', 'nobody.of.this.name@example.com'],
    ['UserIdThatDoesNotExist', '010101001010101011001010101011'],
    ['randomUsername', email],
    ['randomEmail', email],
    ['randomUsernameCaps', `${name.toUpperCase()}@example.com`],
    ['randomGivenName', 'Test'],
    ['randomFamilyName', `User${randomInt(1e6)}`],
  ]);
};
