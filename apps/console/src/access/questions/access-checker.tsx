import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { explainQuery } from '../../api/access-queries';
import { Failure } from '../../elements/failure';
import { DestinationFields } from './destination-fields';
import { SourceField } from './source-field';
import { Verdict } from './verdict';

const route = getRouteApi('/directories/$id/access/check');

/** “Can alice reach tag:logging on port 443?” */
export const AccessChecker = () => {
  const { id: directory } = route.useParams();
  const navigate = useNavigate();
  const asked = { port: '443', ...route.useSearch() };
  const [src, setSrc] = useState(asked.src ?? '');
  const [dst, setDst] = useState(asked.dst ?? '');
  const [port, setPort] = useState(asked.port);
  const question = { src: asked.src ?? '', dst: asked.dst ?? '', port: Number(asked.port) };
  const complete = question.src !== '' && question.dst !== '';
  const { data: explanation, error } = useQuery({
    ...explainQuery(directory, question),
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
        <SourceField directory={directory} label="Can" value={src} onChange={setSrc} />
        <DestinationFields label="reach" dst={dst} port={port} onDst={setDst} onPort={setPort} />
        <button type="submit" className="primary">
          Check
        </button>
      </form>
      {complete && error !== null && <Failure error={error} />}
      {complete && explanation !== undefined && (
        <Verdict directory={directory} question={question} explanation={explanation} />
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
