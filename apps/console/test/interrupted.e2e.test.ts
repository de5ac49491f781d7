import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeInChromium, startChromium } from './chromium';
import { startLosingProxy } from './losing-proxy';
import { ana, devices, policyFor } from './people';
import { type RollcallProcess, startRollcall } from './rollcall-process';
import { connected, expectDone, signIn, writePolicy } from './steps';

describeInChromium('An administrator who is interrupted', () => {
  const browser = startChromium();
  let folder: string;
  let inventory: string;
  let server: RollcallProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-interrupted-'));
    inventory = join(folder, 'unusable.json');
    writeFileSync(inventory, '{}');
    server = await startRollcall(['--inventory', `unusable=${inventory}`]);
    const okta = await connected(server, 'acme');
    await expectDone(okta.assign(ana));
    await expectDone(okta.pushGroup('Engineering', [ana.login]));
    await server.admin('PUT', '/directories/acme/policy', policyFor('engineering'));
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const visit = async (path: string, url = server.url) => {
    const visited = await browser.visit(url);
    await signIn(visited.page);
    await visited.page.getByRole('heading').first().waitFor();
    await visited.page.goto(`${url}/directories/${path}`);
    const editor = visited.page.getByRole('textbox', { name: 'Text of the policy' });
    return { ...visited, editor };
  };
  const edited = (how: string) => policyFor('engineering').replace('Who may reach what', how);

  it('finds an edit of the policy again after a look at another page, and after signing in anew', async () => {
    const { page, context, editor, complaints } = await visit('acme/access');
    await writePolicy(page, edited('Edited and not saved'));
    await page.getByText('edited, not saved').waitFor();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.getByRole('link', { name: 'Access controls' }).click();
    await page.getByText('edited, not saved').waitFor();
    expect(await editor.innerText()).toContain('Edited and not saved');

    await server.admin('DELETE', '/sessions');
    await page.getByRole('link', { name: 'Devices and roles' }).click();
    await page.getByText('You are signed out').waitFor();
    await signIn(page);
    await page.getByRole('link', { name: 'Policy', exact: true }).click();
    await page.getByText('edited, not saved').waitFor();
    expect(await editor.innerText()).toContain('Edited and not saved');
    await page.getByRole('button', { name: 'Save policy' }).click();
    await page.getByText('Saved and in force').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is asked before an edit goes with the whole page, and leaves none to whoever signs in next', async () => {
    const { page, context, editor } = await visit('acme/access');
    await writePolicy(page, edited('Perhaps'));
    await page.getByText('edited, not saved').waitFor();
    const asking = page.waitForEvent('dialog');
    const reloading = page.reload({ timeout: 5_000 }).catch(() => undefined);
    const dialog = await asking;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await reloading;
    expect(await editor.innerText()).toContain('Perhaps');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out').waitFor();
    await signIn(page);
    await editor.waitFor();
    expect(await editor.innerText()).not.toContain('Perhaps');
    await context.close();
  });

  it('keeps the page and what is typed there while a proxy has lost the server, and is live again after it', async () => {
    const proxy = await startLosingProxy(server.url);
    const { page, context, editor } = await visit('acme/access', proxy.url);
    await writePolicy(page, edited('Kept all the same'));
    await page.getByText('edited, not saved').waitFor();
    proxy.lose();
    await page.getByText('Reconnecting…').waitFor();
    await proxy.answered('/api/session', 3);
    await page.waitForTimeout(500);
    expect(await editor.innerText()).toContain('Kept all the same');
    proxy.find();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await editor.innerText()).toContain('Kept all the same');
    await context.close();
    await proxy.stop();
  });

  it('does not undo what somebody else did to the devices meanwhile', async () => {
    await server.admin('PUT', '/directories/acme/inventory', devices);
    const { page, context } = await visit('acme/access/devices');
    const field = page.getByLabel('Devices and roles, as JSON');
    await field.fill('{ "nodes": {} }');
    await server.admin('PUT', '/directories/acme/inventory', { ...devices, roles: [] });
    await page.getByRole('button', { name: 'Save devices' }).click();
    await page.getByText('were changed since this edit began').waitFor();
    expect(await server.admin('GET', '/directories/acme/inventory')).toMatchObject({ deviceCount: 2 });
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(await field.inputValue()).toContain('laptop-7');
    await context.close();
  });

  it('is told that it is not known which rules are off, rather than that none is', async () => {
    await connected(server, 'unusable');
    writeFileSync(inventory, '{"nodes": []}');
    const { page, context } = await visit('unusable');
    await page.getByText('unusable.json cannot be used').waitFor();
    const figure = page.locator('.figures > div', { hasText: 'Rules off' });
    expect(await figure.innerText()).toMatch(/–$/);
    await context.close();
  });

  it('types a moment to the minute', async () => {
    const { page, context } = await visit('acme/history');
    const field = page.getByLabel('Go to a moment');
    await field.focus();
    await page.keyboard.type('05032026');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('1014A');
    await page.getByText('there was none').waitFor();
    expect(await field.inputValue()).toBe('2026-05-03T10:14');
    await context.close();
  });

  it('is back at the button that asked, once a dialog is closed', async () => {
    const { page, context } = await visit('acme/provisioning');
    const button = page.getByRole('button', { name: 'Disable provisioning…' });
    for (const close of ['Escape', 'Keep it enabled']) {
      await button.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      if (close === 'Escape') await page.keyboard.press('Escape');
      else await dialog.getByRole('button', { name: close }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Disable provisioning…');
    }
    await context.close();
  });

  it('is asked to copy by hand where the browser lends no clipboard, as without TLS', async () => {
    const { page, context } = await visit('acme', server.url.replace('127.0.0.1', 'rollcall.test'));
    await page.getByRole('button', { name: 'Copy the digest' }).click();
    await page.getByText('Select it and copy').waitFor();
    expect(await page.evaluate('navigator.clipboard')).toBeUndefined();
    await context.close();
  });
});
