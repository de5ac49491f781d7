import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { directoriesQuery } from '../api/queries';
import { Badge } from '../elements/badge';
import { Failure } from '../elements/failure';
import { count } from '../elements/format';
import { useTitle } from '../elements/use-title';
import { Reserved } from '../session/reserved';
import { Logo } from '../shell/logo';
import { SignedIn } from '../shell/signed-in';
import { OpenDirectory } from './open-directory';

type Props = {
  /** Whether to go straight to the directory where there is but one. */
  readonly leadOn: boolean;
};

export const DirectoriesPage = ({ leadOn }: Props) => {
  useTitle('Directories');
  const { data: directories, error } = useQuery(directoriesQuery);
  const [only, ...more] = directories ?? [];
  if (leadOn && only !== undefined && more.length === 0) {
    return <Navigate to="/directories/$id" params={{ id: only.id }} replace />;
  }
  return (
    <div className="plain">
      <header className="plain-head">
        <Logo />
        <SignedIn />
      </header>
      <main className="narrow stack">
        {error !== null && <Failure error={error} />}
        {directories?.length === 0 && (
          <div>
            <h1>Open your first directory</h1>
            <p className="lead">
              A directory holds the people and groups of one organisation, as its identity provider pushes
              them, and the rules of who may reach what.
            </p>
          </div>
        )}
        {directories !== undefined && directories.length > 0 && (
          <>
            <h1>Directories</h1>
            <ul className="tiles">
              {directories.map(({ id, domains, users, groups, provisioningEnabled, parked }) => (
                <li key={id}>
                  <Link to="/directories/$id" params={{ id }} className="tile">
                    <strong>{id}</strong>
                    <span className="muted">{domains.join(', ')}</span>
                    <span className="muted">
                      {count(users.active, 'active person', 'active people')}, {count(groups, 'group')}
                    </span>
                    {parked !== undefined ? (
                      <Badge tone="bad">Stopped</Badge>
                    ) : (
                      <Badge tone={provisioningEnabled ? 'good' : 'neutral'}>
                        {provisioningEnabled ? 'Provisioning on' : 'Provisioning off'}
                      </Badge>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
            <h2>Open another directory</h2>
          </>
        )}
        {directories !== undefined && (
          <Reserved to="admin">
            <OpenDirectory />
          </Reserved>
        )}
      </main>
    </div>
  );
};
