import type { Role } from '../../configuration/role';
import type { AdminFault } from './admin-reply';

const accessQuestion = /\/access\/[a-z-]+$/;
/** Who is signed in is a matter of each process. */
const ownSessions = /\/sessions$/;
const otherQuestion = /\/(policy\/(check|preview)|audit\/(drift|verify))$/;

/** Why a process of a role does not serve a route of the admin API; `undefined` where it does. */
export const roleRefusal = (role: Role, method: string, route: string): AdminFault | undefined => {
  switch (role) {
    case 'all':
      return undefined;
    case 'scim':
      return accessQuestion.test(route) ? notAnsweredHere : undefined;
    case 'resolver':
      return isQuestion(method, route) ? undefined : notChangedHere;
  }
};

const isQuestion = (method: string, route: string): boolean =>
  method === 'GET' ||
  method === 'HEAD' ||
  accessQuestion.test(route) ||
  otherQuestion.test(route) ||
  ownSessions.test(route);

const notAnsweredHere: AdminFault = {
  code: 'not-answered-here',
  message:
    'This process takes changes (role scim) and answers no access questions. Ask one with the role resolver or all.',
};

const notChangedHere: AdminFault = {
  code: 'not-changed-here',
  message:
    'This process answers questions (role resolver) and takes no changes. Nothing was changed. Send the request to one with the role scim or all.',
};
