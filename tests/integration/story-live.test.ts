import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { startCoverage } from '../helpers/coverage.ts';
import { FERRY } from '../helpers/reports.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  ({ api } = await world.publisher('The Harbour Post'));
});
afterAll(() => world.close());

const liveOf = async (id: string): Promise<{ title: string } | undefined> =>
  (await api.get(`/stories/${id}`)).body.live;
const linkTo = (url: string) => ({ link: { url, title: 'The report' } });
const pageOf = async (id: string): Promise<string> =>
  (await fetch(`${world.url()}/story/${id}`, { headers: { accept: 'text/html' } })).text();

test('LIVE14 a story that a post links to names the coverage, until the post is retracted or the coverage ends', async () => {
  const { storyId } = await api.publish({ headline: 'Storm floods the old harbour' });
  const live = await startCoverage(api, { title: 'Storm <over> the bay', language: 'en' });
  expect(await liveOf(storyId)).toBeUndefined();
  const { body } = await live.post(linkTo(`https://news.example/story/${storyId}/storm-floods`));
  expect(await liveOf(storyId)).toEqual({ id: live.id, title: 'Storm <over> the bay', language: 'en' });
  const html = await pageOf(storyId);
  expect(html).toContain(
    `<a class="live-link" href="/live/${live.id}/storm-over-the-bay" lang="en"><strong>Live</strong>`,
  );
  expect(html).toContain('Storm &lt;over&gt; the bay');
  await live.retract(body.post.id);
  expect(await liveOf(storyId)).toBeUndefined();
  const { body: again } = await live.post({ text: 'More below' });
  await live.edit(again.post.id, linkTo(`/story/${storyId}`));
  await live.edit(again.post.id, linkTo(`http://news.example/story/${storyId}`));
  expect(await liveOf(storyId)).toMatchObject({ id: live.id });
  await live.end();
  expect(await liveOf(storyId)).toBeUndefined();
  expect(await pageOf(storyId)).not.toContain('class="story-live"');
});

test('LIVE14 a link to the publisher’s own page counts, too; the newest coverage is named, one to come is not', async () => {
  const url = `https://post.example/${'a'.repeat(1_500)}?id=7`;
  const { storyId } = await api.publish({ headline: 'Ballots are counted in Corrow', url });
  const first = await startCoverage(api, { title: 'Count of votes' });
  await first.post(linkTo(url.replace('https:', 'http:')));
  expect(await liveOf(storyId)).toMatchObject({ title: 'Count of votes' });
  const second = await startCoverage(api, { title: 'Election night' });
  await second.post(linkTo(url));
  expect(await liveOf(storyId)).toMatchObject({ title: 'Election night' });
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const later = await startCoverage(api, { title: 'The day after', startsAt });
  await later.post(linkTo(url));
  expect(await liveOf(storyId)).toMatchObject({ title: 'Election night' });
  await first.end();
  await second.end();
});

test('LIVE14 every report of the storyline leads to the coverage, and no other story', async () => {
  const { api: other } = await world.publisher('Meridian Wire');
  const one = await api.publish(FERRY[0] ?? {});
  const two = await other.publish(FERRY[1] ?? {});
  const stranger = await api.publish({ headline: 'Cheese prices rise in the valley' });
  const storyline = async (id: string): Promise<string> => (await api.get(`/stories/${id}`)).body.storyline.id;
  expect(await storyline(one.storyId)).toBe(await storyline(two.storyId));
  const live = await startCoverage(api, { title: 'Ferry runs aground' });
  await live.post(linkTo(`${world.url()}/story/${one.storyId}`));
  expect(await liveOf(two.storyId)).toMatchObject({ id: live.id });
  expect(await liveOf(stranger.storyId)).toBeUndefined();
});
