// `node tests/eval/sanitiser.ts VECTORS.json`: a list of {name, input}; ends with 1 when anything ran.
import { readFileSync } from 'node:fs';
import { sanitiseBody } from '../../shared/node/text/sanitise.ts';
import { closeChromium } from '../helpers/browser.ts';
import { openHostilePage } from '../helpers/hostile-page.ts';

const file = process.argv[2];
if (!file) {
  process.stderr.write('Usage: node tests/eval/sanitiser.ts VECTORS.json\n');
  process.exit(2);
}
const vectors = JSON.parse(readFileSync(file, 'utf8')) as { name: string; input: string }[];
const page = await openHostilePage();
let ran = 0;
let unstable = 0;
for (const { name, input } of vectors) {
  for (const format of ['html', 'markdown', 'text'] as const) {
    const html = sanitiseBody(input, format);
    if (sanitiseBody(html, 'html') !== html) {
      unstable += 1;
      process.stdout.write(`changes when sanitised again: ${name} (${format})\n`);
    }
    const mischief = await page.mischief(html);
    if (mischief.length === 0) continue;
    ran += 1;
    process.stdout.write(`RAN: ${name} (${format}): ${mischief.join(', ')}\n  ${html.slice(0, 300)}\n`);
  }
}
await page.close();
await closeChromium();
process.stdout.write(
  `${vectors.length} vectors in 3 formats: ${ran} ran a script, ${unstable} change when sanitised again\n`,
);
process.exit(ran + unstable === 0 ? 0 : 1);
