import * as E from 'fp-ts/lib/Either.js';
import { type AdminRole, adminRoles } from '../identity/admin-role';
import type { Identity } from '../identity/identity';
import type { OpenIdSettings } from './openid-settings';
import type { SignInFault } from './sign-in-fault';

/** Of an ID token that was verified, with what the user info adds. */
export type Claims = { readonly [claim: string]: unknown; readonly iss: string; readonly sub: string };

const LONGEST_NAME = 256;

/**
 * Whom the claims are about, with the highest role that any value of the role claim is mapped to. An address that
 * the provider has not verified is left out: the audit trail would tell of somebody who never was there.
 */
export const identityInClaims = (
  claims: Claims,
  { roleClaim, roles }: Pick<OpenIdSettings, 'roleClaim' | 'roles'>,
): E.Either<SignInFault, Identity> => {
  const email = claims.email_verified === false ? undefined : text(claims.email);
  const name = text(claims.name) ?? text(claims.preferred_username) ?? email ?? claims.sub;
  const claimed = claimAt(claims, roleClaim);
  const values = claimed === undefined ? undefined : textsIn(claimed);
  const role = highest((values ?? []).flatMap((value) => roles.get(value) ?? []));
  return role === undefined
    ? E.left({ _tag: 'NoRole', name, claim: roleClaim, values })
    : E.right({
        actor: {
          type: 'administrator',
          name,
          id: claims.sub,
          issuer: claims.iss,
          ...(email === undefined ? {} : { email }),
        },
        role,
      });
};

/** A claim of that very name, since names may be URLs with dots; else by the path that the dots make. */
export const claimAt = (claims: Claims, path: string): unknown =>
  Object.hasOwn(claims, path)
    ? claims[path]
    : path
        .split('.')
        .reduce<unknown>(
          (at, name) => (isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined),
          claims,
        );

const highest = (roles: ReadonlyArray<AdminRole>): AdminRole | undefined =>
  adminRoles.findLast((role) => roles.includes(role));

const textsIn = (claim: unknown): ReadonlyArray<string> =>
  [claim].flat().filter((value): value is string => typeof value === 'string');

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST_NAME) : undefined;

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null;
