import { Link } from '@tanstack/react-router';
import type { Noticed } from '../api/access-types';
import { Ago } from '../elements/ago';
import { moment } from '../elements/format';

type Props = { readonly directory: string; readonly since: Noticed };

/** When something came to be so, and after which event. */
export const Since = ({ directory, since }: Props) =>
  since === null ? (
    <>before this server started</>
  ) : (
    <>
      <Ago at={since.at} /> ({moment(since.at)}),{' '}
      <Link to="/directories/$id/history" params={{ id: directory }} search={{ revision: since.revision }}>
        revision {since.revision}
      </Link>
    </>
  );
