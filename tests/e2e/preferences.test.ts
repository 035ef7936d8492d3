import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { signInToOps } from '../helpers/operator.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const STORY = {
  headline: 'Ferry aground off Brannock',
  summary: 'All safe.',
  topics: ['Ferries'],
  body: 'It was dark.',
};

const look = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const { colorScheme, fontSize, backgroundColor } = getComputedStyle(document.documentElement);
    return [colorScheme, fontSize, backgroundColor];
  })()`);
const PAPER = { light: 'rgb(250, 247, 240)', dark: 'rgb(22, 21, 15)' };

/** As if the reader had chosen before. */
const choose = (page: Page, theme: string, size: string) =>
  page.addInitScript(
    `localStorage['newswire.theme'] ??= '"${theme}"'; localStorage['newswire.text-size'] ??= '"${size}"'`,
  );

/** Texts below the contrast that WCAG asks of AAA. */
const faint = (page: Page): Promise<string[]> =>
  page.evaluate(`axe.run({ runOnly: ['color-contrast-enhanced'] }).then(({ violations }) =>
    violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => html.slice(0, 120) + ' ' + any[0]?.data?.contrastRatio)))`);

test('theme and size are chosen with two clicks each, show at once, stay, and are followed by other tabs', async () => {
  await pages.api.publish(STORY);
  const { page, context, drive } = await pages.openReader({ colorScheme: 'light' });
  await drive.open();
  const other = await context.newPage();
  await other.goto(`${pages.world.url()}/saved`);
  expect(await look(page)).toEqual(['light dark', '16px', PAPER.light]);
  await page.getByTestId('open-display').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Dark', { exact: true }).click();
  await dialog.getByText('Larger').click();
  expect(await look(page)).toEqual(['dark', '20px', PAPER.dark]);
  expect(await page.locator('meta[name=theme-color]').first().getAttribute('content')).toBe(PAPER.dark);
  await waitFor('the other tab follows', async () => (await look(other)).join() === `dark,20px,${PAPER.dark}`);
  await page.reload();
  expect(await look(page)).toEqual(['dark', '20px', PAPER.dark]);
});

test('no page is painted in another theme first, however late its scripts come', async () => {
  const { storyId } = await pages.api.publish(STORY);
  const { page, context } = await pages.openReader({ colorScheme: 'light' });
  await choose(page, 'dark', '125');
  const { cookie } = await signInToOps(pages.world);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: pages.world.url() }]);
  await page.route('**/assets/*.js', () => undefined);
  for (const path of ['/', `/story/${storyId}`, '/topic/ferries', '/saved', '/desk', '/ops']) {
    await page.goto(`${pages.world.url()}${path}`, { waitUntil: 'commit' });
    await page.locator('body > *').first().waitFor({ state: 'attached' });
    expect(await look(page), path).toEqual(['dark', '20px', PAPER.dark]);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('whoever asks the system for more contrast gets it, unless they choose otherwise', async () => {
  const { page, drive } = await pages.openReader({ colorScheme: 'light', contrast: 'more' });
  await drive.open();
  expect((await look(page))[2]).toBe('rgb(255, 255, 255)');
  await page.getByTestId('open-display').click();
  await page.getByRole('dialog').getByText('Light', { exact: true }).click();
  expect((await look(page))[2]).toBe(PAPER.light);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`high contrast, ${colorScheme}: every text has 7:1, on the board and on a story's page`, async () => {
    const { storyId } = await pages.api.publish({ ...STORY, byline: 'Ann Lind', language: 'en', priority: 'urgent' });
    await pages.api.finished((await pages.api.patch(`/stories/${storyId}`, { headline: 'Ferry aground' })).body.id);
    const { page, drive } = await pages.openReader({ colorScheme, bypassCSP: true });
    await choose(page, 'contrast', '100');
    await drive.open();
    expect(await findViolations(page)).toEqual([]);
    expect(await faint(page)).toEqual([]);
    await page.goto(`${pages.world.url()}/story/${storyId}`);
    await page.getByTestId('tool-save').waitFor();
    await page.getByTestId('changes-toggle').click();
    await page.getByTestId('changes').waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await faint(page)).toEqual([]);
  });
}

test('desk and ops have the same choices', async () => {
  const { page, context } = await pages.openReader({ colorScheme: 'light', bypassCSP: true });
  const { cookie } = await signInToOps(pages.world);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: pages.world.url() }]);
  for (const [path, theme] of [
    ['/desk', 'Dark'],
    ['/ops', 'High contrast'],
  ] as const) {
    await page.goto(`${pages.world.url()}${path}`);
    await page.getByTestId('display-button').click();
    await page.getByTestId('display').getByText(theme, { exact: true }).click();
    expect(await findViolations(page), path).toEqual([]);
  }
  expect((await look(page))[2]).toBe('rgb(255, 255, 255)');
});

/** What is cut off or lies on something else, among what must be read. */
const CLIPPED = `[...document.querySelectorAll('.top-name, .connection, .top-more, .tab, .column-title, .trend-word, .topic, .story-action, .cover-counts, .tool, .bar-name, .back')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0)
  .flatMap((element) => {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    const scroller = element.closest('.trending ul, .tabs-columns, .column-scroll, .board-columns');
    if (scroller && (right > innerWidth || bottom > innerHeight || top < scroller.getBoundingClientRect().top)) return [];
    const frame = element.closest('.top, .bar, .tabs, .column-head, .trending, .tools')?.getBoundingClientRect();
    const isOut = left < -1 || right > innerWidth + 1 || (frame && (top < frame.top - 2 || bottom > frame.bottom + 2));
    return width > 0 && isOut ? [element.className + ' ' + element.textContent + ' ' + [left, right, top, bottom].map(Math.round)] : [];
  })`;
/** Lines of topics that lie on one another. */
const COLLIDING = `[...document.querySelectorAll('.topics')].filter((list) => {
  const tops = [...new Set([...list.querySelectorAll('.topic')].map((topic) => topic.getBoundingClientRect().top))].sort((a, b) => a - b);
  const height = list.querySelector('.topic')?.getBoundingClientRect().height ?? 0;
  return tops.some((top, index) => index > 0 && top - tops[index - 1] < height - 1);
}).length`;

for (const width of [390, 1280]) {
  test(`letters of 32 px clip nothing: ${width} px`, async () => {
    const topics = ['Ferries', 'Port Amsel', 'Lifeboats of the northern coast', 'Inquiries'];
    const { storyId } = await pages.api.publish({ ...STORY, topics });
    const { page, drive } = await pages.openReader({ viewport: { width, height: 800 }, hasTouch: width < 500 });
    for (const path of ['/', `/story/${storyId}`]) {
      await drive.open(path);
      await page.evaluate(`document.documentElement.style.fontSize = '32px'`);
      await page.getByTestId('headline').first().waitFor();
      await waitFor('nothing is clipped', async () => (await page.evaluate<string[]>(CLIPPED)).length === 0).catch(
        async (error) => {
          throw new Error(`${path}: ${error.message}: ${(await page.evaluate<string[]>(CLIPPED)).join(' | ')}`);
        },
      );
      expect(await page.evaluate(COLLIDING)).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });
}
