import { useQuery } from '@tanstack/react-query';
import { openIdQuery } from '../api/queries';
import { Banner } from '../elements/banner';
import { useTitle } from '../elements/use-title';
import { Logo } from '../shell/logo';
import { OpenIdSignIn } from './open-id-sign-in';
import { TokenSignIn } from './token-sign-in';

type Props = { readonly ended: boolean };

export const SignInPage = ({ ended }: Props) => {
  useTitle('Sign in');
  const { data: way, isPending } = useQuery(openIdQuery);
  if (isPending) return null;
  return (
    <main className="centred">
      <div className="card sign-in">
        <Logo />
        <h1>Sign in to Rollcall</h1>
        {ended && (
          <Banner tone="neutral" title="You are signed out">
            Your session ended, or you ended it.
          </Banner>
        )}
        {way ? (
          <>
            <OpenIdSignIn way={way} />
            <details>
              <summary>Sign in with the admin token</summary>
              <TokenSignIn />
            </details>
          </>
        ) : (
          <TokenSignIn />
        )}
      </div>
    </main>
  );
};
