import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { AccessPage } from '../access/access-page';
import { auditFilters } from '../api/queries';
import { requestFilters } from '../api/request-queries';
import { DirectoriesPage } from '../directories/directories-page';
import { DirectoryPages } from '../directories/directory-pages';
import { NotFound } from '../elements/not-found';
import { OverviewPage } from '../overview/overview-page';
import { ProvisioningPage } from '../provisioning/provisioning-page';
import { parseSearch, stringifySearch, texts } from './search';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <main className="centred">
      <NotFound what="page" />
    </main>
  ),
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: () => <DirectoriesPage leadOn />,
});

const directories = createRoute({
  getParentRoute: () => root,
  path: '/directories',
  component: () => <DirectoriesPage leadOn={false} />,
});

const directory = createRoute({
  getParentRoute: () => root,
  path: '/directories/$id',
  component: DirectoryPages,
  remountDeps: ({ params }) => params,
  notFoundComponent: () => <NotFound what="page" />,
});

const overview = createRoute({ getParentRoute: () => directory, path: '/', component: OverviewPage });

const provisioning = createRoute({
  getParentRoute: () => directory,
  path: '/provisioning',
  component: ProvisioningPage,
});

const users = createRoute({
  getParentRoute: () => directory,
  path: '/users',
  validateSearch: texts('search', 'state'),
  component: lazyRouteComponent(() => import('../users/users-page'), 'UsersPage'),
});

const person = createRoute({
  getParentRoute: () => directory,
  path: '/users/$person',
  remountDeps: ({ params }) => params,
  component: lazyRouteComponent(() => import('../users/person-page'), 'PersonPage'),
});

const access = createRoute({ getParentRoute: () => directory, path: '/access', component: AccessPage });

const policy = createRoute({
  getParentRoute: () => access,
  path: '/',
  validateSearch: texts('line'),
  component: lazyRouteComponent(() => import('../access/policy/policy-part'), 'PolicyPart'),
});

const groups = createRoute({
  getParentRoute: () => access,
  path: '/groups',
  validateSearch: texts('group'),
  component: lazyRouteComponent(() => import('../access/groups/group-sync'), 'GroupSync'),
});

const check = createRoute({
  getParentRoute: () => access,
  path: '/check',
  validateSearch: texts('ask', 'src', 'dst', 'port'),
  component: lazyRouteComponent(() => import('../access/questions/question-page'), 'QuestionPage'),
});

const devices = createRoute({
  getParentRoute: () => access,
  path: '/devices',
  component: lazyRouteComponent(() => import('../access/devices/devices-page'), 'DevicesPage'),
});

const requests = createRoute({
  getParentRoute: () => directory,
  path: '/requests',
  component: lazyRouteComponent(() => import('../requests/requests-page'), 'RequestsPage'),
});

const requestList = createRoute({
  getParentRoute: () => requests,
  path: '/',
  validateSearch: texts(...requestFilters, 'open'),
  component: lazyRouteComponent(() => import('../requests/request-list'), 'RequestList'),
});

const failures = createRoute({
  getParentRoute: () => requests,
  path: '/failures',
  component: lazyRouteComponent(() => import('../requests/failure-list'), 'FailureList'),
});

const audit = createRoute({
  getParentRoute: () => directory,
  path: '/audit',
  validateSearch: texts(...auditFilters),
  component: lazyRouteComponent(() => import('../audit/audit-page'), 'AuditPage'),
});

const history = createRoute({
  getParentRoute: () => directory,
  path: '/history',
  validateSearch: texts('revision'),
  component: lazyRouteComponent(() => import('../past/past-page'), 'PastPage'),
});

const settings = createRoute({
  getParentRoute: () => directory,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings-page'), 'SettingsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    directories,
    directory.addChildren([
      overview,
      provisioning,
      users,
      person,
      access.addChildren([policy, groups, check, devices]),
      requests.addChildren([requestList, failures]),
      audit,
      history,
      settings,
    ]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
