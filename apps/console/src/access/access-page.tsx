import { Link, Outlet } from '@tanstack/react-router';
import { useDirectory } from '../directories/use-directory';
import { useTitle } from '../elements/use-title';
import { useCurrentInSight } from '../shell/use-current-in-sight';
import { Alerts } from './alerts';

const parts = [
  { to: '/directories/$id/access', name: 'Policy' },
  { to: '/directories/$id/access/groups', name: 'Group sync' },
  { to: '/directories/$id/access/check', name: 'Check access' },
  { to: '/directories/$id/access/devices', name: 'Devices and roles' },
] as const;

const exactly = { exact: true, includeSearch: false };

export const AccessPage = () => {
  useTitle('Access controls');
  const directory = useDirectory();
  const { id } = directory;
  const tabs = useCurrentInSight();
  return (
    <>
      <h1>Access controls</h1>
      <nav ref={tabs} className="tabs" aria-label="Parts of access controls">
        {parts.map(({ to, name }) => (
          <Link key={to} to={to} params={{ id }} activeOptions={exactly}>
            {name}
          </Link>
        ))}
      </nav>
      <Alerts directory={directory} />
      <Outlet />
    </>
  );
};
