import { useQuery } from '@tanstack/react-query';
import { idpProfileQuery } from '../../api/settings-queries';
import { Failure } from '../../elements/failure';
import { IdpForm } from './idp-form';

type Props = { readonly directory: string };

export const IdpSection = ({ directory }: Props) => {
  const { data: profile, error } = useQuery(idpProfileQuery(directory));
  return (
    <section className="card stack" aria-labelledby="idp-heading">
      <h2 id="idp-heading">Identity provider</h2>
      <p>
        Providers send SCIM in ways of their own. The profile says which of them are understood here; all else
        is refused rather than guessed. It counts from the next request on.
      </p>
      {error !== null && <Failure error={error} />}
      {profile !== undefined && (
        <IdpForm key={JSON.stringify(profile)} directory={directory} profile={profile} />
      )}
    </section>
  );
};
