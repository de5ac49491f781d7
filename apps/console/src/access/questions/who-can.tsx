import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { whoCanQuery } from '../../api/access-queries';
import type { WhoCan as Answer } from '../../api/access-types';
import { Failure } from '../../elements/failure';
import { count } from '../../elements/format';
import { DestinationFields } from './destination-fields';
import { NearMisses } from './near-misses';
import { reasonOf } from './reasons';

const route = getRouteApi('/directories/$id/access/check');

export const WhoCan = () => {
  const { id: directory } = route.useParams();
  const { dst: asked = '', port: askedPort = '443' } = route.useSearch();
  const navigate = useNavigate();
  const [dst, setDst] = useState(asked);
  const [port, setPort] = useState(askedPort);
  const { data, error } = useQuery({
    ...whoCanQuery(directory, asked, Number(askedPort)),
    enabled: asked !== '',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({
      to: '/directories/$id/access/check',
      params: { id: directory },
      search: { ask: 'who', dst: dst.trim(), port },
    });
  };
  return (
    <div className="stack">
      <form className="row-form card" onSubmit={submit}>
        <DestinationFields label="Who can reach" dst={dst} port={port} onDst={setDst} onPort={setPort} />
        <button type="submit" className="primary">
          List
        </button>
      </form>
      {error !== null && <Failure error={error} />}
      {data !== undefined && (
        <section className="card" role="status">
          <h2>
            {count(data.users.length, 'person', 'people')} can reach {asked} on port {askedPort}
          </h2>
          {data.denied !== null && <p>{reasonOf(data.denied)}</p>}
          <Sources directory={directory} answer={data} />
        </section>
      )}
      {data !== undefined && <NearMisses directory={directory} nearMisses={data.nearMisses} />}
    </div>
  );
};

const MOST = 500;

const Sources = ({ directory, answer }: { readonly directory: string; readonly answer: Answer }) => {
  const { users, tags, nodes, addresses } = answer;
  const others = [...tags, ...nodes.map((node) => `node:${node}`), ...addresses];
  return (
    <>
      <ul className="plain-list">
        {users.slice(0, MOST).map(({ id, userName }) => (
          <li key={id}>
            <Link to="/directories/$id/users/$person" params={{ id: directory, person: id }}>
              {userName}
            </Link>
          </li>
        ))}
      </ul>
      {users.length > MOST && <p className="muted">and {count(users.length - MOST, 'more', 'more')}</p>}
      {others.length > 0 && (
        <>
          <h3>And these devices and addresses</h3>
          <ul className="plain-list">
            {others.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
