import { Link } from '@tanstack/react-router';
import type { Alert, FailedName } from '../api/access-types';
import { Banner } from '../elements/banner';
import { moment } from '../elements/format';
import { PolicyLine } from './policy-line';
import { Since } from './since';

type Props = {
  readonly directory: string;
  readonly failed: ReadonlyArray<FailedName>;
  readonly alerts: ReadonlyArray<Alert>;
};

/** Every name in force that denotes nobody: what it was, what became of it, and which rules it takes off. */
export const FailedNames = ({ directory, failed, alerts }: Props) => {
  const bySelector = Map.groupBy(failed, ({ selector }) => selector);
  return [...bySelector].map(([selector, uses]) => {
    const [first] = uses;
    if (first === undefined) return null;
    const alert = alerts.find((one) => one.selector === selector);
    const lines = [...new Set(uses.map(({ line }) => line))];
    return (
      <Banner key={selector} tone="bad" title={titleOf(selector, first)}>
        <p>
          {whatHappened(first)}{' '}
          {first.causeRevision !== undefined ? (
            <Link
              to="/directories/$id/history"
              params={{ id: directory }}
              search={{ revision: first.causeRevision }}
            >
              The event that did it
            </Link>
          ) : (
            alert !== undefined && (
              <>
                So since <Since directory={directory} since={alert.since} />.
              </>
            )
          )}
        </p>
        <p>
          Failed closed: {uses.length === 1 ? 'the rule' : 'the rules'} on{' '}
          {lines.map((line, index) => (
            <span key={line}>
              {index > 0 && ', '}
              <PolicyLine directory={directory} line={line} />
            </span>
          ))}{' '}
          {uses.length === 1 ? 'lets' : 'let'} nobody through by this name. All other rules stay in force.
        </p>
      </Banner>
    );
  });
};

const titleOf = (selector: string, { lost }: FailedName): string => {
  if (lost === undefined) return `${selector} denotes nobody`;
  return lost.now === null
    ? `The group “${lost.was}” was deleted`
    : `The group “${lost.was}” is now called “${lost.now}”`;
};

const whatHappened = ({ lost, message }: FailedName): string => {
  if (lost === undefined) return message;
  return lost.now === null
    ? `Deleted ${moment(lost.at)}. Push it again under this name, or take it out of the policy.`
    : `Renamed ${moment(lost.at)}. Use ${lost.selector} in the policy, or give the group its old name back in Okta.`;
};
