// Takes the README's screenshots of a running Newswire: `node scripts/screenshots.mjs [address]`.
import path from 'node:path';
import { closeChromium, openBrowser } from '../tests/helpers/browser.ts';

const url = process.argv[2] ?? 'http://localhost:3000';
const IMAGES = path.join(import.meta.dirname, '../docs/images');
// Trending topics and storylines load a moment after the page.
const SETTLE_MS = 2_500;
const LAPTOP = { width: 1280, height: 860 };
const SHOTS = [
  { name: 'page-light', viewport: LAPTOP, colorScheme: 'light' },
  { name: 'page-dark', viewport: LAPTOP, colorScheme: 'dark' },
  { name: 'page-wide', viewport: { width: 1920, height: 1080 }, colorScheme: 'light', columns: true },
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark', story: true },
];
const COLUMNS = ['', 'sort=top', 'section=science,technology,health&name=Discoveries', 'section=business,politics'].map(
  (query, index) => ({ id: `c${index}`, query, notify: 'off' }),
);

for (const { name, columns, story, ...options } of SHOTS) {
  const { page, close } = await openBrowser(options);
  if (columns)
    await page.addInitScript(`localStorage['newswire.columns'] = ${JSON.stringify(JSON.stringify(COLUMNS))}`);
  await page.goto(url);
  await page.getByTestId('story').first().waitFor();
  if (story) await page.getByTestId('headline').first().click();
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  await close();
  process.stdout.write(`docs/images/${name}.png\n`);
}
await closeChromium();
