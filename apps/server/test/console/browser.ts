import { type Answer, type Call, caller } from '../http-client';
import { ADMIN_TOKEN, type TestServer } from '../test-server';

export type SignedIn = {
  readonly answer: Answer;
  /** `name=id` as a browser sends it back. */
  readonly cookie: string;
  readonly csrfToken: string;
  /** The admin API, with the cookie and the CSRF token. */
  readonly api: Call;
  /** The same without the CSRF token. */
  readonly withoutProof: Call;
};

/** Signs in as a browser does. */
export const signIn = async ({ url }: TestServer): Promise<SignedIn> => {
  const answer = await caller(`${url}/api`, {})('POST', '/session', { token: ADMIN_TOKEN });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const csrfToken = String(sessionIn(answer).csrfToken);
  return {
    answer,
    cookie,
    csrfToken,
    api: caller(`${url}/api`, { cookie, 'x-csrf-token': csrfToken }),
    withoutProof: caller(`${url}/api`, { cookie }),
  };
};

export const sessionIn = ({ body }: Answer): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body.session ?? {}));
