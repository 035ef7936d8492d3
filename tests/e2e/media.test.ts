import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages({ env: { NEWSWIRE_IMAGES: 'direct' } });

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="#48708f" d="M0 0h3v2H0z"/></svg>';
const AUDIO = {
  ...{ url: 'https://media.example/episode-12.mp3', kind: 'audio', type: 'audio/mpeg' },
  ...{ bytes: 8_400_000, durationSeconds: 720, title: 'Episode 12: the foghorn' },
};
const STORY = {
  headline: 'The lighthouse speaks after forty years',
  summary: 'Its foghorn was heard as far as the ferry.',
  body: `<p>The horn swings at <math><msup><mi>e</mi><mrow><mi>k</mi><mi>t</mi></mrow></msup></math>, says
    <ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>.</p>
    <ol start="3" type="a"><li>Third</li><li>Fourth</li></ol><dl><dt>Horn</dt><dd>What one hears.</dd></dl>
    <iframe src="https://www.youtube.com/embed/AAAAAAAAAAA"></iframe>
    <math display="block"><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msqrt><mn>2</mn></msqrt></mfrac></math>`,
  bodyFormat: 'html',
  imageUrl: 'http://media.example/lighthouse.svg',
  imageAlt: 'A lighthouse in fog',
  imageCaption: 'The lighthouse on Monday, before the horn.',
  imageCredit: 'Ann Lind',
};

/** Answers for the publisher's host; returns what was asked of it. */
async function answerMedia(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route('https://media.example/**', (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.fulfill({ contentType: 'image/svg+xml', body: PICTURE });
  });
  return asked;
}

async function openStory(story: Record<string, unknown>, options: Parameters<typeof pages.openReader>[0] = {}) {
  const { storyId } = await pages.api.publish(story);
  const { page } = await pages.openReader(options);
  const asked = await answerMedia(page);
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  await page.getByTestId('story-body').waitFor();
  return { page, asked, storyId };
}

test('a story shows its picture with its texts, and its sound, and asks the publisher for no sound before it plays', async () => {
  const { page, asked, storyId } = await openStory({
    ...STORY,
    media: [AUDIO, { ...AUDIO, url: 'http://media.example/b.mp3' }],
  });
  const media = page.getByTestId('media');
  await media.waitFor();
  expect(await page.locator('.lead img').getAttribute('alt')).toBe(STORY.imageAlt);
  expect(await page.locator('.lead figcaption').innerText()).toBe(`${STORY.imageCaption} Picture: Ann Lind`);
  expect(await media.locator('audio').count()).toBe(1);
  expect(await media.locator('li').allInnerTexts()).toEqual(
    [1, 2].map(() => 'Audio: Episode 12: the foghorn 12 min · 8.4 MB'),
  );
  expect(asked).toEqual(['/lighthouse.svg']);
  await page.evaluate(`document.querySelector('.media audio').play().catch(() => undefined)`);
  expect(asked).toContain('/episode-12.mp3');
  await pages.api.finished(
    (await pages.api.patch(`/stories/${storyId}`, { imageCaption: 'On Tuesday.', media: null })).body.id,
  );
  await page.getByText('On Tuesday.').waitFor();
  await media.waitFor({ state: 'detached' });
});

test('a video stands in the place of the picture, which it shows until it plays', async () => {
  const video = { url: 'https://media.example/horn.mp4', kind: 'video', title: 'The horn' };
  const { page, asked } = await openStory({ ...STORY, media: [video] });
  const player = page.locator('.lead video');
  await player.waitFor();
  expect(await player.getAttribute('poster')).toBe('https://media.example/lighthouse.svg');
  expect(await page.locator('.lead img').count()).toBe(0);
  expect(await page.getByTestId('media').innerText()).toContain('Video: The horn');
  expect(asked).not.toContain('/horn.mp4');
});

test('a body keeps its formulas, readings, numbers and definitions, and a video of another site is a link', async () => {
  const { page } = await openStory(STORY, { viewport: { width: 360, height: 780 } });
  const body = page.getByTestId('story-body');
  const style = (name: string, property: string): Promise<string> =>
    page.evaluate(`getComputedStyle(document.querySelector('.body ${name}')).${property}`);
  const tall = await body.locator('math[display=block]').evaluate((math) => math.getBoundingClientRect().height);
  const line = await body
    .locator('math')
    .first()
    .evaluate((math) => math.getBoundingClientRect().height);
  expect(tall).toBeGreaterThan(line);
  expect(await style('rt', 'display')).toContain('ruby');
  expect(await style('ol', 'listStyleType')).toBe('lower-alpha');
  expect(await body.getByRole('link').getAttribute('href')).toBe('https://www.youtube.com/watch?v=AAAAAAAAAAA');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
});

/** A second of silence, as a browser may play it. */
const SILENCE = Buffer.concat([
  Buffer.from(
    'RIFF\x24\x3e\x0c\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\x3e\x0c\0',
    'latin1',
  ),
  Buffer.alloc(802_304, 0x80),
]);

/** The part of a file that a browser asks for; without one it could not go to a position. */
function partOf(file: Buffer, range = 'bytes=0-') {
  const from = Number(/^bytes=(\d+)-/.exec(range)?.[1] ?? 0);
  const headers = { 'accept-ranges': 'bytes', 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` };
  return { status: 206, contentType: 'audio/wav', headers, body: file.subarray(from) };
}

test('sound goes on where the reader left it, at the speed they chose, one address after another', async () => {
  const url = 'https://media.example/talk.wav';
  const story = { ...STORY, imageUrl: undefined, media: [{ url, kind: 'audio', type: 'audio/wav' }] };
  const { page } = await openStory(story);
  await page.route(url, (route) => route.fulfill(partOf(SILENCE, route.request().headers().range)));
  const audio = page.getByTestId('media').locator('audio');
  await audio.waitFor();
  await page.getByTestId('speed').selectOption('1.5×');
  const at = (): Promise<number> =>
    audio.evaluate((player) => (player as unknown as { currentTime: number; playbackRate: number }).currentTime);
  await page.evaluate(`(async () => {
    const player = document.querySelector('.media audio');
    await player.play();
    player.currentTime = 40;
    await new Promise((resolve) => player.addEventListener('seeked', resolve, { once: true }));
    player.pause();
  })()`);
  await waitFor('the position is kept', async () =>
    /talk\.wav.*40/.test(await page.evaluate(`localStorage['newswire.media-positions'] ?? ''`)),
  );
  await page.reload();
  await audio.waitFor();
  expect(await audio.getAttribute('preload')).toBe('none');
  await page.getByTestId('speed').waitFor();
  await page.evaluate(`document.querySelector('.media audio').play()`);
  await waitFor('it goes on', async () => (await at()) >= 40);
  expect(
    await audio.evaluate((player) => (player as unknown as { currentTime: number; playbackRate: number }).playbackRate),
  ).toBe(1.5);
});

test('pictures that follow one another are a gallery, swiped through and moved by keys', async () => {
  const figure = (no: number): string =>
    `<figure><img src="https://media.example/${no}.svg" alt="No ${no}"><figcaption>Picture ${no}</figcaption></figure>`;
  const body = `<p>Before.</p>${figure(1)}${figure(2)}${figure(3)}<p>After.</p>`;
  const { page } = await openStory({ ...STORY, body, imageUrl: undefined }, { viewport: { width: 390, height: 780 } });
  const gallery = page.getByRole('group', { name: '3 pictures' });
  expect(await gallery.locator('.gallery-no').allInnerTexts()).toEqual(['1 / 3', '2 / 3', '3 / 3']);
  expect(await gallery.locator('figcaption').allInnerTexts()).toEqual(['Picture 1', 'Picture 2', 'Picture 3']);
  await gallery.focus();
  await page.keyboard.press('ArrowRight');
  await waitFor('the next picture has come', async () => (await gallery.evaluate((strip) => strip.scrollLeft)) > 100);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});
