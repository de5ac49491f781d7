import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { describeInChromium, startChromium } from './chromium';
import { ana, bo, devices, door, HOSTILE_GROUP, mallory, policyFor, policyWithTest } from './people';
import { type RollcallProcess, startRollcall, WITH_MASTER_KEY } from './rollcall-process';
import { connected, expectDone, oktaWith, refusedRequest, signIn } from './steps';
import { violations } from './violations';

const SCREENSHOTS = resolve(__dirname, '../screenshots');

const looks: ReadonlyArray<readonly [string, BrowserContextOptions]> = [
  ['light-wide', { colorScheme: 'light', viewport: { width: 1280, height: 860 } }],
  ['dark-wide', { colorScheme: 'dark', viewport: { width: 1280, height: 860 } }],
  ['light-phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
  ['dark-phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
];

describeInChromium('Every page', () => {
  const browser = startChromium();
  let server: RollcallProcess;
  let person = '';
  let group = '';
  let refused = '';
  let erasable = '';

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    server = await startRollcall([], WITH_MASTER_KEY);
    await server.admin('POST', '/directories', { id: 'empty', domains: ['empty.example'] });
    const okta = await connected(server, 'acme');
    for (const user of [ana, bo, mallory]) await expectDone(okta.assign(user));
    await expectDone(okta.pushGroup('Engineering', [ana.login, bo.login]));
    await expectDone(okta.pushGroup('All Employees', [ana.login, bo.login, mallory.login]));
    await expectDone(okta.pushGroup(HOSTILE_GROUP, [mallory.login]));
    await server.admin('PUT', '/directories/acme/policy', policyFor('engineering'));
    await server.admin('PUT', '/directories/acme/policy', policyWithTest('engineering'));
    await server.admin('PUT', '/directories/acme/idp-profile', { name: 'okta' });
    await server.admin('POST', '/directories/acme/schema-extensions', door);
    await server.admin('POST', '/directories/acme/feeds', {
      id: 'siem',
      method: 'webhook',
      url: 'https://siem.invalid/in',
      after: 'start',
    });
    await expectDone(okta.renameGroup('Engineering', 'Platform Engineering'));
    await expectDone(okta.deactivate(bo.login));
    const soon = new Date(Date.now() + 9 * 86_400_000).toISOString();
    await server.admin('POST', '/directories/acme/keys', { label: 'Okta, second', expiresAt: soon });
    await server.admin('PUT', '/directories/acme/inventory', devices);
    await server.admin('POST', '/directories/acme/policy/lock', {});
    await okta.assign({ ...ana, id: '00uZoe00000000000009', login: 'zoe' });
    refused = await refusedRequest(server, 'acme');
    person = okta.userId(mallory.login) ?? '';
    group = okta.groupId('All Employees') ?? '';
    await server.admin('POST', '/directories', {
      id: 'erasable',
      domains: ['example.com'],
      erasable: true,
    });
    const { key } = await server.admin('POST', '/directories/erasable/provisioning/enable', {});
    const other = oktaWith(server, String(key));
    await expectDone(other.assign(ana));
    erasable = other.userId(ana.login) ?? '';
  });
  afterAll(() => server.stop());

  it.each(looks)(
    'is without findings of axe, of the browser, and without foreign requests: %s',
    async (look, options) => {
      const { page, context, complaints, foreign } = await browser.visit(server.url, {
        ...options,
        reducedMotion: 'reduce',
      });
      const pages: ReadonlyArray<readonly [name: string, path: string, ready: string]> = [
        ['directories', '/directories', 'text=Open another directory'],
        ['first-steps', '/directories/empty', 'text=First steps'],
        ['provisioning-off', '/directories/empty/provisioning', 'text=Let Okta push'],
        ['users-empty', '/directories/empty/users', 'text=Nobody is here yet'],
        ['groups-empty', '/directories/empty/access/groups', 'text=No group is pushed'],
        ['policy-first', '/directories/empty/access', '.cm-content'],
        ['overview', '/directories/acme', 'text=1 test of the policy fails'],
        ['provisioning', '/directories/acme/provisioning', 'text=Okta is connected'],
        ['users', '/directories/acme/users', 'text=ana@example.com'],
        ['person', `/directories/acme/users/${person}`, 'text=Created the user'],
        ['policy', '/directories/acme/access?line=5', 'text=Use group:platform engineering@example.com'],
        ['groups', `/directories/acme/access/groups?group=${group}`, 'text=History of this group'],
        [
          'check',
          '/directories/acme/access/check?src=ana%40example.com&dst=tag%3Aprod&port=443',
          'text=No: ana',
        ],
        [
          'what-can',
          '/directories/acme/access/check?ask=what&src=ana%40example.com',
          'text=Rules that would cover it, but failed closed',
        ],
        [
          'who-can',
          '/directories/acme/access/check?ask=who&dst=tag%3Aprod&port=443',
          'text=Rules that would cover it, but failed closed',
        ],
        ['devices', '/directories/acme/access/devices', 'text=2 devices, 1 role'],
        ['devices-empty', '/directories/empty/access/devices', 'text=No device is known'],
        ['requests', '/directories/acme/requests', 'text=is not an email address'],
        ['requests-empty', '/directories/empty/requests', 'text=Okta has asked for nothing yet'],
        [
          'request',
          `/directories/acme/requests?open=${encodeURIComponent(refused)}`,
          'text=Values of attributes',
        ],
        ['failures', '/directories/acme/requests/failures', 'text=Next step'],
        ['failures-none', '/directories/empty/requests/failures', 'text=Nothing is unresolved'],
        ['audit', '/directories/acme/audit', 'text=Opened the directory'],
        ['audit-filtered', `/directories/acme/audit?user=${person}`, 'text=Created the user'],
        ['past', '/directories/acme/history?revision=9', 'text=Access since then'],
        ['settings', '/directories/acme/settings', 'text=Fails'],
        ['settings-empty', '/directories/empty/settings', 'text=None: nobody is told'],
        ['sessions', '/directories/empty/settings', 'text=This browser'],
        ['person-erasable', `/directories/erasable/users/${erasable}`, 'text=Erase this person'],
        ['not-found', '/directories/acme/nothing', 'text=There is no such page'],
      ];
      const found: string[] = [];
      const look_at = async (name: string): Promise<void> => {
        await page.screenshot({ path: join(SCREENSHOTS, `${name}-${look}.png`), fullPage: true });
        found.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
        const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        if (wider === true) found.push(`${name}: wider than the window`);
        const aside = await page.evaluate(`[...document.querySelectorAll('dialog[open]')].some((dialog) => {
          const { top, bottom } = dialog.getBoundingClientRect();
          return Math.abs(top + bottom - innerHeight) > 2;
        })`);
        if (aside === true) found.push(`${name}: a dialog that is not in the middle`);
      };
      await page.getByLabel('Admin token').waitFor();
      await look_at('sign-in');
      await signIn(page);
      await page.getByText('Open another directory').waitFor();
      for (const [name, path, ready] of pages) {
        await page.goto(`${server.url}${path}`);
        await page.locator(ready).first().waitFor();
        await look_at(name);
      }
      const steps: ReadonlyArray<readonly [name: string, path: string, ...press: string[]]> = [
        ['disable', '/directories/acme/provisioning', 'text=Disable provisioning…'],
        ['audit-policy', '/directories/acme/audit', 'text=What changed in its text', '.difference'],
        ['declare', '/directories/empty/settings', 'text=Declare an extension', 'text=Begin with'],
        ['withdraw', '/directories/acme/settings', 'text=Withdraw…'],
        ['add-feed', '/directories/acme/settings', 'text=Add a feed', 'text=Security events, pushed'],
        ['move-feed', '/directories/acme/settings', 'text=Move…'],
        ['remove-feed', '/directories/acme/settings', 'text=Remove…'],
        ['end-sessions', '/directories/empty/settings', 'text=End…'],
        ['erase', `/directories/erasable/users/${erasable}`, 'text=Erase this person…'],
      ];
      for (const [name, path, ...presses] of steps) {
        await page.goto(`${server.url}${path}`);
        for (const press of presses) await page.locator(press).first().click();
        await look_at(name);
      }
      expect({ found, complaints, foreign }).toEqual({ found: [], complaints: [], foreign: [] });
      await context.close();
    },
    180_000,
  );
});
