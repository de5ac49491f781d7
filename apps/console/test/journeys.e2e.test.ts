import { describeInChromium, startChromium } from './chromium';
import { ana, HOSTILE_GROUP, mallory, policyFor } from './people';
import { ADMIN_TOKEN, type RollcallProcess, startRollcall } from './rollcall-process';
import { connected, expectDone, oktaWith, signIn, writePolicy } from './steps';

describeInChromium('An administrator', () => {
  const browser = startChromium();
  let server: RollcallProcess;
  beforeAll(async () => {
    server = await startRollcall();
  });
  afterAll(() => server.stop());

  it('goes from nothing to the first allowed access, and never needs a manual', async () => {
    const { page, context, complaints } = await browser.visit(server.url);
    await signIn(page);
    await page.getByRole('heading', { name: 'Open your first directory' }).waitFor();
    await page.getByLabel('Name of the directory').fill('first');
    await page.getByLabel('Domains it owns').fill('example.com');
    await page.getByRole('button', { name: 'Open directory' }).click();

    await page.getByRole('link', { name: 'Enable provisioning, which issues an API key' }).click();
    await page.getByRole('button', { name: 'Enable provisioning' }).click();
    await page.getByText('Waiting for Okta’s test request…').waitFor();
    await page.getByRole('button', { name: 'Copy API key' }).click();
    const key = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(key).toMatch(/^rollcall_first_/);
    await page.getByRole('button', { name: 'Copy Base URL' }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${server.url}/scim/v2`);
    const okta = oktaWith(server, key);
    await expectDone(okta.testConnection());
    await page.getByText('Okta is connected').waitFor();

    await page.reload();
    await page.getByText('Okta is connected').waitFor();
    expect(await page.content()).not.toContain(key);

    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await page.getByText('Nobody is here yet').waitFor();
    await expectDone(okta.assign(ana));
    await page.getByRole('link', { name: 'Ana Silva' }).waitFor();

    await expectDone(okta.pushGroup('Engineering', [ana.login]));
    await page.getByRole('link', { name: 'Access controls' }).click();
    await page.getByRole('link', { name: 'Group sync' }).click();
    await page.getByRole('button', { name: 'Copy group:engineering@example.com' }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('group:engineering@example.com');

    await page.getByRole('link', { name: 'Policy', exact: true }).click();
    await writePolicy(page, policyFor('engineering'));
    await page.getByText('Nothing to say against this policy.').waitFor();
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('Saved and in force').waitFor();

    await page.getByRole('link', { name: 'Check access' }).click();
    await page.getByLabel('Can', { exact: true }).fill(ana.login);
    await page.getByLabel('reach').fill('tag:prod');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('Yes: ana@example.com can reach tag:prod on port 443').waitFor();
    await page.getByText('As a member of the group “Engineering”').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('sees at once why a renamed group no longer works, mends the rule, and sees that it holds', async () => {
    const okta = await connected(server, 'renamed');
    await expectDone(okta.assign(ana));
    await expectDone(okta.pushGroup('Engineering', [ana.login]));
    await server.admin('PUT', '/directories/renamed/policy', policyFor('engineering'));
    const { page, context, complaints } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/renamed`);
    await page.getByText('Rules off').waitFor();

    await expectDone(okta.renameGroup('Engineering', 'Platform'));
    const banner = page.getByRole('alert');
    await banner.getByText('The group “engineering” is now called “Platform”').waitFor();
    await banner.getByText(/^Renamed .* Use group:platform@example\.com in the policy/).waitFor();
    await banner.getByRole('link', { name: 'line 5' }).click();
    await page.getByRole('button', { name: 'Use group:platform@example.com' }).click();
    await page.getByText('Nothing to say against this policy.').waitFor();
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('Saved and in force').waitFor();
    await banner.waitFor({ state: 'detached' });
    await page.goto(
      `${server.url}/directories/renamed/access/check?src=ana%40example.com&dst=tag%3Aprod&port=443`,
    );
    await page.getByText('Yes: ana@example.com can reach').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('rotates a key while Okta goes on, and no request fails', async () => {
    const first = await connected(server, 'rotated');
    await expectDone(first.assign(ana));
    const { page, context } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/rotated/provisioning`);
    await page.getByText('Issue another key').click();
    await page.getByLabel('Name of the key').fill('Okta, new');
    await page.getByRole('button', { name: 'Issue key' }).click();
    await page.getByRole('button', { name: 'Copy API key' }).click();
    const second = oktaWith(server, String(await page.evaluate('navigator.clipboard.readText()')));
    await expectDone(first.testConnection());
    await expectDone(second.testConnection());
    await page.getByText('with the key “Okta, new”').waitFor();
    await page.getByRole('button', { name: /^Revoke the key Okta, [0-9a-f]+$/ }).click();
    await page.getByRole('button', { name: 'Revoke key' }).click();
    await page.getByRole('heading', { name: 'Expired and revoked keys' }).waitFor();
    await expectDone(second.testConnection());
    expect(await first.testConnection()).toMatchObject({ ok: false });
    await context.close();
  });

  it('has to type the name of the directory before provisioning is disabled', async () => {
    const okta = await connected(server, 'disabled');
    const { page, context } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/disabled/provisioning`);
    await page.getByRole('button', { name: 'Disable provisioning…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Disable provisioning' }).isDisabled()).toBe(true);
    await dialog.getByLabel('To confirm, type disabled').fill('disabled');
    await dialog.getByRole('button', { name: 'Disable provisioning' }).click();
    await page.getByText('Let Okta push people and groups').waitFor();
    expect(await okta.testConnection()).toMatchObject({ ok: false });
    await context.close();
  });

  it('is asked before the names of the policy are unlocked', async () => {
    const okta = await connected(server, 'locked');
    await expectDone(okta.assign(ana));
    await expectDone(okta.pushGroup('Engineering', [ana.login]));
    await server.admin('PUT', '/directories/locked/policy', policyFor('engineering'));
    await server.admin('POST', '/directories/locked/policy/lock', {});
    const { page, context } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/locked/access/groups`);
    const unlock = page.getByRole('button', { name: 'Unlock 1 name…' });
    await unlock.click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(await server.admin('GET', '/directories/locked/policy/lock')).not.toEqual({ groups: {} });
    await unlock.click();
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await unlock.waitFor({ state: 'detached' });
    expect(await server.admin('GET', '/directories/locked/policy/lock')).toEqual({ groups: {} });
    await context.close();
  });

  it('is shown who would gain and who would lose before a policy is saved', async () => {
    const okta = await connected(server, 'previewed');
    await expectDone(okta.assign(ana));
    await expectDone(okta.pushGroup('Engineering', [ana.login]));
    await server.admin('PUT', '/directories/previewed/policy', policyFor('engineering'));
    const { page, context } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/previewed/access`);
    await writePolicy(page, policyFor('engineering').replace('tag:prod:443', 'tag:prod:22'));
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('ana@example.com → tag:prod, tcp/udp 22', { exact: true }).waitFor();
    await preview.getByText('ana@example.com → tag:prod, tcp/udp 443', { exact: true }).waitFor();
    expect(await server.admin('GET', '/directories/previewed/policy')).toMatchObject({
      text: policyFor('engineering'),
    });
    await page.getByRole('button', { name: 'Discard' }).click();
    await preview.waitFor({ state: 'detached' });
    await context.close();
  });

  it('is offered the pushed groups while writing a rule', async () => {
    const { page, context, complaints } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/previewed/access`);
    await writePolicy(page, '{ "acls": [{ "action": "accept", "src": [], "dst": [] }] }');
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('"gro');
    await page.getByRole('option', { name: /^group:engineering@example\.com/ }).waitFor();
    // What is offered cannot be taken by mistake in the first moments that it is there.
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('textbox', { name: 'Text of the policy' }).innerText()).toContain(
      '"group:engineering@example.com"',
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('sees what Okta was refused, what to do, and that it is settled once Okta did it', async () => {
    const okta = await connected(server, 'refusing');
    const { page, context, complaints } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/refusing/requests/failures`);
    await page.getByText('Nothing is unresolved').waitFor();
    const zoe = { ...ana, id: '00uZoe00000000000009', login: 'zoe' };
    expect(await okta.assign(zoe)).toMatchObject({ ok: false });
    await page.getByText('userName "zoe" is not an email address').waitFor();
    await page.getByText('press Retry Selected under Dashboard > Tasks').waitFor();

    await page.getByRole('link', { name: 'the last request' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Copy as curl' }).click();
    const curl = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(curl).toContain(`curl -X POST '${server.url}/scim/v2/Users'`);
    expect(curl).toContain('"userName":"…"');
    expect(curl).toContain('Bearer $ROLLCALL_KEY');
    expect(curl).not.toMatch(/rollcall_refusing_/);
    await dialog.getByRole('button', { name: 'Close' }).click();

    await expectDone(okta.assign(ana));
    await page.getByRole('link', { name: /^event \d+$/ }).click();
    await page.getByText('Created the user ana@example.com').waitFor();
    await page.getByRole('link', { name: 'the request', exact: true }).click();
    await dialog.getByText('What it changed, at revision').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('finds the requests that fit the filters, which are in the address', async () => {
    const okta = await connected(server, 'filtered');
    await expectDone(okta.assign(ana));
    await okta.assign({ ...ana, id: '00uZoe00000000000009', login: 'zoe' });
    const { page, context } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/filtered/requests`);
    const rows = page.getByRole('table', { name: 'Requests' }).getByRole('row');
    await page.getByText('no change').first().waitFor();
    expect(await rows.count()).toBeGreaterThan(2);
    await page.getByLabel('Answer').selectOption('4xx');
    await page.waitForURL(/status=4xx/);
    await rows.nth(2).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('is not an email address').waitFor();
    expect(await rows.count()).toBe(2);
    await context.close();
  });

  it('asks who can reach what, and has the log verified', async () => {
    const okta = await connected(server, 'asked');
    await expectDone(okta.assign(ana));
    await expectDone(okta.pushGroup('Engineering', [ana.login]));
    await server.admin('PUT', '/directories/asked/policy', policyFor('engineering'));
    const { page, context, complaints } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/asked/access/check`);
    await page.getByRole('link', { name: 'What can somebody reach?' }).click();
    await page.getByLabel('What can').fill(ana.login);
    await page.getByRole('button', { name: 'reach?' }).click();
    await page.getByRole('rowheader', { name: 'tag:prod' }).first().waitFor();
    await page.getByRole('link', { name: 'Who can reach something?' }).click();
    await page.getByLabel('Who can reach').fill('tag:prod');
    await page.getByRole('button', { name: 'List' }).click();
    await page.getByText('1 person can reach tag:prod on port 443').waitFor();

    await page.getByRole('link', { name: 'Devices and roles' }).click();
    await page.getByRole('button', { name: 'Begin with an example' }).click();
    const json = page.getByLabel('Devices and roles, as JSON');
    await json.fill('{ "nodes": ');
    await page.getByText('This is no JSON yet').waitFor();
    await json.fill('{ "nodes": { "db-1": { "ips": ["no address"] } } }');
    await page.getByRole('button', { name: 'Save devices' }).click();
    await page.getByText('The inventory is refused').waitFor();
    await json.fill('{ "nodes": { "db-1": { "tags": ["tag:prod"], "ips": ["100.64.0.9"] } } }');
    await page.getByRole('button', { name: 'Save devices' }).click();
    await page.getByText('1 device, 0 roles').waitFor();

    await page.getByRole('link', { name: 'Group sync' }).click();
    await page.getByRole('button', { name: 'Lock the names in the policy' }).click();
    await page.getByText('Held by its group').waitFor();

    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByText('verified to event').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes back to see who was in a group, and what changed since', async () => {
    const okta = await connected(server, 'past');
    await expectDone(okta.assign(ana));
    await expectDone(okta.pushGroup('Engineering', [ana.login]));
    await server.admin('PUT', '/directories/past/policy', policyFor('engineering'));
    const { revision } = await server.admin('GET', '/directories/past');
    await expectDone(okta.deactivate(ana.login));
    const { page, context, complaints } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/past/history`);
    await page.getByText('Suspended the user ana@example.com').waitFor();
    await page.getByRole('button', { name: 'Change before' }).click();
    await page.getByText('Accepted the policy').waitFor();
    await page.getByText('ana@example.com → tag:prod, tcp/udp 443', { exact: true }).waitFor();
    expect(page.url()).toContain(`revision=${String(revision)}`);
    await page.getByRole('slider').press('Home');
    await page.getByText('Nobody was here yet.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is told what is wrong, line by line, when a policy is refused, and the last one stays', async () => {
    await server.admin('POST', '/directories', { id: 'refused', domains: ['example.com'] });
    const { page, context } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/refused/access`);
    await writePolicy(
      page,
      '{\n  "acls": [\n    { "action": "permit", "src": ["*"], "dst": ["*:*"] },\n  ],\n}\n',
    );
    await page
      .getByRole('button', { name: /^line 3, column/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('Not saved: the policy is refused').waitFor();
    expect(await server.admin('GET', '/directories/refused/policy')).toMatchObject({ text: null });
    await context.close();
  });

  it('with a wrong token stays outside', async () => {
    const { page, context } = await browser.visit(server.url);
    await signIn(page, 'not-the-token-of-this-server');
    await page.getByText('This is not the admin token.').waitFor();
    await page.goto(`${server.url}/directories/first/users`);
    await page.getByRole('heading', { name: 'Sign in to Rollcall' }).waitFor();
    expect(await page.getByText('Ana Silva').count()).toBe(0);
    await context.close();
  });

  it('whose session ends is asked to sign in, and finds the same page again', async () => {
    const { page, context } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/first/users?state=active`);
    await page.getByRole('link', { name: 'Ana Silva' }).waitFor();
    await context.clearCookies();
    await page.getByRole('link', { name: 'Ana Silva' }).click();
    await page.getByText('You are signed out').waitFor();
    expect(await page.getByRole('link').count()).toBe(0);
    await signIn(page);
    await page.getByRole('heading', { name: /Ana Silva/ }).waitFor();
    await context.close();
  });

  it('sees names that want to be run as the text that they are', async () => {
    const okta = await connected(server, 'hostile');
    await expectDone(okta.assign(mallory));
    await expectDone(okta.pushGroup(HOSTILE_GROUP, [mallory.login]));
    const { page, context, complaints } = await browser.visit(server.url);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await signIn(page);
    for (const path of ['', '/users', `/users/${okta.userId(mallory.login)}`, '/access/groups', '/audit']) {
      await page.goto(`${server.url}/directories/hostile${path}`);
      await page.getByRole('banner').getByText('Live').waitFor();
      await page.getByText('<img src=x').filter({ visible: true }).first().waitFor();
      expect({ path, images: await page.locator('main img, main script').count() }).toEqual({
        path,
        images: 0,
      });
    }
    await page.getByText(`Created the group ${HOSTILE_GROUP}`).waitFor();
    expect({ dialogs, complaints }).toEqual({ dialogs: [], complaints: [] });
    await context.close();
  });

  it('keeps neither token nor key in the storage of the browser', async () => {
    const { page, context } = await browser.visit(server.url);
    await signIn(page);
    await page.goto(`${server.url}/directories/first/provisioning`);
    await page.getByRole('heading', { name: 'API keys' }).waitFor();
    const kept = await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).toBe('[{},{},""]');
    expect(await page.content()).not.toContain(ADMIN_TOKEN);
    await context.close();
  });
});
