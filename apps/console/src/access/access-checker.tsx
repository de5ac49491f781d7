import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { checkAccess } from '../api/commands';
import { peopleQuery } from '../api/queries';
import { Failure } from '../elements/failure';
import { useSettled } from '../elements/use-settled';
import { Verdict } from './verdict';

const route = getRouteApi('/directories/$id/access/check');

/** “Can alice reach tag:logging on port 443?” The question is in the URL. */
export const AccessChecker = () => {
  const { id: directory } = route.useParams();
  const navigate = useNavigate();
  const { src: askedSrc = '', dst: askedDst = '', port: askedPort = '443' } = route.useSearch();
  const asked = { src: askedSrc, dst: askedDst, port: askedPort };
  const [src, setSrc] = useState(asked.src);
  const [dst, setDst] = useState(asked.dst);
  const [port, setPort] = useState(asked.port);
  const people = useId();
  const search = useSettled(src, 150);
  const { data: suggestions } = useQuery(peopleQuery(directory, { search, state: 'all' }, 0, 20));
  const complete = asked.src !== '' && asked.dst !== '';
  const { data: decision, error } = useQuery({
    queryKey: ['access', directory, asked],
    queryFn: () => checkAccess(directory, { src: asked.src, dst: asked.dst, port: Number(asked.port) }),
    enabled: complete,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({
      to: '/directories/$id/access/check',
      params: { id: directory },
      search: { src: src.trim(), dst: dst.trim(), port },
    });
  };
  return (
    <div className="stack">
      <form className="row-form card" onSubmit={submit}>
        <label className="field grow">
          <span>Can</span>
          <input
            required
            list={people}
            autoComplete="off"
            placeholder="alice@example.com"
            value={src}
            onChange={(event) => setSrc(event.target.value)}
          />
        </label>
        <datalist id={people}>
          {suggestions?.people.map(({ id, userName, name }) => (
            <option key={id} value={userName}>
              {name}
            </option>
          ))}
        </datalist>
        <label className="field grow">
          <span>reach</span>
          <input
            required
            autoComplete="off"
            placeholder="tag:prod"
            value={dst}
            onChange={(event) => setDst(event.target.value)}
          />
        </label>
        <label className="field">
          <span>on port</span>
          <input
            required
            type="number"
            min={0}
            max={65_535}
            value={port}
            onChange={(event) => setPort(event.target.value)}
          />
        </label>
        <button type="submit" className="primary">
          Check
        </button>
      </form>
      {complete && error !== null && <Failure error={error} />}
      {complete && decision !== undefined && (
        <Verdict directory={directory} question={asked} decision={decision} />
      )}
      {!complete && (
        <p className="hint">
          A source is a user name, <code>tag:name</code> or an address. A destination is one of these, a host
          of the policy, or <code>self</code>.
        </p>
      )}
    </div>
  );
};
