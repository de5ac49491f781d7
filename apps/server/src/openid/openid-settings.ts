import type { AdminRole } from '../identity/admin-role';

/** The OpenID provider that administrators sign in with, and how it tells what they may do. */
export type OpenIdSettings = {
  /** For people, such as `Okta`. */
  readonly name: string;
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Separated by spaces. */
  readonly scopes: string;
  /** A claim, or a path into one, such as `realm_access.roles`. */
  readonly roleClaim: string;
  /** By a value of that claim. */
  readonly roles: ReadonlyMap<string, AdminRole>;
  /** Where administrators reach the console, without a slash at the end. */
  readonly publicUrl: string;
};
