import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const STORY = {
  headline: 'Ferry aground off Brannock',
  summary: 'All passengers are safe.',
  topics: ['Ferries', 'Brannock'],
  body: 'It was dark.',
  language: 'en',
};
const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** What a layout does not hold: a page wider than its window, and what is cut off in a button or beside it. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page: ' + document.documentElement.scrollWidth] : [];
    const parts = document.querySelectorAll('button, .button, .button-small, .chip, .nav-link, .tab, label, legend, select, h2, h3');
    const cut = [...parts].filter((part) => {
      const { overflowX, textOverflow } = getComputedStyle(part);
      return part.clientWidth > 0 && part.checkVisibility() && textOverflow !== 'ellipsis' && overflowX !== 'auto' &&
        !part.closest('.visually-hidden') && part.scrollWidth > part.clientWidth + 1;
    });
    return [...wide, ...cut.map((part) => part.className + ': ' + part.textContent.slice(0, 60))];
  })()`);

const langAndDir = (page: Page) =>
  page.evaluate<string>('document.documentElement.lang + " " + document.documentElement.dir');
const startOf = (page: Page, selector: string) =>
  page.evaluate<number>(`document.querySelector('${selector}').getBoundingClientRect().left / innerWidth`);

test.each([
  { locale: 'de-AT', is: 'de ltr', saved: 'Gemerkt', published: 'Veröffentlicht', isMirrored: false },
  { locale: 'ar', is: 'ar rtl', saved: 'الأخبار المحفوظة', published: 'نُشر', isMirrored: true },
])('the board, a story and settings hold in $is, on a phone and on a desk', async ({ locale, is, ...expected }) => {
  const { storyId } = await pages.api.publish(STORY);
  const { page, drive } = await pages.openReader({ locale });
  const catalogues = new Set<string>();
  page.on('request', (request) => {
    const [language] = /(?<=assets\/texts-)\w\w/.exec(request.url()) ?? [];
    if (language) catalogues.add(language);
  });
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    await drive.open();
    await drive.cards().first().waitFor();
    expect(await langAndDir(page)).toBe(is);
    expect(await misfits(page), `board ${viewport.width}`).toEqual([]);
    const isOnRight = (await startOf(page, '.column .column-title')) > 0.45;
    expect(isOnRight).toBe(expected.isMirrored);
    await drive.column().getByTestId('column-settings').click();
    await page.getByTestId('settings').waitFor();
    expect(await misfits(page), `settings ${viewport.width}`).toEqual([]);
    await page.goto(`${pages.world.url()}/story/${storyId}`);
    await page.getByTestId('tool-print').waitFor();
    await page.getByText(expected.published).first().waitFor();
    expect(await misfits(page), `story ${viewport.width}`).toEqual([]);
  }
  expect([...catalogues]).toEqual([is.slice(0, 2)]);
  expect(await findViolations(page)).toEqual([]);
  await page.goto(`${pages.world.url()}/saved`);
  await page.getByText(expected.saved).first().waitFor();
});

test('a language is chosen by hand, also for what the server serves, and left to the browser again', async () => {
  await pages.api.publish(STORY);
  const { page, drive, context } = await pages.openReader({ locale: 'en-GB' });
  const served = async (): Promise<string | undefined> => {
    const html = await (await context.request.get(pages.world.url(), { headers: { accept: 'text/html' } })).text();
    return /<html lang="(\w+)"/.exec(html)?.[1];
  };
  await drive.open();
  await page.getByTestId('open-display').click();
  await page.getByTestId('language').selectOption('de');
  await waitFor('the page in German', async () => (await langAndDir(page).catch(() => '')) === 'de ltr');
  await waitFor('the search field in German', async () => {
    return (await page.getByTestId('search').getAttribute('placeholder')) === 'Meldungen durchsuchen';
  });
  expect(await served()).toBe('de');
  await page.getByTestId('open-display').click();
  await page.getByTestId('language').selectOption('');
  await waitFor('the page in English', async () => (await langAndDir(page).catch(() => '')) === 'en ltr');
  expect(await served()).toBe('en');
});

/** A browser's translator that spells everything backwards. */
const TRANSLATOR = `globalThis.Translator = {
  availability: async ({ targetLanguage }) => (targetLanguage === 'de' ? 'downloadable' : 'unavailable'),
  create: async () => ({ translate: async (text) => [...text].reverse().join(''), destroy() {} }),
}`;

test('where the browser can translate, a story in another language has a button for it', async () => {
  const { storyId } = await pages.api.publish(STORY);
  const { storyId: german } = await pages.api.publish({ ...STORY, headline: 'Fähre aufgelaufen', language: 'de-DE' });
  const { page } = await pages.openReader({ locale: 'de' });
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await page.getByTestId('tool-print').waitFor();
  expect(await page.getByTestId('tool-translate').count()).toBe(0);
  await page.addInitScript(TRANSLATOR);
  await page.reload();
  await page.getByTestId('tool-translate').click();
  const translation = page.getByTestId('translation');
  await translation.getByText('kconnarB ffo dnuorga yrreF').waitFor();
  await translation.getByText('.efas era sregnessap llA').waitFor();
  await page.getByTestId('tool-translate').click();
  await translation.waitFor({ state: 'detached' });
  await page.goto(`${pages.world.url()}/story/${german}`);
  await page.getByTestId('tool-print').waitFor();
  expect(await page.getByTestId('tool-translate').count()).toBe(0);
});
