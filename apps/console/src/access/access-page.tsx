import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { failedNamesQuery } from '../api/queries';
import type { Directory } from '../api/types';
import { NotFound } from '../elements/not-found';
import { useTitle } from '../elements/use-title';
import { AccessChecker } from './access-checker';
import { FailedNames } from './failed-names';
import { GroupSync } from './group-sync';
import { PolicyPart } from './policy-part';

type Props = { readonly directory: Directory; readonly part: string | undefined };

const parts = [
  { part: undefined, name: 'Policy' },
  { part: 'groups', name: 'Group sync' },
  { part: 'check', name: 'Check access' },
];

export const AccessPage = ({ directory, part }: Props) => {
  useTitle('Access controls');
  const { id } = directory;
  const { data: failed = [] } = useQuery(failedNamesQuery(id));
  return (
    <>
      <h1>Access controls</h1>
      <nav className="tabs" aria-label="Parts of access controls">
        {parts.map(({ part: own, name }) => (
          <Link
            key={name}
            href={`/directories/${id}/access${own === undefined ? '' : `/${own}`}`}
            aria-current={own === part ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <FailedNames directory={id} failed={failed} />
      {part === undefined && <PolicyPart directory={directory} />}
      {part === 'groups' && <GroupSync directory={directory} />}
      {part === 'check' && <AccessChecker directory={id} />}
      {parts.every(({ part: own }) => own !== part) && <NotFound what="page" />}
    </>
  );
};
