import { useQuery } from '@tanstack/react-query';
import { projectionQuery } from '../api/record-queries';
import { Badge } from '../elements/badge';
import { count } from '../elements/format';

/** How far what is shown is behind the store. */
export const ProjectionLag = () => {
  const { data: projection, error } = useQuery(projectionQuery);
  if (error !== null) return <span className="muted">Not known: /readyz of this server cannot be read</span>;
  if (projection === undefined) return <span className="muted">…</span>;
  const { status, lag } = projection;
  if (status !== 'live') return <Badge tone="bad">{status}</Badge>;
  return lag.events === 0 ? (
    <>
      <Badge tone="good">Live</Badge> no event waits
    </>
  ) : (
    <>
      <Badge tone="warn">Behind</Badge> {count(lag.events, 'event')}, {lag.seconds.toFixed(1)} s
    </>
  );
};
