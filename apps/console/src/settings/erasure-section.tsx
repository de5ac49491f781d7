import { Link } from '@tanstack/react-router';

type Props = { readonly directory: string; readonly erasable: boolean };

export const ErasureSection = ({ directory, erasable }: Props) => (
  <section className="card">
    <h2>Erasing people</h2>
    {erasable ? (
      <p>
        What is personal is encrypted with a key for each person, and an admin can destroy that key: open the
        person under{' '}
        <Link to="/directories/$id/users" params={{ id: directory }}>
          Users
        </Link>
        , or under{' '}
        <Link to="/directories/$id/audit" params={{ id: directory }} search={{ action: 'DELETE' }}>
          Audit
        </Link>{' '}
        somebody who was deleted, and choose <b>Erase this person…</b>
      </p>
    ) : (
      <p>
        This directory was not opened as erasable: what happened to a person stays in its history for good.
        That is chosen when a directory is opened and cannot be changed later.
      </p>
    )}
  </section>
);
