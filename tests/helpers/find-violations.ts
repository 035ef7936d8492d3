import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong with a page; its browser must have been opened with `bypassCSP`. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 200)).join(" ")))',
  );
}
