import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const PHONE = { width: 360, height: 740 };
const cells = (tag: string, texts: string[]): string => texts.map((text) => `<${tag}>${text}</${tag}>`).join('');
const WIDE_TABLE = `<table><tr>${cells('th', ['City', 'Visitors', 'Lent', 'Returned', 'Missing', 'Bought', 'Sold', 'Opening hours'])}</tr>
  <tr>${cells('td', ['Berth', '1,204', '88,120', '87,003', '1,117', '3,400', '1,250', 'forty'])}</tr></table>`;
const TABLE =
  '<table><tr><th>City</th><th>Visitors</th><th>Opening hours per week</th><th>Books lent in the year before</th></tr>' +
  '<tr><td>Berth</td><td>1,204</td><td>forty-two</td><td>88,120</td></tr></table>';

async function openStory(story: Record<string, unknown>, options: Parameters<typeof pages.openReader>[0] = {}) {
  const { storyId } = await pages.api.publish({ headline: 'A story', ...story });
  const { page } = await pages.openReader(options);
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await page.getByTestId('tool-save').waitFor();
  return { page, storyId };
}

const linesOf = (page: Page, selector: string): Promise<number> =>
  page.evaluate(`(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(${JSON.stringify(selector)}));
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  })()`);
const pageWidth = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth');
const sizeOf = (page: Page, selector: string): Promise<number> =>
  page.evaluate(`parseFloat(getComputedStyle(document.querySelector(${JSON.stringify(selector)})).fontSize)`);

test('a table breaks no word and scrolls by itself, by keyboard too', async () => {
  const { page } = await openStory({ bodyFormat: 'html', body: WIDE_TABLE }, { viewport: PHONE });
  for (const cell of ['td:first-child', 'td:nth-child(2)', 'td:last-child'])
    expect(await linesOf(page, `.body ${cell}`), cell).toBe(1);
  expect(await pageWidth(page)).toBe(360);
  const scroller = page.locator('.body .wide');
  await scroller.focus();
  await page.keyboard.press('ArrowRight');
  await waitFor('it has scrolled', async () => (await scroller.evaluate((element) => element.scrollLeft)) > 0);
});

test('a long address in any line of a story makes no page wider than a phone', async () => {
  const address = `https://example.org/${'x'.repeat(150)}`;
  const { page } = await openStory(
    { summary: `See ${address}`, byline: address, topics: [`t${'x'.repeat(78)}`], body: address, headline: address },
    { viewport: PHONE },
  );
  expect(await pageWidth(page)).toBe(360);
});

test('a story that was retracted and never corrected has no changes to see, one that was corrected has', async () => {
  const { page, storyId } = await openStory({ body: 'It rains.' });
  await pages.api.finished((await pages.api.delete(`/stories/${storyId}`, { reason: 'A drill' })).body.id);
  await page.getByTestId('retraction').waitFor();
  expect(await page.getByTestId('changes-toggle').count()).toBe(0);
  const { page: other, storyId: otherId } = await openStory({ body: 'It pours.' });
  await pages.api.finished((await pages.api.patch(`/stories/${otherId}`, { body: 'It poured.' })).body.id);
  await pages.api.finished((await pages.api.delete(`/stories/${otherId}`, { reason: 'A drill' })).body.id);
  await other.getByTestId('retraction').waitFor();
  await other.getByTestId('changes-toggle').waitFor();
});

test('a summary that was made from the text does not stand above it again, and follows a correction', async () => {
  const { page, storyId } = await openStory({ body: 'Three boats left at dawn. Nobody was hurt.' });
  expect(await page.locator('.standfirst').count()).toBe(0);
  await pages.api.finished((await pages.api.patch(`/stories/${storyId}`, { body: 'Two boats left at dawn.' })).body.id);
  const { body } = await pages.api.get(`/stories/${storyId}`);
  expect(body.summary).toBe('Two boats left at dawn.');
  const { page: other } = await openStory({ summary: 'A long night.', body: 'Three boats left at dawn.' });
  expect(await other.locator('.standfirst').innerText()).toBe('A long night.');
});

test('the publisher is named once, and a story without coverage stands in the middle', async () => {
  const { page } = await openStory(
    { byline: 'Ann Lind', url: 'https://www.harbour.example/1' },
    { viewport: { width: 1440, height: 900 } },
  );
  await page.locator('#comments').waitFor();
  const text = await page.getByTestId('story-page').innerText();
  expect(text.split('The Harbour Post')).toHaveLength(2);
  expect(text).toContain('Read the original at harbour.example');
  const { x = 0, width = 0 } = (await page.locator('.sheet').boundingBox()) ?? {};
  expect(Math.abs(x + width / 2 - 1440 / 2)).toBeLessThan(12);
});

test('a long headline is set smaller, and a word with a hyphen is not broken', async () => {
  const headline = 'After a nine-year wait the valley library opens its doors';
  const { page } = await openStory({ headline }, { viewport: PHONE });
  for (const width of [320, 330, 340, 360, 390, 414]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await linesOf(page, '.sheet-headline .unbroken'), `${width} px`).toBe(1);
  }
  expect(await page.getByTestId('headline').innerText()).toBe(headline);
  const { page: other } = await openStory(
    { headline: `${headline}, ${headline}, and ${headline}` },
    { viewport: PHONE },
  );
  expect(await sizeOf(other, '.sheet-headline')).toBeLessThan(await sizeOf(page, '.sheet-headline'));
});

test('other scripts have fonts and line heights of their own, and no italics or spacing', async () => {
  const styleOf = (page: Page, selector: string): Promise<{ [name: string]: string }> =>
    page.evaluate(`(({ fontFamily, letterSpacing, fontStyle, fontSynthesis, lineHeight, fontSize, direction }) =>
      ({ fontFamily, letterSpacing, fontStyle, fontSynthesis, lines: parseFloat(lineHeight) / parseFloat(fontSize), direction }))(
      getComputedStyle(document.querySelector(${JSON.stringify(selector)})))`);
  const body = '<p>本文<em>強調</em></p>';
  const { page } = await openStory({ headline: '市議会が承認', language: 'ja', body, bodyFormat: 'html' });
  expect(await styleOf(page, '.sheet-headline')).toMatchObject({
    letterSpacing: 'normal',
    fontSynthesis: 'none',
    lines: 1.3,
  });
  expect((await styleOf(page, '.body')).fontFamily).toContain('Hiragino Mincho ProN');
  expect(await styleOf(page, '.body em')).toMatchObject({ fontStyle: 'normal' });
  for (const [language, font] of [
    ['zh-TW', 'Songti TC'],
    ['zh', 'Songti SC'],
    ['ko', 'AppleMyungjo'],
  ] as const) {
    const { page: other } = await openStory({ headline: `標題 ${language}`, language });
    expect((await styleOf(other, '.sheet-headline')).fontFamily).toContain(font);
  }
  const { page: arabic } = await openStory({ headline: 'مجلس المدينة', language: 'ar', summary: 'تبدأ الأعمال' });
  expect(await styleOf(arabic, '.sheet-headline')).toMatchObject({ direction: 'rtl', lines: 1.4 });
});

for (const options of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active', colorScheme: 'light' },
  { forcedColors: 'active', colorScheme: 'dark' },
] as const) {
  test(`a corrected story with code, a table and its changes has no barrier: ${JSON.stringify(options)}`, async () => {
    const body = `<p>It rains.</p>${TABLE}<pre>${'long '.repeat(80)}</pre>`;
    const story = { bodyFormat: 'html', body, topics: ['Rain'], language: 'en', priority: 'flash' };
    const { page, storyId } = await openStory(story, { ...options, bypassCSP: true });
    const patch = { body: body.replace('rains', 'pours'), bodyFormat: 'html' };
    await pages.api.finished((await pages.api.patch(`/stories/${storyId}`, patch)).body.id);
    await page.getByTestId('changes-toggle').click();
    await page.getByTestId('changes').waitFor();
    await page.locator('#comments').waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
}

test('in forced colours a pressed button and the live mark look it', async () => {
  await pages.api.publish({ headline: 'Something', topics: ['Rain'] });
  const { page, drive } = await pages.openReader({ forcedColors: 'active', bypassCSP: true });
  await drive.open();
  expect(await findViolations(page)).toEqual([]);
  const colours = (selector: string): Promise<string[]> =>
    page.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => getComputedStyle(element).backgroundColor)`,
    );
  const [dot] = await colours('.connection-dot');
  const [canvas] = await colours('html');
  expect(dot).not.toBe(canvas);
  expect(dot).not.toBe('rgba(0, 0, 0, 0)');
  await page.getByTestId('column-settings').first().click();
  const chip = page.locator('.chip[aria-pressed]').first();
  await chip.click();
  await page.mouse.move(0, 0);
  const [pressed] = await colours('.chip[aria-pressed="true"]');
  const [loose] = await colours('.chip[aria-pressed="false"]');
  expect(pressed).not.toBe(loose);
});
