import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { whatCanQuery } from '../../api/access-queries';
import type { Reach } from '../../api/access-types';
import { Failure } from '../../elements/failure';
import { PolicyLine } from '../policy-line';
import { protocolName } from '../services';
import { NearMisses } from './near-misses';
import { reasonOf } from './reasons';
import { SourceField } from './source-field';

const route = getRouteApi('/directories/$id/access/check');

export const WhatCan = () => {
  const { id: directory } = route.useParams();
  const { src: asked = '' } = route.useSearch();
  const navigate = useNavigate();
  const [src, setSrc] = useState(asked);
  const { data, error } = useQuery({ ...whatCanQuery(directory, asked), enabled: asked !== '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({
      to: '/directories/$id/access/check',
      params: { id: directory },
      search: { ask: 'what', src: src.trim() },
    });
  };
  return (
    <div className="stack">
      <form className="row-form card" onSubmit={submit}>
        <SourceField directory={directory} label="What can" value={src} onChange={setSrc} />
        <button type="submit" className="primary">
          reach?
        </button>
      </form>
      {error !== null && <Failure error={error} />}
      {data !== undefined && (
        <section className="card" role="status">
          <h2>{data.reach.length === 0 ? `${asked} can reach nothing` : `${asked} can reach`}</h2>
          {data.denied !== null && <p>{reasonOf(data.denied)}</p>}
          {data.denied === null && data.reach.length === 0 && <p>No rule opens anything to them.</p>}
          {data.reach.length > 0 && <ReachTable directory={directory} reach={data.reach} />}
        </section>
      )}
      {data !== undefined && <NearMisses directory={directory} nearMisses={data.nearMisses} />}
    </div>
  );
};

type TableProps = { readonly directory: string; readonly reach: ReadonlyArray<Reach> };

const ReachTable = ({ directory, reach }: TableProps) => (
  <div className="table-scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Destination</th>
          <th scope="col">Protocol</th>
          <th scope="col">Ports</th>
          <th scope="col">By the rules on</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(reach).map(({ destination, protocols, ports, family, rules }) => (
          <tr key={`${destination} ${protocols.join()} ${family ?? ''}`}>
            <th scope="row">
              <code>{destination}</code> {family !== undefined && <span className="muted">{family}</span>}
            </th>
            <td>{[...new Set(protocols.map(protocolName))].join(', ')}</td>
            <td>
              <code>{ports}</code>
            </td>
            <td>
              {rules.map(({ line }, index) => (
                <span key={line}>
                  {index > 0 && ', '}
                  <PolicyLine directory={directory} line={line} />
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

type Row = Omit<Reach, 'protocol'> & { readonly protocols: ReadonlyArray<number> };

/** What the same rules open alike over several protocols is one row. */
const rowsOf = (reach: ReadonlyArray<Reach>): ReadonlyArray<Row> => {
  const rows = new Map<string, Row>();
  for (const { protocol, ...open } of reach) {
    const key = JSON.stringify(open);
    rows.set(key, { ...open, protocols: [...(rows.get(key)?.protocols ?? []), protocol] });
  }
  return [...rows.values()];
};
