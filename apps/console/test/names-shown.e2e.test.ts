import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeInChromium, startChromium } from './chromium';
import { ana } from './people';
import { type RollcallProcess, startRollcall } from './rollcall-process';
import { connected, expectDone, signIn } from './steps';

const SCREENSHOTS = resolve(__dirname, '../screenshots');

/** Shows its last word backwards where nothing is done about it. */
const TURNED = 'Sales \u202e\u0007nimdA\u202c';
const LONG = `${'verylong'.repeat(30)}@example.com`;

describeInChromium('A name from the identity provider', () => {
  const browser = startChromium();
  let server: RollcallProcess;
  let pages: ReadonlyArray<readonly [name: string, path: string, ready: string]> = [];

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    server = await startRollcall();
    const okta = await connected(server, 'acme');
    await expectDone(okta.assign(ana));
    await expectDone(okta.assign({ ...ana, id: '00uLong0000000000001', login: LONG }));
    await expectDone(okta.pushGroup(TURNED, [ana.login, LONG]));
    await expectDone(okta.pushGroup('L'.repeat(250), [LONG]));
    const person = okta.userId(LONG) ?? '';
    const group = okta.groupId(TURNED) ?? '';
    const written = 'text=Sales \\u202e\\u0007nimdA\\u202c';
    pages = [
      ['audit', 'audit', written],
      ['audit-of-person', `audit?user=${person}`, written],
      ['person', `users/${person}`, written],
      ['groups', `access/groups?group=${group}`, written],
      ['past', 'history', written],
      ['users', 'users', `text=${LONG}`],
      ['verdict', `access/check?src=${LONG}&dst=${LONG}&port=1`, 'text=No policy is in force'],
    ];
  });
  afterAll(() => server.stop());

  it.each([1280, 390])('is written out and wrapped, on a screen of %d pixels', async (width) => {
    const { page, context } = await browser.visit(server.url, { viewport: { width, height: 860 } });
    await signIn(page);
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    const found: string[] = [];
    for (const [name, path, ready] of pages) {
      await page.goto(`${server.url}/directories/acme/${path}`);
      await page.locator(ready).filter({ visible: true }).first().waitFor();
      for (const held of await page.getByText('What it held').all()) await held.click();
      await page.screenshot({ path: join(SCREENSHOTS, `names-${name}-${width}.png`), fullPage: true });
      const text = String(await page.evaluate('document.body.textContent'));
      if (['\u0007', '\u202c', '\u202e'].some((unit) => text.includes(unit)))
        found.push(`${name}: steered by a name`);
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (wide > width) found.push(`${name}: ${wide} wide`);
    }
    expect(found).toEqual([]);
    await context.close();
  });
});
