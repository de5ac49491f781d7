import * as E from 'fp-ts/lib/Either.js';
import type { OpenIdSettings } from '../openid/openid-settings';
import type { Configuration } from './configuration';
import type { ConfigurationFault } from './configuration-fault';
import { isSafe } from './openid-codecs';
import { settings } from './settings';

/** The settings of sign-in with OpenID Connect, with the secret or the file that holds it. */
export type OpenIdWish = Omit<OpenIdSettings, 'clientSecret'> & {
  readonly clientSecret: { readonly text: string } | { readonly file: string };
};

type Given = Pick<
  Configuration,
  | 'publicUrl'
  | 'oidcIssuer'
  | 'oidcName'
  | 'oidcClientId'
  | 'oidcClientSecret'
  | 'oidcClientSecretFile'
  | 'oidcScopes'
  | 'oidcRoleClaim'
  | 'oidcRoles'
>;

/** `undefined` when nothing is said of an OpenID provider; a fault for each thing that is missing when some is. */
export const openIdWish = (
  given: Given,
): E.Either<ReadonlyArray<ConfigurationFault>, OpenIdWish | undefined> => {
  const { publicUrl, oidcIssuer: issuer, oidcClientId: clientId, oidcRoles: roles } = given;
  const secret = secretOf(given);
  const said = [issuer, clientId, given.oidcClientSecret, given.oidcClientSecretFile];
  if (said.every((value) => value === undefined) && roles.size === 0) return E.right(undefined);
  const faults: ConfigurationFault[] = [];
  const missing = (setting: keyof Given, expected: string) =>
    faults.push({ name: settings[setting].variable, missing: true, expected });
  if (issuer === undefined) missing('oidcIssuer', settings.oidcIssuer.codec.name);
  if (clientId === undefined) missing('oidcClientId', 'the id that the OpenID provider gave the application');
  if (secret === undefined) {
    missing(
      'oidcClientSecret',
      `the secret of the application, or ${settings.oidcClientSecretFile.variable}`,
    );
  }
  if (given.oidcClientSecret !== undefined && given.oidcClientSecretFile !== undefined) {
    faults.push({ name: settings.oidcClientSecretFile.variable, expected: 'no file beside a secret' });
  }
  if (roles.size === 0) missing('oidcRoles', settings.oidcRoles.codec.name);
  if (publicUrl === undefined) {
    missing('publicUrl', 'the URL that the OpenID provider sends administrators back to');
  } else if (!isSafe(new URL(publicUrl))) {
    const expected = 'an https URL, since sign-ins with OpenID Connect come back to it';
    faults.push({ name: settings.publicUrl.variable, value: publicUrl, expected });
  }
  if (
    faults.length > 0 ||
    issuer === undefined ||
    clientId === undefined ||
    secret === undefined ||
    publicUrl === undefined
  ) {
    return E.left(faults);
  }
  return E.right({
    name: given.oidcName ?? issuer.host,
    issuer,
    clientId,
    clientSecret: secret,
    scopes: given.oidcScopes,
    roleClaim: given.oidcRoleClaim,
    roles,
    publicUrl,
  });
};

const secretOf = ({ oidcClientSecret: text, oidcClientSecretFile: file }: Given) =>
  text !== undefined ? { text } : file !== undefined ? { file } : undefined;
