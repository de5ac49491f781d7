import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { trafficQuery } from '../api/request-queries';
import type { HourOfRequests } from '../api/types';
import { Failure } from '../elements/failure';
import { count, number } from '../elements/format';

const TrafficChart = lazy(() => import('./traffic-chart'));

type Props = { readonly directory: string };

const HOUR_MS = 3_600_000;
const WEEK = 7 * 24;

const spans = [
  { hours: 24, name: '24 hours' },
  { hours: WEEK, name: '7 days' },
];

/** How much the identity provider asked for, and how much of it failed. */
export const Traffic = ({ directory }: Props) => {
  const { data: counted, error } = useQuery(trafficQuery(directory, 7));
  const [hours, setHours] = useState(24);
  const columns = useMemo(() => columnsOf(counted ?? [], hours), [counted, hours]);
  if (error !== null) return <Failure error={error} />;
  if (counted === undefined) return null;
  return (
    <section className="card">
      <div className="toolbar">
        <h2>Requests</h2>
        <span className="segments" role="group" aria-label="Time">
          {spans.map(({ hours: own, name }) => (
            <button
              key={own}
              type="button"
              className="small"
              aria-pressed={own === hours}
              onClick={() => setHours(own)}
            >
              {name}
            </button>
          ))}
        </span>
      </div>
      <p>
        <strong>{count(columns.total, 'request')}</strong>,{' '}
        <Link to="/directories/$id/requests" params={{ id: directory }} search={{ status: '4xx-5xx' }}>
          {number(columns.failures)} failed
        </Link>
      </p>
      {columns.total > 0 && (
        <Suspense fallback={<div className="chart" />}>
          <TrafficChart
            label={`${count(columns.total, 'request')} in ${hours} hours, of which ${columns.failures} failed`}
            times={columns.times}
            requests={columns.requests}
            failed={columns.failed}
          />
        </Suspense>
      )}
    </section>
  );
};

/** One for each of the last hours, those without a request too. */
const columnsOf = (counted: ReadonlyArray<HourOfRequests>, hours: number) => {
  const byHour = new Map(counted.map((hour) => [Date.parse(hour.hour), hour]));
  const now = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const times = Array.from({ length: hours }, (_, i) => now - (hours - 1 - i) * HOUR_MS);
  const requests = times.map((time) => byHour.get(time)?.requests ?? 0);
  const failed = times.map((time) => byHour.get(time)?.failed ?? 0);
  return {
    times: times.map((time) => time / 1_000),
    requests,
    failed,
    total: requests.reduce((sum, n) => sum + n, 0),
    failures: failed.reduce((sum, n) => sum + n, 0),
  };
};
