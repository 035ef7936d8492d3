// Takes the README's pictures of a running Newswire: `node scripts/screenshots.mjs [address]`.
import path from 'node:path';
import { register } from 'tsx/esm/api';

register();
const { openBrowser } = await import('../tests/helpers/browser.ts');

const url = process.argv[2] ?? 'http://localhost:3000';
const IMAGES = path.join(import.meta.dirname, '../docs/images');
// Topics beside the list come a moment after it.
const SETTLE_MS = 1_500;
const SHOTS = [
  { name: 'page-light', viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { name: 'page-dark', viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
];

for (const { name, ...options } of SHOTS) {
  const { page, close } = await openBrowser(options);
  await page.goto(url);
  await page.getByTestId('story').first().waitFor();
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  await close();
  process.stdout.write(`docs/images/${name}.png\n`);
}
