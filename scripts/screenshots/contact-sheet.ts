import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import type { State } from './state.ts';
import type { Picture } from './take-pictures.ts';
import type { Scheme } from './windows.ts';

const STYLE = `body { margin: 16px; background: #8a8a8a; font: 14px/1.4 sans-serif }
  figure { display: inline-block; margin: 0 12px 12px 0; vertical-align: top } figcaption { color: #fff }
  img { display: block; height: 520px; max-width: 1000px; object-fit: contain; object-position: top left; background: #fff }
  .is-long img { height: 1100px }
  a { color: #fff }`;
const SHEET = { width: 2_400, height: 1_200 };

/** Writes a page with a state's pictures, one row a colour scheme, and a picture of that page. */
export async function writeSheet(browser: Browser, state: State, pictures: Picture[], folder: string): Promise<void> {
  const row = (scheme: Scheme): string =>
    pictures
      .filter((picture) => picture.scheme === scheme)
      .map(
        ({ file, width }) =>
          `<figure><a href="${file}"><img src="${file}" alt=""></a><figcaption>${width}</figcaption></figure>`,
      )
      .join('');
  const rows = ['light', 'dark'] as const;
  const content = rows.map((scheme) => `<div class="${state.isLong ? 'is-long' : ''}">${row(scheme)}</div>`).join('');
  const file = path.join(folder, `${state.name}.html`);
  await writeFile(file, page(`${state.name}: ${state.title}`, content));
  const context = await browser.newContext({ viewport: SHEET });
  const sheet = await context.newPage();
  await sheet.goto(pathToFileURL(file).href);
  await sheet.screenshot({ path: path.join(folder, `${state.name}.sheet.png`), fullPage: true });
  await context.close();
}

/** Writes the page that leads to all sheets. */
export async function writeIndex(states: readonly State[], folder: string): Promise<void> {
  const links = states.map(({ name, title }) => `<li><a href="${name}.html">${name}</a> ${title}</li>`);
  await writeFile(path.join(folder, 'index.html'), page('All states', `<ol>${links.join('')}</ol>`));
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${content}</html>`;
}
