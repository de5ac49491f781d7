import { Route, Switch } from 'wouter';
import type { Session } from './api/types';
import { DirectoriesPage } from './directories/directories-page';
import { DirectoryPages } from './directories/directory-pages';
import { NotFound } from './elements/not-found';

type Props = { readonly session: Session };

export const App = ({ session }: Props) => (
  <Switch>
    <Route path="/">
      <DirectoriesPage leadOn />
    </Route>
    <Route path="/directories">
      <DirectoriesPage leadOn={false} />
    </Route>
    <Route path="/directories/:id/*?">
      {({ id }) => <DirectoryPages key={id} id={id} scimBaseUrl={session.scimBaseUrl} />}
    </Route>
    <Route>
      <main className="centred">
        <NotFound what="page" />
      </main>
    </Route>
  </Switch>
);
