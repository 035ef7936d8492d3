import { expect, test } from 'vitest';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

/** What Chrome's translation does to a page: each text stands in two elements of its own. */
const TRANSLATE = `for (const root of document.querySelectorAll('.story, .sheet-head, .column-body')) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim() !== '') found.push(walker.currentNode);
  for (const text of found) {
    const outer = document.createElement('font');
    outer.append(document.createElement('font'));
    outer.firstChild.textContent = text.data.toUpperCase();
    text.replaceWith(outer);
  }
}`;

test('a correction shows on a page that the browser has translated', async () => {
  const { storyId } = await pages.api.publish({
    headline: 'Three boats lost',
    summary: 'A storm came.',
    topics: ['Sea'],
  });
  const { page, drive } = await pages.openReader();
  await drive.open();
  await drive.untilHeadlines(['Three boats lost']);
  await page.evaluate(TRANSLATE);
  await drive.untilHeadlines(['THREE BOATS LOST']);
  await pages.api.patch(`/stories/${storyId}`, { headline: 'Two boats lost', summary: 'A storm has gone.' });
  await drive.untilHeadlines(['Two boats lost']);
  expect(await drive.cards().first().innerText()).toContain('A storm has gone.');
  await drive.cards().first().getByTestId('headline').click();
  const head = page.locator('.sheet-head').first();
  await head.waitFor();
  await page.evaluate(TRANSLATE);
  await pages.api.patch(`/stories/${storyId}`, { headline: 'One boat lost', summary: 'The sun shines.' });
  await waitFor('the open story is corrected', async () =>
    /One boat lost[\s\S]*The sun shines/.test(await head.innerText()),
  );
});

test('an input method keeps its Enter, and letter keys work under any layout', async () => {
  await pages.api.publish({ headline: 'One to walk to', topics: ['Sea'] });
  const { page, drive } = await pages.openReader();
  await drive.open();
  await drive.cards().first().waitFor();
  const press = (selector: string, init: object) =>
    page.evaluate(
      `(document.querySelector(${JSON.stringify(selector)}) ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...${JSON.stringify(init)} }))`,
    );
  const focused = () => page.evaluate("document.activeElement?.closest('.story')?.dataset.id ?? null");
  await press('body', { key: 'j', code: 'KeyJ', isComposing: true });
  expect(await focused()).toBeNull();
  await press('body', { key: 'о', code: 'KeyJ' });
  expect(await focused()).not.toBeNull();
});

const LONG = `https://example.org/${'abcdefghij'.repeat(40)}`;

test.each([360, 390])('at %i px a long address makes no page wider than the screen', async (width) => {
  const { storyId } = await pages.api.publish({
    headline: `Read ${LONG}`,
    summary: `More: ${LONG}`,
    byline: `By ${'Maximilian'.repeat(20)}`,
    topics: ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'],
    body: `See ${LONG}`,
  });
  const { page, drive } = await pages.openReader({ viewport: { width, height: 740 } });
  for (const path of ['/', `/story/${storyId}`]) {
    await drive.open(path);
    await page.locator('.story, .sheet-head').first().waitFor();
    expect(await page.evaluate('document.scrollingElement.scrollWidth'), path).toBeLessThanOrEqual(width);
    const plain = await (await fetch(new URL(path, page.url()))).text();
    expect(plain).toContain(LONG.slice(0, 60));
  }
});
