import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLive } from '../live/use-live';
import { DirectorySwitcher } from './directory-switcher';
import { Logo } from './logo';
import { Pages } from './pages';
import { SignedIn } from './signed-in';

type Props = { readonly id: string; readonly children: ReactNode };

/** The frame of all pages of a directory. */
export const Shell = ({ id, children }: Props) => {
  const live = useLive(id);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="side">
        <Link to="/directories" className="home" aria-label="Rollcall, all directories">
          <Logo />
        </Link>
        <DirectorySwitcher directory={id} />
        <Pages directory={id} />
        <div className="side-foot">
          <span className={`live ${live}`} role="status">
            {live === 'live' ? 'Live' : 'Reconnecting…'}
          </span>
          <SignedIn />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
};
