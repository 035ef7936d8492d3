// Takes pictures of every state of the page, of its own Newswire: `node scripts/screenshots.mjs --help`.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { buildPageIfStale } from '../cli/up/build-page.ts';
import { closeChromium, runningChromium } from '../tests/helpers/browser.ts';
import { ensureChromium } from '../tests/helpers/install-chromium.ts';
import { startPrivateServices } from '../tests/helpers/private-services.ts';
import { writeIndex, writeSheet } from './screenshots/contact-sheet.ts';
import { ensureJapaneseFont } from './screenshots/install-japanese-font.ts';
import { README_PICTURES } from './screenshots/readme-pictures.ts';
import { openStage } from './screenshots/stage.ts';
import { STATES, statesNamed } from './screenshots/states.ts';
import { takePictures } from './screenshots/take-pictures.ts';
import { SCHEMES, WIDTHS } from './screenshots/windows.ts';

const IMAGES = path.join(import.meta.dirname, '../docs/images');
const HELP = `node scripts/screenshots.mjs [folder] [options]

  folder              where the pictures go (.cache/screenshots)
  --states a,b        only these (${STATES.map(({ name }) => name).join(', ')})
  --widths 390,1280   only these (${WIDTHS.join(', ')})
  --schemes dark      only this (${SCHEMES.join(', ')})
  --readme            makes the pictures of the README anew

Open index.html in the folder, or the .sheet.png of each state.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    states: { type: 'string', default: '' },
    widths: { type: 'string', default: WIDTHS.join() },
    schemes: { type: 'string', default: SCHEMES.join() },
    readme: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const say = (line) => process.stdout.write(`${line}\n`);
if (values.help) say(HELP);
else await main();

async function main() {
  const folder = path.resolve(positionals[0] ?? path.join(import.meta.dirname, '../.cache/screenshots'));
  const states = statesNamed(values.readme ? README_PICTURES.map(({ state }) => state) : list(values.states));
  await mkdir(folder, { recursive: true });
  await ensureChromium(process.env, say);
  await ensureJapaneseFont(process.env, say);
  await buildPageIfStale();
  const services = await startPrivateServices();
  const stage = await openStage(services);
  const browser = await runningChromium();
  try {
    for (const state of states) await visit(browser, stage, state, folder);
    await writeIndex(states, folder);
  } finally {
    await closeChromium();
    await stage.close();
    await services.stop();
  }
}

/** A state that cannot be reached is said and does not keep the others waiting. */
async function visit(browser, stage, state, folder) {
  try {
    const order = values.readme
      ? readmeOrder(state)
      : { widths: list(values.widths).map(Number), schemes: list(values.schemes) };
    // The README shows what fits a screen.
    const shown = values.readme ? { ...state, isLong: false } : state;
    const pictures = await takePictures(browser, stage, shown, { ...order, folder });
    if (values.readme) await keepForReadme(state, folder);
    else await writeSheet(browser, state, pictures, folder);
    say(`${state.name}: ${pictures.length}`);
  } catch (error) {
    process.exitCode = 1;
    say(`${state.name}: FAILED, ${error.message}`);
  }
}

function readmeOrder(state) {
  const wanted = README_PICTURES.filter((picture) => picture.state === state.name);
  return {
    widths: [...new Set(wanted.map(({ width }) => width))],
    schemes: [...new Set(wanted.map(({ scheme }) => scheme))],
  };
}

/** In a palette of 256 colours, which a page of text hardly shows, and a third of the bytes. */
async function keepForReadme(state, folder) {
  for (const { name, width, scheme } of README_PICTURES.filter((picture) => picture.state === state.name))
    await sharp(path.join(folder, `${state.name}-${width}-${scheme}.png`))
      .png({ palette: true, effort: 10 })
      .toFile(path.join(IMAGES, `${name}.png`));
}

function list(text) {
  return text.split(',').filter((part) => part !== '');
}
