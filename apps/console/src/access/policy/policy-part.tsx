import { useQuery } from '@tanstack/react-query';
import { policyQuery } from '../../api/queries';
import { useDirectory } from '../../directories/use-directory';
import { Failure } from '../../elements/failure';
import { firstPolicy } from './first-policy';
import { PolicyDesk } from './policy-desk';

/** The policy in force, or a first one to begin with. */
export const PolicyPart = () => {
  const directory = useDirectory();
  const { data: policy, error } = useQuery(policyQuery(directory.id));
  return (
    <>
      {error !== null && <Failure error={error} />}
      {policy !== undefined && (
        <PolicyDesk
          directory={directory.id}
          inForce={policy}
          beginning={policy.text ?? firstPolicy(directory.domains[0] ?? 'example.com')}
        />
      )}
    </>
  );
};
