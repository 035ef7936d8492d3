import axe from 'axe-core';
import type { Page } from 'playwright-core';

const SETTLED = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished))`;

/** Rules whose findings depend on the colours; all others are about the document. */
const OF_COLOURS = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** The accessibility violations that axe finds; the browser must have been opened with `bypassCSP`. */
export async function findViolations(page: Page, of: 'document' | 'colours' = 'document'): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe.source);
  // Colours in transition would give wrong contrasts.
  await page.evaluate(SETTLED);
  return page.evaluate<string[]>(
    `axe.run(${of === 'colours' ? JSON.stringify(OF_COLOURS) : ''}).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 200)).join(" ")))`,
  );
}
