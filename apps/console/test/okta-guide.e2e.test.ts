import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Okta } from '@rollcall/okta-player';
import type { Page } from 'playwright-core';
import { describeInChromium, startChromium } from './chromium';
import { ana } from './people';
import { ADMIN_TOKEN, type RollcallProcess, startRollcall } from './rollcall-process';
import { expectDone, oktaWith, writePolicy } from './steps';

const docs = resolve(__dirname, '../../../docs');
const guide = readFileSync(join(docs, 'okta.md'), 'utf8');
/** `KEEP_SCREENSHOTS=1` puts the pictures into the guide itself. */
const pictures = process.env.KEEP_SCREENSHOTS === '1' ? docs : resolve(__dirname, '../screenshots/guide');

type Section = { readonly title: string; readonly text: string };

const [introduction = '', ...parts] = guide.split(/^## /m);
const sections: ReadonlyArray<Section> = parts.map((part) => {
  const [title = '', ...lines] = part.split('\n');
  return { title, text: lines.join('\n') };
});

const matches = (text: string, pattern: RegExp): ReadonlyArray<string> =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

/** Words of the console, as the introduction says. */
const wordsIn = (text: string) => matches(text, /\*\*([^*]+)\*\*/g);
const policyIn = (text: string) => matches(text, /```json\n([\s\S]*?)```/g)[0] ?? '';
const picturesIn = (text: string) => matches(text, /\]\((images\/[^)]+)\)/g);

describeInChromium('The guide to connecting Okta', () => {
  const browser = startChromium();
  let server: RollcallProcess;
  let page: Page;
  let okta: Okta;
  let second: Okta;
  beforeAll(async () => {
    mkdirSync(join(pictures, 'images/okta'), { recursive: true });
    server = await startRollcall();
    const visit = await browser.visit(server.url, {
      colorScheme: 'light',
      reducedMotion: 'reduce',
      viewport: { width: 1100, height: 640 },
    });
    page = visit.page;
  });
  afterAll(() => server.stop());

  const copied = async (label: string): Promise<string> => {
    await page.getByRole('button', { name: `Copy ${label}` }).click();
    return String(await page.evaluate('navigator.clipboard.readText()'));
  };
  const open = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  /** What an administrator does in a section. Each `look` must be at what it speaks of, the last at its picture. */
  const follow: { readonly [title: string]: (look: () => Promise<void>, section: Section) => Promise<void> } =
    {
      '1. Open a directory': async (look) => {
        await page.getByLabel('Admin token').fill(ADMIN_TOKEN);
        await look();
        await press('Sign in');
        await page.getByLabel('Name of the directory').fill('acme');
        await page.getByLabel('Domains it owns').fill('example.com');
        await look();
        await press('Open directory');
      },
      '2. Issue a key': async (look) => {
        await open('User management');
        await page.getByText('Let Okta push people and groups').waitFor();
        await look();
        await press('Enable provisioning');
        expect(await copied('Base URL')).toBe(`${server.url}/scim/v2`);
        okta = oktaWith(server, await copied('API key'));
        await look();
      },
      '3. Enter both in Okta': async (look) => {
        await look();
        await expectDone(okta.testConnection());
        await page.getByText('Okta is connected').waitFor();
        await press('I have copied it');
        await look();
      },
      '4. Assign people': async (look) => {
        await open('Users');
        await expectDone(okta.assign(ana));
        await page.getByRole('link', { name: 'Ana Silva' }).waitFor();
        await look();
      },
      '5. Push a group': async (look) => {
        await expectDone(okta.pushGroup('Engineering', [ana.login]));
        await open('Access controls');
        await open('Group sync');
        await page.getByText('1 member').waitFor();
        await look();
        expect(await copied('group:engineering@example.com')).toBe('group:engineering@example.com');
      },
      '6. Write the first rule': async (look, { text }) => {
        await open('Policy');
        await writePolicy(page, policyIn(text));
        await page.getByText('ana@example.com → tag:prod, tcp/udp 443').scrollIntoViewIfNeeded();
        await look();
        await press('Save policy');
        await page.getByText('Saved and in force').waitFor();
      },
      '7. See that it holds': async (look) => {
        await open('Check access');
        await page.getByLabel('Can', { exact: true }).fill(ana.login);
        await page.getByLabel('reach', { exact: true }).fill('tag:prod');
        await press('Check');
        await page.getByText('Yes: ana@example.com can reach tag:prod on port 443').waitFor();
        await look();
      },
      'When something does not work': async (look) => {
        expect(await okta.assign({ ...ana, id: '00uZoe', login: 'zoe' })).toMatchObject({ ok: false });
        await open('Requests');
        await page.getByRole('link', { name: /^Unresolved failures/ }).click();
        await page.getByText('is not an email address').waitFor();
        await look();
      },
      'Rotate the key': async (look) => {
        await open('User management');
        await page.getByText('Issue another key').click();
        await page.getByLabel('Name of the key').fill('Okta, new');
        await look();
        await press('Issue key');
        second = oktaWith(server, await copied('API key'));
        await expectDone(second.testConnection());
        await page.getByText('with the key “Okta, new”').waitFor();
        await page.getByRole('button', { name: /^Revoke the key Okta, [0-9a-f]+$/ }).click();
        await press('Revoke key');
        await page.getByRole('heading', { name: 'Expired and revoked keys' }).waitFor();
        await expectDone(second.testConnection());
      },
    };

  it('says of bold words that they are those of the console, and its steps are all followed here', () => {
    expect(introduction).toContain('**Bold** are words of the Rollcall console');
    expect(sections.map(({ title }) => title)).toEqual(Object.keys(follow));
  });

  it.each(sections)('is true: $title', async (section) => {
    const seen: string[] = [];
    const look = async (): Promise<void> => {
      seen.push(await page.locator('body').innerText());
      for (const picture of picturesIn(section.text)) {
        await page.screenshot({ path: join(pictures, picture), type: 'jpeg', quality: 70 });
      }
    };
    await follow[section.title]?.(look, section);
    const all = seen.join('\n').toLowerCase();
    expect(wordsIn(section.text).filter((word) => !all.includes(word.toLowerCase()))).toEqual([]);
  });
});
