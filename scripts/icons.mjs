// Draws the app's icons from client/public/icons/icon.svg: `node scripts/icons.mjs`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { closeChromium, openBrowser } from '../tests/helpers/browser.ts';

const ICONS = path.join(import.meta.dirname, '../client/public/icons');
const svg = readFileSync(path.join(ICONS, 'icon.svg'), 'utf8');
// A maskable icon is cut to any shape, so its edge is plain and the drawing stays within the middle four fifths.
const ICON_COLOUR = '#a3211c';
const DRAWINGS = [
  { name: 'icon-192', size: 192, inset: 0, background: 'transparent' },
  { name: 'icon-512', size: 512, inset: 0, background: 'transparent' },
  { name: 'icon-maskable-512', size: 512, inset: 0.1, background: ICON_COLOUR },
];

for (const { name, size, inset, background } of DRAWINGS) {
  const { page, close } = await openBrowser({ viewport: { width: size, height: size } });
  const padding = Math.round(size * inset);
  await page.setContent(
    `<style>body{margin:0;background:${background}}svg{display:block;padding:${padding}px;width:${size - 2 * padding}px}</style>${svg}`,
  );
  await page.screenshot({ path: path.join(ICONS, `${name}.png`), omitBackground: true });
  await close();
  process.stdout.write(`client/public/icons/${name}.png\n`);
}
await closeChromium();
