import { randomUUID } from 'node:crypto';
import { type Command, parseDirectoryId, requestId, userId } from '@rollcall/domain';
import { createMemoryEventStore } from '@rollcall/event-store';
import { buildServer, createLogger, createRollcall, openDirectory, type Rollcall } from '@rollcall/server';
import * as E from 'fp-ts/lib/Either.js';
import { describeInChromium, startChromium } from './chromium';
import { describeInteraction, measureInteraction, observeInteractions } from './interactions';
import { ADMIN_TOKEN } from './rollcall-process';
import { signIn } from './steps';

const PEOPLE = 100_000;
const AT_ONCE = 400;

/** Of `npm run interactions`: how many milliseconds an interaction may take. */
const limit = Number(process.env.ROLLCALL_INTERACTION_MS);
if (!(limit > 0)) process.stdout.write('skipped: interactions are timed by npm run interactions alone\n');

const personNumber = (n: number): Command => ({
  _tag: 'CreateUser',
  userId: userId(randomUUID()),
  userName: `user${n}@example.com`,
  active: true,
  profile: {
    displayName: `User Number ${n}`,
    emails: [{ value: `user${n}@example.com`, primary: true }],
  },
});

const context = {
  requestId: requestId('seed'),
  actor: { type: 'system', name: 'seed' },
  origin: 'SYSTEM',
  source: {},
} as const;

const fill = async (rollcall: Rollcall): Promise<void> => {
  await openDirectory(rollcall, context, 'large', { domains: ['example.com'], userNamePolicy: 'email' })();
  const id = parseDirectoryId('large');
  if (E.isLeft(id)) throw new Error('no directory id');
  for (let from = 0; from < PEOPLE; from += AT_ONCE) {
    const commands = Array.from({ length: AT_ONCE }, (_, i) => personNumber(from + i));
    const made = await rollcall.writer.execute(id.right, {
      context,
      plan: () => E.right(commands),
      answer: () => undefined,
    })();
    if (E.isLeft(made)) throw new Error(made.left._tag);
  }
};

describeInChromium('A directory of 100,000 people', () => {
  const browser = startChromium();
  const rollcall = createRollcall({ store: createMemoryEventStore() });
  const server = buildServer({
    rollcall,
    adminToken: { id: '0a1b2c3d', matches: (token) => token === ADMIN_TOKEN, generated: undefined },
    logger: createLogger('silent', { write: () => undefined }),
    configuration: { publicUrl: undefined, trustedProxies: [] },
  });
  let url = '';
  beforeAll(async () => {
    await fill(rollcall);
    url = await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await server.close();
    await rollcall.close();
  });

  it('is scrolled to its end and searched, and only the rows in sight are drawn', async () => {
    const { page, context: visit } = await browser.visit(url);
    await signIn(page);
    await page.getByText('Active users').waitFor();
    await page.goto(`${url}/directories/large/users`);
    const row = (n: number) => page.getByRole('link', { name: `User Number ${n}`, exact: true });
    await row(0).waitFor();
    for (const [rows, n] of [
      [50_000, 50_000],
      [PEOPLE, PEOPLE - 1],
    ] as const) {
      await page.evaluate(`document.querySelector('.virtual-scroll').scrollTop = ${rows * 48}`);
      await row(n).waitFor();
      expect(await page.getByRole('row').count()).toBeLessThan(100);
    }
    await page.getByLabel('Search by name or email').fill('number 77777');
    await row(77_777).waitFor();
    await page.getByText('1 person of 100,000 people').waitFor();
    await visit.close();
  });

  (limit > 0 ? it : it.skip)('answers each interaction in time, as the browser measures it', async () => {
    const { page, context: visit } = await browser.visit(url);
    await observeInteractions(page);
    await signIn(page);
    await page.getByText('Active users').waitFor();
    await page.goto(`${url}/directories/large/users`);
    await page.getByRole('link', { name: 'User Number 0', exact: true }).waitFor();
    const rows = page.locator('.virtual-scroll');
    await rows.focus();
    const scroll = await measureInteraction(page, 'a page of rows further', 30, async () => {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(50);
    });
    const wheel = await measureInteraction(page, 'a turn of the wheel', 30, async () => {
      await rows.hover();
      await page.mouse.wheel(0, 4_000);
      await page.waitForTimeout(50);
    });
    await page.getByLabel('Search by name or email').focus();
    const type = await measureInteraction(page, 'a key of a search', 12, async (turn) => {
      await page.keyboard.press('number 77777'.charAt(turn));
      await page.waitForTimeout(turn % 3 === 2 ? 400 : 50);
    });
    const found = page.getByRole('link', { name: 'User Number 77777', exact: true });
    await found.waitFor();
    const open = await measureInteraction(page, 'a person opened, and back', 10, async () => {
      await found.click();
      await page.getByText('Created the user').waitFor();
      await page.goBack();
      await found.waitFor();
    });
    const measured = [scroll, wheel, type, open];
    process.stdout.write(measured.map(describeInteraction).join(''));
    for (const { usualEvent, longestTask } of measured) {
      expect(Math.max(usualEvent, longestTask)).toBeLessThan(limit);
    }
    await visit.close();
  });
});
