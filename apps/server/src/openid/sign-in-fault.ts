/** Why somebody was not signed in by the OpenID provider. */
export type SignInFault =
  | { readonly _tag: 'ProviderUnreachable'; readonly issuer: string; readonly reason: string }
  /** By the provider, in its words. */
  | { readonly _tag: 'Refused'; readonly error: string; readonly description: string | undefined }
  /** This browser began no sign-in, or too long ago, or another one since. */
  | { readonly _tag: 'NotBegun' }
  | { readonly _tag: 'CodeRefused'; readonly reason: string }
  /** The provider does not take our client id and secret. */
  | { readonly _tag: 'ClientRefused'; readonly reason: string }
  | { readonly _tag: 'NotTrusted'; readonly reason: string }
  | {
      readonly _tag: 'NoRole';
      readonly name: string;
      readonly claim: string;
      /** What the claim held; absent when the provider sent none. */
      readonly values: ReadonlyArray<string> | undefined;
    };

export type DescribedFault = { readonly code: string; readonly message: string };

export const describeSignInFault = (fault: SignInFault): DescribedFault => {
  switch (fault._tag) {
    case 'ProviderUnreachable':
      return {
        code: 'provider-unreachable',
        message: `The sign-in service ${fault.issuer} cannot be reached from the server (${fault.reason}). Try again later, or sign in with the admin token.`,
      };
    case 'Refused':
      return {
        code: 'sign-in-refused',
        message: `The sign-in service refused: ${fault.description ?? fault.error}. Whoever manages it may have to assign you to the application.`,
      };
    case 'NotBegun':
      return {
        code: 'sign-in-not-begun',
        message: 'This sign-in was not begun here, or it took longer than 10 minutes. Begin again.',
      };
    case 'CodeRefused':
      return {
        code: 'code-refused',
        message: `The sign-in service no longer knows this sign-in (${fault.reason}): it was used already or took too long. Begin again.`,
      };
    case 'ClientRefused':
      return {
        code: 'client-refused',
        message: `The sign-in service refused the server itself (${fault.reason}). Compare ROLLCALL_OIDC_CLIENT_ID and the client secret with those of the application there.`,
      };
    case 'NotTrusted':
      return {
        code: 'answer-not-trusted',
        message: `The answer of the sign-in service could not be verified (${fault.reason}). You were not signed in.`,
      };
    case 'NoRole':
      return {
        code: 'no-role',
        message: `You are ${fault.name}, but no role here is yours: ${said(fault.claim, fault.values)} Ask an administrator to map one of yours with ROLLCALL_OIDC_ROLES.`,
      };
  }
};

const said = (claim: string, values: ReadonlyArray<string> | undefined): string =>
  values === undefined
    ? `the sign-in service sent no claim ${JSON.stringify(claim)}.`
    : values.length === 0
      ? `your claim ${JSON.stringify(claim)} is empty.`
      : `none of your ${JSON.stringify(claim)} (${listed(values)}) is mapped to one.`;

const MOST_LISTED = 8;
const LONGEST = 60;

const listed = (values: ReadonlyArray<string>): string => {
  const shown = values.slice(0, MOST_LISTED).map((value) => value.slice(0, LONGEST));
  return values.length > MOST_LISTED
    ? `${shown.join(', ')} and ${values.length - MOST_LISTED} more`
    : shown.join(', ');
};
