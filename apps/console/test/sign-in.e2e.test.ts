import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '@rollcall/testing';
import { type OpenIdProvider, startOpenIdProvider } from '@rollcall/testing/openid-provider';
import type { Page } from 'playwright-core';
import { describeInChromium, startChromium } from './chromium';
import { policyFor } from './people';
import { type RollcallProcess, startRollcall } from './rollcall-process';
import { connected, signIn } from './steps';
import { violations } from './violations';

const SCREENSHOTS = resolve(__dirname, '../screenshots');

const ana = { sub: '00u1', name: 'Ana Silva', email: 'ana@example.com' };

const signInWithOkta = (page: Page) => page.getByRole('link', { name: 'Sign in with Okta' }).click();

describeInChromium('An administrator of an organisation with an OpenID provider', () => {
  const browser = startChromium();
  let provider: OpenIdProvider;
  let server: RollcallProcess;
  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    provider = await startOpenIdProvider();
    const port = String(await freePort());
    server = await startRollcall(['--port', port, '--public-url', `http://127.0.0.1:${port}`], {
      ROLLCALL_OIDC_ISSUER: provider.issuer,
      ROLLCALL_OIDC_NAME: 'Okta',
      ROLLCALL_OIDC_CLIENT_ID: provider.clientId,
      ROLLCALL_OIDC_CLIENT_SECRET: provider.clientSecret,
      ROLLCALL_OIDC_ROLE_CLAIM: 'groups',
      ROLLCALL_OIDC_ROLES: 'Admins=admin,Operators=operator,Staff=viewer',
    });
    await connected(server, 'acme');
    await server.admin('PUT', '/directories/acme/policy', policyFor('engineering'));
  });
  afterAll(async () => {
    await server.stop();
    await provider.stop();
  });

  /** What the server says to the page itself, session, CSRF token and all. */
  const asked = (page: Page, method: string, path: string, body = '{}'): Promise<number> =>
    page.evaluate(
      `(async () => {
        const { session } = await (await fetch('/api/session')).json();
        const headers = { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken };
        const answer = await fetch('/api${path}', { method: '${method}', headers, body: '${body}' });
        return answer.status;
      })()`,
    );

  it.each([
    ['light', { colorScheme: 'light' as const, viewport: { width: 1280, height: 860 } }],
    ['dark-phone', { colorScheme: 'dark' as const, viewport: { width: 390, height: 844 } }],
  ])('is offered both ways in, on a page without findings: %s', async (look, options) => {
    const { page, context, complaints, foreign } = await browser.visit(server.url, options);
    await page.getByRole('link', { name: 'Sign in with Okta' }).waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, `sign-in-openid-${look}.png`) });
    expect({ violations: await violations(page), complaints, foreign }).toEqual({
      violations: [],
      complaints: [],
      foreign: [],
    });
    await page.getByText('Sign in with the admin token').click();
    await signIn(page);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await context.close();
  });

  it('comes back from signing in to the page that was wanted, and is named', async () => {
    provider.signIn({ ...ana, groups: ['Admins'] });
    const { page, context, complaints } = await browser.visit(server.url);
    await page.goto(`${server.url}/directories/acme/users?state=active`);
    await signInWithOkta(page);
    await page.getByText('Nobody is here yet').waitFor();
    expect(page.url()).toBe(`${server.url}/directories/acme/users?state=active`);
    await page.getByText('Ana Silva').first().waitFor();
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.goto(`${server.url}/directories`);
    await page.getByLabel('Name of the directory').fill('by-ana');
    await page.getByLabel('Domains it owns').fill('by-ana.example');
    await page.getByRole('button', { name: 'Open directory' }).click();
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByText('Ana Silva (ana@example.com) in the console').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('as a viewer sees all and changes nothing, here or behind the console’s back', async () => {
    provider.signIn({ ...ana, groups: ['Staff'] });
    const { page, context, complaints } = await browser.visit(server.url);
    await signInWithOkta(page);
    await page.goto(`${server.url}/directories/acme/provisioning`);
    await page.getByText('Your role is viewer; this takes the role operator.').waitFor();
    await page.getByText('Your role is viewer; this takes the role admin.').waitFor();
    expect(await page.getByRole('button', { name: /^Revoke the key/ }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Disable provisioning…' }).isDisabled()).toBe(true);
    await page.screenshot({ path: join(SCREENSHOTS, 'provisioning-viewer-light.png'), fullPage: true });
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.url}/directories/acme/access`);
    await page.getByText('Your role is viewer; this takes the role operator.').waitFor();
    expect(await page.getByRole('button', { name: 'Save policy' }).isDisabled()).toBe(true);
    for (const place of [
      '',
      '/access/groups',
      '/access/devices',
      '/settings',
      '/users',
      '/requests',
      '/audit',
    ]) {
      await page.goto(`${server.url}/directories/acme${place}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.screenshot({
        path: join(SCREENSHOTS, `viewer${place.replaceAll('/', '-')}.png`),
        fullPage: true,
      });
      expect(await violations(page)).toEqual([]);
    }
    await page.goto(`${server.url}/directories`);
    expect(await page.getByRole('button', { name: 'Open directory' }).isDisabled()).toBe(true);
    expect(await asked(page, 'POST', '/directories/acme/keys')).toBe(403);
    expect(await asked(page, 'PUT', '/directories/acme/policy')).toBe(403);
    expect(await asked(page, 'POST', '/directories/acme/provisioning/disable', '{"confirm":"acme"}')).toBe(
      403,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('as an operator rotates keys, and cannot disable provisioning', async () => {
    provider.signIn({ ...ana, groups: ['Operators', 'Staff'] });
    const { page, context } = await browser.visit(server.url);
    await signInWithOkta(page);
    await page.goto(`${server.url}/directories/acme/provisioning`);
    await page.getByText('Issue another key').click();
    await page.getByRole('button', { name: 'Issue key' }).click();
    await page.getByRole('button', { name: 'Copy API key' }).waitFor();
    expect(await page.getByRole('button', { name: 'Disable provisioning…' }).isDisabled()).toBe(true);
    expect(await asked(page, 'POST', '/directories/acme/provisioning/disable', '{"confirm":"acme"}')).toBe(
      403,
    );
    await context.close();
  });

  it('without a role is told which values came, and stays outside', async () => {
    provider.signIn({ ...ana, groups: ['<img src=x onerror=alert(1)>', 'Interns'] });
    const { page, context, complaints } = await browser.visit(server.url);
    await signInWithOkta(page);
    await page.getByText('You were not signed in').waitFor();
    await page.getByText('none of your "groups" (<img src=x onerror=alert(1)>, Interns)').waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, 'sign-in-no-role-light.png') });
    expect(await page.getByText('acme').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('whose session ends signs in again and finds the same page', async () => {
    provider.signIn({ ...ana, groups: ['Staff'] });
    const { page, context } = await browser.visit(server.url);
    await signInWithOkta(page);
    await page.goto(`${server.url}/directories/acme/users`);
    await page.getByText('Nobody is here yet').waitFor();
    await context.clearCookies();
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByText('You are signed out').waitFor();
    await signInWithOkta(page);
    await page.getByRole('heading', { name: 'Audit' }).waitFor();
    expect(page.url()).toBe(`${server.url}/directories/acme/audit`);
    await context.close();
  });

  it('as an admin sees who is signed in, and ends the sessions of another and of everybody', async () => {
    await server.admin('DELETE', '/sessions');
    provider.signIn({ sub: '00u2', name: 'Bo Li', email: 'bo@example.com', groups: ['Staff'] });
    const bo = await browser.visit(server.url);
    await signInWithOkta(bo.page);
    await bo.page.goto(`${server.url}/directories/acme/settings`);
    const closed = bo.page.getByRole('region', { name: 'Who is signed in' });
    await closed.getByText('Your role is viewer; this takes the role admin.').waitFor();
    expect(await asked(bo.page, 'DELETE', '/sessions')).toBe(403);
    provider.signIn({ ...ana, groups: ['Admins'] });
    const { page, context, complaints } = await browser.visit(server.url);
    await signInWithOkta(page);
    await page.goto(`${server.url}/directories/acme/settings`);
    const section = page.getByRole('region', { name: 'Who is signed in' });
    const own = section.getByRole('listitem').filter({ hasText: 'This browser' });
    await own.waitFor();
    expect(await own.allTextContents()).toEqual([expect.stringMatching(/^Ana Silva ana@example\.com/)]);
    await section.getByRole('button', { name: 'End the sessions of Bo Li' }).click();
    await page.getByText('1 session in this server process ends at once').waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, 'end-sessions-of-another-light.png') });
    expect(await violations(page)).toEqual([]);
    expect(await page.getByText('you are signed out').count()).toBe(0);
    await page.getByRole('button', { name: 'End sessions' }).click();
    await section.getByText('bo@example.com').waitFor({ state: 'detached' });
    await bo.page.getByRole('link', { name: 'Audit' }).click();
    await bo.page.getByText('You are signed out').waitFor();
    await bo.page.getByText('Sign in with the admin token').click();
    await signIn(bo.page);
    await bo.page.getByRole('heading', { name: 'Audit' }).waitFor();
    await page.reload();
    await section.getByText('admin token').waitFor();
    await section.getByRole('button', { name: 'End the sessions of everybody' }).click();
    await page.getByText('2 sessions in this server process end at once').waitFor();
    await page.getByText('Yours is among them: you are signed out.').waitFor();
    await page.getByRole('button', { name: 'End sessions' }).click();
    await page.getByText('Your session ended, or you ended it.').waitFor();
    expect(await server.admin('GET', '/sessions')).toEqual({ sessions: [] });
    expect(complaints).toEqual([]);
    await bo.context.close();
    await context.close();
  });

  it('signs out here and at the provider', async () => {
    provider.signIn({ ...ana, groups: ['Staff'] });
    const { page, context } = await browser.visit(server.url);
    await signInWithOkta(page);
    await page.goto(`${server.url}/directories`);
    const [{ name, value } = { name: '', value: '' }] = await context.cookies(server.url);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Rollcall' }).waitFor();
    const again = await fetch(`${server.url}/api/directories`, { headers: { cookie: `${name}=${value}` } });
    expect(again.status).toBe(401);
    await signInWithOkta(page);
    await page.getByText('User is not assigned to the client application.').waitFor();
    await context.close();
  });

  it('is not signed in by a way back that was not begun here', async () => {
    const { page, context } = await browser.visit(server.url);
    await page.goto(`${server.url}/sign-in/openid/callback?code=stolen&state=forged`);
    await page.getByText('This sign-in was not begun here').waitFor();
    expect(page.url()).toBe(`${server.url}/`);
    await context.close();
  });

  it('cannot be made to act by a page of another site', async () => {
    provider.signIn({ ...ana, groups: ['Admins'] });
    const { page, context } = await browser.visit(server.url);
    await signInWithOkta(page);
    await page.getByText('Ana Silva').waitFor();
    await page.goto(`${provider.issuer}/.well-known/openid-configuration`);
    await page.evaluate(
      `fetch('${server.url}/api/directories', { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{"id":"forged","domains":["forged.com"]}' }).catch(() => undefined)`,
    );
    await page.evaluate(
      `(() => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = '${server.url}/api/directories/acme/provisioning/disable';
        document.body.append(form);
        form.submit();
      })()`,
    );
    await page.waitForURL(`${server.url}/**`);
    expect(await server.admin('GET', '/directories/acme')).toMatchObject({ provisioningEnabled: true });
    expect(JSON.stringify(await server.admin('GET', '/directories'))).not.toContain('forged');
    await context.close();
  });
});
