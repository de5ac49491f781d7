import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { directoriesQuery } from '../api/queries';
import { useLive } from '../live/use-live';
import { Logo } from './logo';
import { SignOutButton } from './sign-out-button';

type Props = { readonly id: string; readonly children: ReactNode };

const pages = [
  { path: '', name: 'Overview' },
  { path: '/provisioning', name: 'User management' },
  { path: '/users', name: 'Users' },
  { path: '/access', name: 'Access controls' },
  { path: '/audit', name: 'Audit' },
  { path: '/history', name: 'Time travel' },
];

/** The frame of all pages of a directory. */
export const Shell = ({ id, children }: Props) => {
  const [location, navigate] = useLocation();
  const { data: directories = [] } = useQuery(directoriesQuery);
  const live = useLive(id);
  const base = `/directories/${id}`;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = nav.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [location]);
  const isCurrent = (path: string) =>
    path === '' ? location === base : location === `${base}${path}` || location.startsWith(`${base}${path}/`);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="side">
        <Link href="/directories" className="home" aria-label="Rollcall, all directories">
          <Logo />
        </Link>
        <label className="switcher">
          <span className="hidden">Directory</span>
          <select
            value={id}
            onChange={(event) =>
              navigate(event.target.value === '' ? '/directories' : `/directories/${event.target.value}`)
            }
          >
            {directories.some((directory) => directory.id === id) || <option value={id}>{id}</option>}
            {directories.map((directory) => (
              <option key={directory.id} value={directory.id}>
                {directory.id}
              </option>
            ))}
            <option value="">All directories…</option>
          </select>
        </label>
        <nav ref={nav} aria-label="Pages of the directory">
          {pages.map(({ path, name }) => (
            <Link key={path} href={`${base}${path}`} aria-current={isCurrent(path) ? 'page' : undefined}>
              {name}
            </Link>
          ))}
        </nav>
        <div className="side-foot">
          <span className={`live ${live}`} role="status">
            {live === 'live' ? 'Live' : 'Reconnecting…'}
          </span>
          <SignOutButton />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
};
