import { Link } from '@tanstack/react-router';
import { useCurrentInSight } from './use-current-in-sight';

type Props = { readonly directory: string };

const pages = [
  { to: '/directories/$id', name: 'Overview', exact: true },
  { to: '/directories/$id/provisioning', name: 'User management' },
  { to: '/directories/$id/users', name: 'Users' },
  { to: '/directories/$id/access', name: 'Access controls' },
  { to: '/directories/$id/requests', name: 'Requests' },
  { to: '/directories/$id/audit', name: 'Audit' },
  { to: '/directories/$id/history', name: 'Time travel' },
  { to: '/directories/$id/settings', name: 'Settings' },
] as const;

export const Pages = ({ directory }: Props) => {
  const nav = useCurrentInSight();
  return (
    <nav ref={nav} aria-label="Pages of the directory">
      {pages.map(({ to, name, ...page }) => (
        <Link
          key={to}
          to={to}
          params={{ id: directory }}
          activeOptions={{ exact: 'exact' in page, includeSearch: false }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
};
