import { useQuery } from '@tanstack/react-query';
import { PolicyLine } from '../access/policy-line';
import { policyQuery } from '../api/queries';
import type { Directory } from '../api/types';
import { ChainStatus } from '../audit/chain-status';
import { Ago } from '../elements/ago';
import { CopyButton } from '../elements/copy-button';
import { moment, number } from '../elements/format';
import { ProjectionLag } from './projection-lag';

type Props = { readonly directory: Directory };

/** What is in force, and how well it is kept. */
export const RecordFacts = ({ directory: { id, policy, revision, digest } }: Props) => {
  const { data: inForce } = useQuery(policyQuery(id));
  const lines = inForce?.diagnostics.flatMap(({ code, line }) => (code === 'unreachable-rule' ? [line] : []));
  return (
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
        <dt>Rules for nobody</dt>
        <dd>
          {lines?.length === 0
            ? 'None'
            : lines?.map((line, index) => (
                <span key={line}>
                  {index > 0 && ', '}
                  <PolicyLine directory={id} line={line} />
                </span>
              ))}
        </dd>
        <dt>What is shown</dt>
        <dd>
          <ProjectionLag />
        </dd>
        <dt>Chain of digests</dt>
        <dd>
          <ChainStatus directory={id} />
        </dd>
        <dt>Head, event {number(Number(revision))}</dt>
        <dd className="copyable-value">
          <code>{digest}</code> <CopyButton text={digest} label="the digest" />
        </dd>
      </dl>
      <p className="hint">
        Each event holds a digest of all before it. Keep the head elsewhere, and{' '}
        <code>rollcall audit verify {id}</code> shows later whether anything before it was altered.
      </p>
    </section>
  );
};
