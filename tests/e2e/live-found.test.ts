import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Api } from '../helpers/api.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { startCoverage } from '../helpers/coverage.ts';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** Another site, on the operator's list. */
let site: FeedSite;
let world: World;
let api: Api;
let browser: Browser;
beforeAll(async () => {
  await buildPageIfStale();
  site = await openFeedSite();
  world = await openWorld({ workers: 0, env: { NEWSWIRE_EMBED_ORIGINS: new URL(site.url('/')).origin } });
  ({ api } = await world.publisher('The Harbour Post'));
  browser = await openBrowser({ bypassCSP: true });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([world.close(), site.close()]);
});

const read = async (path: string): Promise<string> => (await fetch(world.url() + path)).text();
const titlesIn = (html: string): string[] =>
  [...html.matchAll(/<h2 class="post-title"[^>]*><a [^>]*>([^<]*)</g)].map(([, title = '']) => title);

test('LIVE11 the board shows a coverage that has begun, as it is called now, and no longer once it has ended', async () => {
  const { page } = browser;
  await page.goto(world.url());
  await page.getByTestId('trending').waitFor();
  const live = await startCoverage(api, { title: 'Storm over the bay' });
  const link = page.getByTestId('live-link');
  await link.getByText('Storm over the bay').waitFor();
  expect(await link.getAttribute('href')).toBe(`/live/${live.id}/storm-over-the-bay`);
  await api.patch(`/coverages/${live.id}`, { title: 'Flood in the bay' });
  await link.getByText('Flood in the bay').waitFor();
  const other = await startCoverage(api, { title: 'Harbour fire' });
  await page.getByRole('link', { name: '1 more' }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.reload();
  await link.getByText('Harbour fire').waitFor();
  await other.end();
  await link.getByText('Flood in the bay').waitFor();
  await live.end();
  await link.waitFor({ state: 'detached' });
});

test('LIVE11 a coverage that begins later is not on the board before', async () => {
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const live = await startCoverage(api, { title: 'Election night', startsAt });
  const reader = await world.reader();
  const runs: string[][] = [];
  reader.socket.on('coverages', ({ coverages }) => runs.push(coverages.map(({ title }) => title)));
  const now = await startCoverage(api, { title: 'Count of votes' });
  await waitFor('the other one runs', () => runs.at(-1)?.includes('Count of votes'));
  expect(runs.flat()).not.toContain('Election night');
  await Promise.all([live.end(), now.end()]);
});

test('LIVE12 /live lists what runs, then what has ended, with the latest post, in pages', async () => {
  const running = await startCoverage(api, { title: 'Runs <b>', summary: 'What we know.' });
  await running.post({ text: 'The first.' });
  const { post } = (await running.post({ title: 'The second.', text: 'More.' })).body;
  const gone = (await running.post({ text: 'A wrong accusation.' })).body.post;
  await running.retract(gone.id);
  for (let index = 1; index <= 21; index += 1) await (await startCoverage(api, { title: `Ended ${index}` })).end();
  const html = await read('/live');
  expect(titlesIn(html).slice(0, 3)).toEqual(['Runs &lt;b&gt;', 'Ended 21', 'Ended 20']);
  expect(titlesIn(html)).toHaveLength(20);
  expect(html).toContain(`?post=${post.id}#post-${post.id}`);
  expect(html).toContain('The second.');
  expect(html).not.toContain('accusation');
  expect(html).not.toContain('type="module"');
  const next = /rel="next" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const rest = titlesIn(await read(next));
  expect(rest.slice(0, 2)).toEqual(['Ended 2', 'Ended 1']);
  expect((await fetch(`${world.url()}/live?before=nonsense`)).status).toBe(404);
  expect(await read('/sitemap-live.xml')).toContain(`<loc>${world.url()}/live</loc>`);
  await running.end();
});

test('LIVE13 other sites show a coverage in a frame, where it goes on; oEmbed gives them the frame', async () => {
  const live = await startCoverage(api, { title: 'Storm "over" the bay', keyPoints: ['Ferries are stopped'] });
  await live.post({ text: 'The wind rises.' });
  const address = `${world.url()}/live/${live.id}/storm-over-the-bay`;
  const oEmbed = async (more = '') =>
    (await fetch(`${world.url()}/oembed?url=${encodeURIComponent(address)}${more}`)).json();
  const { html, ...about } = (await oEmbed()) as Record<string, string>;
  expect(about).toMatchObject({ type: 'rich', title: 'Storm "over" the bay', author_name: 'The Harbour Post' });
  expect(html).toContain(`<iframe src="${world.url()}/live/${live.id}/embed" title="Storm &quot;over&quot; the bay"`);
  expect(await oEmbed('&maxwidth=200')).toMatchObject({ type: 'link' });
  expect(await read(`/live/${live.id}/storm-over-the-bay`)).toContain('application/json+oembed');

  const { headers } = await fetch(`${world.url()}/live/${live.id}/embed`);
  expect(headers.get('x-frame-options')).toBe(null);
  expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${new URL(site.url('/')).origin};`);
  expect((await fetch(address)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");

  const { page } = browser;
  site.on('/', (_req, res) => void res.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await page.goto(site.url('/'));
  const frame = page.frameLocator('iframe');
  await frame.locator('[data-testid=live-state][data-state=live]').waitFor();
  await live.post({ text: 'The wind falls.' });
  await frame.getByText('The wind falls.').waitFor();
  expect(await frame.locator('.live-rss:visible').count()).toBe(0);
  expect((await fetch(`${world.url()}/live/${crypto.randomUUID()}/embed`)).status).toBe(404);
});
