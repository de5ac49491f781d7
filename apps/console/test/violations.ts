import { source as axe } from 'axe-core';
import type { Page } from 'playwright-core';

type Finding = { readonly id: string; readonly nodes: ReadonlyArray<{ readonly html: string }> };

/** What axe finds fault with on the page as it is now. */
export const violations = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.evaluate(axe);
  const { violations: found }: { violations: ReadonlyArray<Finding> } =
    await page.evaluate('axe.run(document)');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ; ')}`);
};
