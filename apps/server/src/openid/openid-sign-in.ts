import { AttemptSeal } from './attempt';
import type { OpenIdSettings } from './openid-settings';
import { createProvider, type Provider } from './provider';

/** All that signing in with an OpenID provider takes. */
export type OpenIdSignIn = {
  readonly settings: OpenIdSettings;
  readonly provider: Provider;
  readonly seal: AttemptSeal;
};

export const openIdSignIn = (settings: OpenIdSettings): OpenIdSignIn => ({
  settings,
  provider: createProvider(settings),
  seal: new AttemptSeal(settings.clientSecret),
});
