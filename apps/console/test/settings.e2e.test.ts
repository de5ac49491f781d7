import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { describeInChromium, startChromium } from './chromium';
import { ana, door, policyFor, policyWithTest } from './people';
import { type RollcallProcess, startRollcall, WITH_MASTER_KEY } from './rollcall-process';
import { connected, expectDone, oktaWith, signIn } from './steps';

/** Takes whatever is sent, and counts. */
const startReceiver = async () => {
  const taken: string[] = [];
  const heard = new EventEmitter();
  const receiver = createServer((request, response) => {
    taken.push(String(request.headers['webhook-signature']));
    heard.emit('one');
    request.resume().on('end', () => response.writeHead(204).end());
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/in`,
    taken,
    hears: async (count: number) => {
      const signal = AbortSignal.timeout(20_000);
      while (taken.length < count) await once(heard, 'one', { signal });
    },
    stop: () => new Promise((ended) => receiver.close(ended)),
  };
};

describeInChromium('An administrator who sets up a directory', () => {
  const browser = startChromium();
  let server: RollcallProcess;
  beforeAll(async () => {
    server = await startRollcall([], WITH_MASTER_KEY);
  });
  afterAll(() => server.stop());

  const visit = async (path: string) => {
    const visited = await browser.visit(server.url);
    await signIn(visited.page);
    await visited.page.getByRole('heading').first().waitFor();
    await visited.page.goto(`${server.url}/directories/${path}`);
    return visited;
  };

  it('is told which test of the policy fails since which event, until it passes again', async () => {
    const okta = await connected(server, 'tests');
    await expectDone(okta.assign(ana));
    await expectDone(okta.pushGroup('Engineering', [ana.login]));
    await server.admin('PUT', '/directories/tests/policy', policyWithTest('engineering'));
    const { page, context, complaints } = await visit('tests');
    await page.getByText('Active users').waitFor();
    expect(await page.getByText('since the directory changed').count()).toBe(0);
    await expectDone(okta.renameGroup('Engineering', 'Platform'));
    await page.getByText('1 test of the policy fails since the directory changed').waitFor();
    await page.getByText('want: Accept, got: Drop').waitFor();
    const { revision } = await server.admin('GET', '/directories/tests');
    await page.getByRole('link', { name: 'Access controls' }).click();
    await page.getByRole('link', { name: `revision ${String(revision)}`, exact: true }).click();
    await page.getByText('Renamed the group Engineering').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('1 test of the policy fails').waitFor();
    await expectDone(okta.renameGroup('Platform', 'Engineering'));
    await page.getByText('1 test of the policy fails').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('sees line by line how a policy became another', async () => {
    await server.admin('POST', '/directories', { id: 'lines', domains: ['example.com'] });
    await server.admin('PUT', '/directories/lines/policy', policyFor('engineering'));
    await server.admin('PUT', '/directories/lines/policy', policyFor('platform'));
    const { page, context, complaints } = await visit('lines/audit');
    await page.getByText('What changed in its text').first().click();
    const lines = page.getByRole('group', { name: 'Lines that changed' });
    await lines.waitFor();
    const texts = await lines.locator('code.gone, code.come').allTextContents();
    expect(texts).toEqual([
      expect.stringMatching(/^- Taken out: .*group:engineering@example\.com/),
      expect.stringMatching(/^\+ Put in: .*group:platform@example\.com/),
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('chooses how the provider is read, and one switch otherwise', async () => {
    await server.admin('POST', '/directories', { id: 'profile', domains: ['example.com'] });
    const { page, context } = await visit('profile/settings');
    const form = page.getByRole('region', { name: 'Identity provider' });
    await form.getByRole('combobox', { name: 'Provider' }).selectOption({ label: 'Okta' });
    await form.getByText('Saving sets the switches').waitFor();
    await form.getByRole('button', { name: 'Save profile' }).click();
    const clears = form.getByLabel('An empty text clears');
    await clears.waitFor();
    expect(await clears.isChecked()).toBe(true);
    await clears.uncheck();
    await form.getByRole('button', { name: 'Save profile' }).click();
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByText('okta: emptyTextClears, replaceCreatesMissing').first().waitFor();
    expect(await server.admin('GET', '/directories/profile/idp-profile')).toMatchObject({
      name: 'okta',
      switches: { replaceCreatesMissing: true, emptyTextClears: false },
    });
    await context.close();
  });

  it('declares an extension, told in place what is wrong with it, and withdraws it', async () => {
    await server.admin('POST', '/directories', { id: 'schemas', domains: ['example.com'] });
    const { page, context } = await visit('schemas/settings');
    const section = page.getByRole('region', { name: 'Schema extensions' });
    await section.getByText('Declare an extension').click();
    const document = section.getByLabel('Schema document, as JSON');
    const declare = section.getByRole('button', { name: 'Declare extension' });
    await document.fill('{ "id": ');
    await section.getByText('This is no JSON yet').waitFor();
    expect(await declare.isDisabled()).toBe(true);
    await document.fill(JSON.stringify({ ...door.schema, id: 'door' }));
    await declare.click();
    await section.getByText('id must be a URN').waitFor();
    await document.fill(JSON.stringify(door.schema));
    await declare.click();
    await section.getByText('Door is declared').waitFor();
    await section.getByText(door.schema.id).waitFor();
    await section.getByRole('button', { name: 'Withdraw Door' }).click();
    await page.getByRole('button', { name: 'Withdraw extension' }).click();
    await section.getByText('None is declared.').waitFor();
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByText('Withdrew the schema extension Door of users').waitFor();
    await context.close();
  });

  it('adds a feed, sees its secret once and that its receiver has everything, and removes it', async () => {
    const receiver = await startReceiver();
    await server.admin('POST', '/directories', { id: 'feeds', domains: ['example.com'] });
    const { page, context } = await visit('feeds/settings');
    const section = page.getByRole('region', { name: 'Feeds' });
    await section.getByText('None: nobody is told.').waitFor();
    await section.getByText('Add a feed').click();
    await section.getByLabel('Name of the feed').fill('siem');
    await section.getByLabel('URL of the receiver').fill('http://siem.example.com/in');
    await section.getByLabel('From the first event on').check();
    await section.getByRole('button', { name: 'Add feed' }).click();
    await section.getByText('The feed is refused').waitFor();
    await section.getByLabel('URL of the receiver').fill(receiver.url);
    await section.getByRole('button', { name: 'Add feed' }).click();
    await section.getByText('Copy it now: it is shown this once.').waitFor();
    const secret = await section.getByText(/^whsec_/).textContent();
    await section.getByText('Up to date').waitFor({ timeout: 25_000 });
    expect(receiver.taken.length).toBeGreaterThan(0);
    await page.reload();
    await section.getByText('siem', { exact: true }).waitFor();
    expect(await page.content()).not.toContain(secret);
    const told = receiver.taken.length;
    await section.getByRole('button', { name: 'Move the feed siem', exact: true }).click();
    await page.getByLabel('It goes on after revision').fill('99');
    await page.getByRole('button', { name: 'Move feed', exact: true }).click();
    await page.getByText('must be "start" or a revision up to').waitFor();
    await page.getByLabel('It goes on after revision').fill('start');
    await page.getByRole('button', { name: 'Move feed', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await receiver.hears(told + 1);
    await section.getByRole('button', { name: 'Remove the feed siem' }).click();
    await page.getByRole('button', { name: 'Remove feed' }).click();
    await section.getByText('None: nobody is told.').waitFor();
    await context.close();
    await receiver.stop();
  });

  it('erases a person who is gone for good, after typing the id', async () => {
    const opened = { id: 'erasable', domains: ['example.com'], erasable: true };
    await server.admin('POST', '/directories', opened);
    const { key } = await server.admin('POST', '/directories/erasable/provisioning/enable', {});
    const okta = oktaWith(server, String(key));
    await expectDone(okta.assign(ana));
    const id = okta.userId(ana.login) ?? '';
    const { page, context } = await visit(`erasable/users/${id}`);
    await page.getByRole('button', { name: 'Erase this person…' }).click();
    const erase = page.getByRole('button', { name: 'Erase for good' });
    expect(await erase.isDisabled()).toBe(true);
    await page.getByLabel('To confirm, type the id').fill(id);
    await erase.click();
    await page.getByText('This person is erased').waitFor();
    await page.getByText('Erased a person, who is').waitFor();
    await page.getByText(`Created erased person ${id}`).waitFor();
    expect(await page.content()).not.toContain(ana.login);
    expect(await page.content()).not.toContain(ana.lastName);
    await context.close();
  });
});
