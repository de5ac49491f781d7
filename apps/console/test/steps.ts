import { createOkta, type Okta } from '@rollcall/okta-player';
import type { Page } from 'playwright-core';
import { ADMIN_TOKEN, type RollcallProcess } from './rollcall-process';

export const signIn = async (page: Page, token = ADMIN_TOKEN): Promise<void> => {
  await page.getByLabel('Admin token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

export const oktaWith = ({ url }: { readonly url: string }, token: string): Okta =>
  createOkta({ baseUrl: `${url}/scim/v2`, token, dialect: 'oin' });

/** A directory of example.com with provisioning on, and Okta connected to it. */
export const connected = async (server: RollcallProcess, id: string): Promise<Okta> => {
  await server.admin('POST', '/directories', { id, domains: ['example.com'] });
  const { key } = await server.admin('POST', `/directories/${id}/provisioning/enable`, { label: 'Okta' });
  return oktaWith(server, String(key));
};

export const expectDone = async (task: Promise<{ readonly ok: boolean }>): Promise<void> => {
  expect(await task).toMatchObject({ ok: true });
};

/** Pastes a text in the place of what is in the policy editor. */
export const writePolicy = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Text of the policy' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.keyboard.press('ControlOrMeta+v');
};

/** Id of the newest request that was refused; a request is logged right after its answer is on the way. */
export const refusedRequest = async (server: RollcallProcess, directory: string): Promise<string> => {
  for (const until = Date.now() + 20_000; Date.now() < until; ) {
    const { requests } = await server.admin('GET', `/directories/${directory}/requests?status=4xx&limit=1`);
    const [refused]: ReadonlyArray<{ readonly requestId: string }> = Array.isArray(requests) ? requests : [];
    if (refused !== undefined) return refused.requestId;
  }
  throw new Error('no request is refused');
};
