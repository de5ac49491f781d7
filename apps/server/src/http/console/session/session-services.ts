import type { OpenIdSignIn } from '../../../openid/openid-sign-in';
import type { Gate } from './admission';
import type { SignIns } from './sign-ins';

/** What signing in and out is made of. */
export type SessionServices = Gate & {
  readonly clock: () => Date;
  readonly signIns: SignIns;
  /** Absent where the admin token is the only way in. */
  readonly openId: OpenIdSignIn | undefined;
};
