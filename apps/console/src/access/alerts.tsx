import { useQuery } from '@tanstack/react-query';
import { alertsQuery } from '../api/alert-queries';
import { failedNamesQuery } from '../api/queries';
import type { Directory } from '../api/types';
import { FailedNames } from './failed-names';
import { FailingTests } from './failing-tests';

type Props = { readonly directory: Directory };

/** What a change of the directory did to the policy in force: names that denote nobody, tests that fail. */
export const Alerts = ({ directory: { id, revision } }: Props) => {
  const { data: failed = [] } = useQuery(failedNamesQuery(id));
  const { data: told } = useQuery(alertsQuery(id, revision));
  return (
    <>
      <FailedNames directory={id} failed={failed} alerts={told?.alerts ?? []} />
      <FailingTests directory={id} failing={told?.failingTests ?? []} />
    </>
  );
};
