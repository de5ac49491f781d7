import { useQuery } from '@tanstack/react-query';
import { Route, Switch } from 'wouter';
import { AccessPage } from '../access/access-page';
import { directoryQuery } from '../api/queries';
import { AuditPage } from '../audit/audit-page';
import { Banner } from '../elements/banner';
import { Failure } from '../elements/failure';
import { NotFound } from '../elements/not-found';
import { OverviewPage } from '../overview/overview-page';
import { PastPage } from '../past/past-page';
import { ProvisioningPage } from '../provisioning/provisioning-page';
import { Shell } from '../shell/shell';
import { PersonPage } from '../users/person-page';
import { UsersPage } from '../users/users-page';

type Props = { readonly id: string; readonly scimBaseUrl: string };

export const DirectoryPages = ({ id, scimBaseUrl }: Props) => {
  const { data: directory, error } = useQuery(directoryQuery(id));
  const base = `/directories/${id}`;
  return (
    <Shell id={id}>
      {error !== null && <Failure error={error} />}
      {directory?.parked !== undefined && (
        <Banner tone="bad" title={`This directory stopped at revision ${directory.parked.revision}`}>
          It denies all access until that is mended: {directory.parked.reason}
        </Banner>
      )}
      {directory !== undefined && (
        <Switch>
          <Route path={base}>
            <OverviewPage directory={directory} />
          </Route>
          <Route path={`${base}/provisioning`}>
            <ProvisioningPage directory={directory} scimBaseUrl={scimBaseUrl} />
          </Route>
          <Route path={`${base}/users`}>
            <UsersPage directory={directory} />
          </Route>
          <Route path={`${base}/users/:person`}>
            {({ person }) => <PersonPage key={person} directory={id} person={person} />}
          </Route>
          <Route path={`${base}/access/:part?`}>
            {({ part }) => <AccessPage directory={directory} part={part} />}
          </Route>
          <Route path={`${base}/audit`}>
            <AuditPage directory={id} />
          </Route>
          <Route path={`${base}/history`}>
            <PastPage directory={directory} />
          </Route>
          <Route>
            <NotFound what="page" />
          </Route>
        </Switch>
      )}
    </Shell>
  );
};
