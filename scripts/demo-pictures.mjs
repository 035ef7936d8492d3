/** Draws the demo's pictures into `demo/pictures`: `node scripts/demo-pictures.mjs [NAME …]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { develop } from './demo-pictures/develop.mjs';
import { SCENES } from './demo-pictures/scenes.mjs';

const FOLDER = path.join(import.meta.dirname, '../demo/pictures');
const wanted = process.argv.slice(2);

mkdirSync(FOLDER, { recursive: true });
for (const [name, { draw, look }] of Object.entries(SCENES)) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const bytes = await develop(draw(), look);
  writeFileSync(path.join(FOLDER, `${name}.webp`), bytes);
  process.stdout.write(`${name} ${Math.round(bytes.length / 1_024)} KB\n`);
}
