import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { auditQuery, failedNamesQuery, keysQuery } from '../api/queries';
import { sentenceOf } from '../audit/sentence';
import { useDirectory } from '../directories/use-directory';
import { Ago } from '../elements/ago';
import { Badge } from '../elements/badge';
import { CopyButton } from '../elements/copy-button';
import { moment, number } from '../elements/format';
import { useTitle } from '../elements/use-title';
import { Attention } from './attention';
import { FirstSteps } from './first-steps';

const RECENT = 200;

export const OverviewPage = () => {
  const directory = useDirectory();
  useTitle('Overview');
  const { id, users, groups, provisioningEnabled, policy, revision, digest } = directory;
  const { data: keys = [] } = useQuery(keysQuery(id));
  const { data: failed = [] } = useQuery(failedNamesQuery(id));
  const { data: recent } = useInfiniteQuery(auditQuery(id, {}, RECENT));
  const lastChange = recent?.pages[0]?.entries.find(({ origin }) => origin === 'SCIM');
  const lastUse = keys
    .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
    .sort()
    .at(-1);
  return (
    <>
      <h1>Overview</h1>
      <FirstSteps directory={directory} wasReached={lastUse !== undefined || lastChange !== undefined} />
      <Attention directory={directory} keys={keys} failed={failed} />
      <dl className="figures">
        <div>
          <dt>Active users</dt>
          <dd>{number(users.active)}</dd>
        </div>
        <div>
          <dt>Suspended users</dt>
          <dd>{number(users.total - users.active)}</dd>
        </div>
        <div>
          <dt>Groups</dt>
          <dd>{number(groups)}</dd>
        </div>
        <div>
          <dt>Rules off</dt>
          <dd>{number(new Set(failed.map(({ section, ruleIndex }) => `${section} ${ruleIndex}`)).size)}</dd>
        </div>
      </dl>
      <section className="card">
        <h2>Identity provider</h2>
        <dl className="facts">
          <dt>Provisioning</dt>
          <dd>{provisioningEnabled ? <Badge tone="good">On</Badge> : <Badge tone="neutral">Off</Badge>}</dd>
          <dt>Last request</dt>
          <dd>{lastUse === undefined ? 'None since this server started' : <Ago at={lastUse} />}</dd>
          <dt>Last change</dt>
          <dd>
            {lastChange === undefined ? (
              `None among the last ${RECENT} changes`
            ) : (
              <>
                {sentenceOf(lastChange)}, <Ago at={lastChange.time} />
              </>
            )}
          </dd>
        </dl>
      </section>
      <section className="card">
        <h2>Record</h2>
        <dl className="facts">
          <dt>Policy</dt>
          <dd>
            {policy === null ? (
              'None in force: all access is denied'
            ) : (
              <>
                Accepted <Ago at={policy.acceptedAt} />{' '}
                <span className="muted">({moment(policy.acceptedAt)})</span>
              </>
            )}
          </dd>
          <dt>Revision</dt>
          <dd>{number(Number(revision))}</dd>
          <dt>Head of the chain</dt>
          <dd className="copyable-value">
            <code>{digest}</code> <CopyButton text={digest} label="the digest" />
          </dd>
        </dl>
        <p className="hint">
          Each change holds a digest of all before it. Keep this one elsewhere, and{' '}
          <code>rollcall audit verify {id}</code> shows later whether anything before it was altered.
        </p>
      </section>
    </>
  );
};
