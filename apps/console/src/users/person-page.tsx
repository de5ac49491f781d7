import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { personQuery } from '../api/queries';
import { RequestFailed } from '../api/request';
import { EntryList } from '../audit/entry-list';
import { useDirectory } from '../directories/use-directory';
import { Ago } from '../elements/ago';
import { Failure } from '../elements/failure';
import { NotFound } from '../elements/not-found';
import { useTitle } from '../elements/use-title';
import { Attributes } from './attributes';
import { ErasePerson } from './erase-person';
import { StateBadge } from './state-badge';

const route = getRouteApi('/directories/$id/users/$person');

export const PersonPage = () => {
  const { person } = route.useParams();
  const { id: directory, erasable } = useDirectory();
  return (
    <>
      <PersonFacts directory={directory} id={person} />
      {erasable === true && <ErasePerson directory={directory} person={person} />}
      <h2>History</h2>
      <p>
        <Link to="/directories/$id/requests" params={{ id: directory }} search={{ resource: person }}>
          What Okta asked about this person
        </Link>
      </p>
      <EntryList directory={directory} filter={{ user: person }} />
    </>
  );
};

type FactsProps = { readonly directory: string; readonly id: string };

const PersonFacts = ({ directory, id }: FactsProps) => {
  const { data: person, error } = useQuery(personQuery(directory, id));
  // After an erasure the answer before it is still there, beside the error.
  useTitle(error === null ? (person?.name ?? person?.userName ?? 'User') : 'User');
  if (error instanceof RequestFailed && error.status === 404) return <NotFound what="user" />;
  if (error !== null) return <Failure error={error} />;
  if (person === undefined) return null;
  return (
    <>
      <p className="crumbs">
        <Link to="/directories/$id/users" params={{ id: directory }}>
          Users
        </Link>
      </p>
      <h1>
        {person.name ?? person.userName} <StateBadge active={person.active} />
      </h1>
      {!person.active && (
        <p className="lead">
          Suspended: in no rule, as source or destination, whatever groups still list this person. Only the
          identity provider can bring them back: assign them again in Okta.
        </p>
      )}
      <div className="columns">
        <section className="card">
          <h2>Person</h2>
          <dl className="facts">
            <dt>User name</dt>
            <dd>{person.userName}</dd>
            <dt>Created</dt>
            <dd>
              <Ago at={person.createdAt} />
            </dd>
            <dt>Last changed</dt>
            <dd>
              <Ago at={person.changedAt} />
            </dd>
            <dt>Id here</dt>
            <dd>
              <code>{person.id}</code>
            </dd>
          </dl>
          <details>
            <summary>All attributes that Okta sent</summary>
            <Attributes profile={person.profile} />
          </details>
        </section>
        <section className="card">
          <h2>Groups</h2>
          {person.groups.length === 0 ? (
            <p className="muted">In no pushed group.</p>
          ) : (
            <ul className="plain-list">
              {person.groups.map((group) => (
                <li key={group.id}>
                  <Link
                    to="/directories/$id/access/groups"
                    params={{ id: directory }}
                    search={{ group: group.id }}
                  >
                    {group.displayName}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <p>
            <Link
              to="/directories/$id/access/check"
              params={{ id: directory }}
              search={{ ask: 'what', src: person.userName }}
            >
              What can this person reach?
            </Link>
          </p>
        </section>
      </div>
    </>
  );
};
