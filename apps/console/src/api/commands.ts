import type { PolicyReview, PreviewReport } from './access-types';
import { ifStill, proveWith, request } from './request';
import type { Directory, IssuedKey, Session } from './types';

/** All that the console can have done. */

const of = (directory: string, rest = ''): string => `/directories/${encodeURIComponent(directory)}${rest}`;

export const signIn = async (token: string): Promise<Session> => {
  const answer = await request<{ readonly session: Session }>('/session', {
    method: 'POST',
    body: { token },
  });
  proveWith(answer.session.csrfToken);
  return answer.session;
};

/** Where to go to sign out there too, if there is such a place. */
export const signOut = (): Promise<{ readonly continueAt: string | null }> =>
  request('/session', { method: 'DELETE' });

export const openDirectory = (
  id: string,
  domains: ReadonlyArray<string>,
  erasable: boolean,
): Promise<Directory> => request('/directories', { method: 'POST', body: { id, domains, erasable } });

export type KeyWish = { readonly label: string; readonly expiresAt?: string };

export const enableProvisioning = (id: string, wish: KeyWish): Promise<IssuedKey> =>
  request(of(id, '/provisioning/enable'), { method: 'POST', body: wish });

export const disableProvisioning = (id: string, confirm: string): Promise<Directory> =>
  request(of(id, '/provisioning/disable'), { method: 'POST', body: { confirm } });

export const issueKey = (id: string, wish: KeyWish): Promise<IssuedKey> =>
  request(of(id, '/keys'), { method: 'POST', body: wish });

export const revokeKey = (id: string, key: string): Promise<unknown> =>
  request(of(id, `/keys/${encodeURIComponent(key)}`), { method: 'DELETE' });

export const checkPolicy = (id: string, text: string): Promise<PolicyReview> =>
  request(of(id, '/policy/draft'), { method: 'POST', body: { text } });

export const previewPolicy = (id: string, text: string): Promise<PreviewReport> =>
  request(of(id, '/policy/preview'), { method: 'POST', body: { policy: text } });

/** `replacing` is the hash of the policy that the edit began with; null for none. */
export const savePolicy = (id: string, text: string, replacing: string | null): Promise<unknown> =>
  request(of(id, '/policy'), {
    method: 'PUT',
    text,
    headers: ifStill(replacing),
  });
