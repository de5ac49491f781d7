import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { auditQuery } from '../api/queries';
import { lastRequestQuery } from '../api/request-queries';
import type { Directory } from '../api/types';
import { sentenceOf } from '../audit/sentence';
import { Ago } from '../elements/ago';
import { Badge } from '../elements/badge';
import { pathOf } from '../requests/path-of';
import { StatusBadge } from '../requests/status-badge';

type Props = { readonly directory: Directory };

const RECENT = 200;

/** When the identity provider was heard last. */
export const ProviderFacts = ({ directory: { id, provisioningEnabled } }: Props) => {
  const { data: last } = useQuery(lastRequestQuery(id));
  const { data: recent } = useInfiniteQuery(auditQuery(id, {}, RECENT));
  const change = recent?.pages[0]?.entries.find(({ origin }) => origin === 'SCIM');
  return (
    <section className="card">
      <h2>Identity provider</h2>
      <dl className="facts">
        <dt>Provisioning</dt>
        <dd>{provisioningEnabled ? <Badge tone="good">On</Badge> : <Badge tone="neutral">Off</Badge>}</dd>
        <dt>Last request</dt>
        <dd>
          {last === null && 'None in the last 30 days'}
          {last && (
            <>
              <Ago at={last.time} />,{' '}
              <Link to="/directories/$id/requests" params={{ id }} search={{ open: last.requestId }}>
                <code>
                  {last.method} {pathOf(last)}
                </code>
              </Link>{' '}
              <StatusBadge status={last.status} />
            </>
          )}
        </dd>
        <dt>Last change</dt>
        <dd>
          {change === undefined ? (
            `None among the last ${RECENT} changes`
          ) : (
            <>
              {sentenceOf(change)}, <Ago at={change.time} />
            </>
          )}
        </dd>
      </dl>
    </section>
  );
};
