import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery } from '../api/queries';
import type { LoggedRequest } from '../api/types';
import { CopyButton } from '../elements/copy-button';
import { moment } from '../elements/format';
import { curlOf } from './curl';
import { pathOf } from './path-of';
import { StatusBadge } from './status-badge';
import { WhatWasSent } from './what-was-sent';

type Props = { readonly directory: string; readonly request: LoggedRequest };

/** All that the log holds of a request, and the events that it caused. */
export const RequestDetails = ({ directory, request }: Props) => {
  const { data: session } = useQuery(sessionQuery);
  const { status, scimType, detail, cause, body, revisions, requestId } = request;
  const curl = curlOf(session?.scimBaseUrl ?? '', request);
  return (
    <>
      <dl className="facts">
        <dt>Request</dt>
        <dd>
          <code>
            {request.method} {pathOf(request)}
          </code>
          {request.filter !== undefined && (
            <>
              {' '}
              where <code>{request.filter}</code>
            </>
          )}
        </dd>
        <dt>Answer</dt>
        <dd>
          <StatusBadge status={status} /> {scimType} in {request.milliseconds} ms
          {detail !== undefined && <p className="told">{detail}</p>}
          {cause !== undefined && <p className="told">Here: {cause}</p>}
        </dd>
        <dt>When</dt>
        <dd>{moment(request.time)}</dd>
        <dt>From</dt>
        <dd>
          {request.address} <span className="muted">{request.userAgent}</span>
        </dd>
        <dt>Key</dt>
        <dd>{request.key === undefined ? 'None that works here' : <code>{request.key}</code>}</dd>
        <dt>Request id</dt>
        <dd>
          <code>{requestId}</code>
        </dd>
        <dt>Events</dt>
        <dd>
          {revisions.length === 0 ? (
            'None: nothing changed'
          ) : (
            <Link to="/directories/$id/audit" params={{ id: directory }} search={{ request: requestId }}>
              {revisions.length === 1
                ? `What it changed, at revision ${revisions[0]}`
                : `What it changed, at revisions ${revisions[0]} to ${revisions.at(-1)}`}
            </Link>
          )}
        </dd>
        {body !== undefined && (
          <>
            <dt>Sent</dt>
            <dd>
              <WhatWasSent body={body} />
            </dd>
          </>
        )}
      </dl>
      <div className="command">
        <pre>
          <code>{curl}</code>
        </pre>
        <CopyButton text={curl} label="as curl" />
      </div>
      <p className="hint">
        The command has no key in it: put one into <code>ROLLCALL_KEY</code>, and values in the place of{' '}
        <code>…</code>.
      </p>
    </>
  );
};
