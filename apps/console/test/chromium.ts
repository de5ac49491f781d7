import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const isThere = existsSync(path);
if (!isThere) process.stdout.write(`skipped: no Chromium at ${path}\n`);

/** `describe`, where there is a Chromium to run it in. */
export const describeInChromium = isThere ? describe : describe.skip;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--host-resolver-rules=MAP rollcall.test 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained of: errors of scripts, refused by the content security policy, failed. */
  readonly complaints: ReadonlyArray<string>;
  /** Requests to anybody but the server. */
  readonly foreign: ReadonlyArray<string>;
};

export type Chromium = {
  readonly visit: (url: string, options?: BrowserContextOptions) => Promise<Visit>;
};

/** One browser for the tests of a file; each visit begins without cookies. */
export const startChromium = (): Chromium => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: path, args: FLAGS });
  });
  afterAll(() => browser?.close());
  return {
    visit: async (url, options = {}) => {
      if (browser === undefined) throw new Error('Chromium is not started');
      const context = await browser.newContext({
        permissions: ['clipboard-read', 'clipboard-write'],
        ...options,
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      const foreign: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        const expected = /the server responded with a status of 4\d\d/.test(message.text());
        if (message.type() === 'error' && !expected) complaints.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(url)) foreign.push(request.url());
      });
      await page.goto(url);
      return { page, context, complaints, foreign };
    },
  };
};
