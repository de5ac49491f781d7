import type { OpenIdWay } from '../api/types';
import { Banner } from '../elements/banner';

type Props = { readonly way: OpenIdWay };

/** Leaves for the OpenID provider, which leads back to this page. */
export const OpenIdSignIn = ({ way: { name, failure } }: Props) => {
  const page = `${window.location.pathname}${window.location.search}`;
  return (
    <>
      {failure !== null && (
        <Banner tone="bad" title="You were not signed in">
          {failure.message}
        </Banner>
      )}
      <a className="button" href={`/sign-in/openid?page=${encodeURIComponent(page)}`}>
        Sign in with {name}
      </a>
    </>
  );
};
