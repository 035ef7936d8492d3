import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

/** A browser with two voices that says nothing until it is told that a sentence has ended. */
const VOICES = `
  const spoken = [];
  let current;
  window.spoken = spoken;
  window.endSentence = () => current?.onend?.();
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'de-DE', name: 'Anna' }, { lang: 'en_GB', name: 'Kate', default: true }],
    addEventListener() {},
    cancel() { current = undefined; },
    speak(utterance) {
      current = utterance;
      spoken.push([utterance.text, utterance.lang, utterance.voice?.name, utterance.rate]);
    },
  } });`;
const BODY = '<p>The horn <em>swings</em>. It was heard at sea.</p><table><tr><td>7</td></tr></table><p>End.</p>';

async function openStory(story: Record<string, unknown>, voices = VOICES): Promise<Page> {
  const { storyId } = await pages.api.publish({ headline: 'The foghorn', bodyFormat: 'html', body: BODY, ...story });
  const { page } = await pages.openReader();
  await page.addInitScript(voices);
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await page.getByTestId('tool-save').waitFor();
  return page;
}

const spoken = (page: Page): Promise<unknown[][]> => page.evaluate('window.spoken');
const marked = (page: Page): Promise<string> =>
  page.evaluate(`[...(CSS.highlights.get('spoken') ?? [])].map((range) => range.toString()).join('')`);

test('a story is read sentence by sentence in its language, and each is marked', async () => {
  const page = await openStory({ language: 'en', summary: 'A long night.' });
  await page.getByTestId('tool-listen').click();
  for (const sentence of ['The foghorn', 'A long night.', 'The horn swings.', 'It was heard at sea.', 'End.']) {
    await waitFor(`${sentence} is marked`, async () => (await marked(page)) === sentence);
    expect((await spoken(page)).at(-1)).toEqual([sentence, 'en', 'Kate', 1]);
    await page.evaluate('window.endSentence()');
  }
  await waitFor('it has ended', async () => (await page.getByTestId('listen').count()) === 0);
  expect(await marked(page)).toBe('');
});

test('reading pauses, goes on at another speed, which is kept, and stops with the page', async () => {
  const page = await openStory({ language: 'en' });
  await page.getByTestId('tool-listen').click();
  const toggle = page.getByTestId('listen-toggle');
  await toggle.click();
  await page.evaluate('window.endSentence()');
  expect(await spoken(page)).toHaveLength(1);
  await toggle.click();
  expect(await spoken(page)).toHaveLength(2);
  await page.getByTestId('listen').getByTestId('speed').selectOption('1.5×');
  expect((await spoken(page)).at(-1)).toEqual(['The foghorn', 'en', 'Kate', 1.5]);
  await page.getByTestId('listen-stop').click();
  await page.getByTestId('tool-listen').click();
  expect((await spoken(page)).at(-1)?.[3]).toBe(1.5);
  await page.keyboard.press('u');
  await page.getByTestId('column').first().waitFor();
  expect(await page.getByTestId('listen').count()).toBe(0);
});

test('a browser without a voice for the language offers nothing', async () => {
  const french = await openStory({ language: 'fr', headline: 'La corne' });
  expect(await french.getByTestId('tool-listen').count()).toBe(0);
  const silent = await openStory({ language: 'en', headline: 'Silence' }, 'delete window.speechSynthesis');
  expect(await silent.getByTestId('tool-listen').count()).toBe(0);
});
