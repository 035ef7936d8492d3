import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Api } from '../helpers/api.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { openTinyProxy } from '../helpers/tiny-proxy.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const HOSTILE_STYLE = `<style>
  html { font-size: 5px; line-height: 9; letter-spacing: 1em; text-transform: uppercase; direction: rtl }
  * { color: red !important; font-size: 99px } ol, a { display: none } section, .state { position: fixed }
</style>`;

let world: World;
let api: Api;
let allowed: FeedSite;
let stranger: FeedSite;
let browser: Browser;
beforeAll(async () => {
  await buildPageIfStale();
});
beforeEach(async () => {
  allowed = await openFeedSite();
  stranger = await openFeedSite();
  world = await openWorld({ env: { NEWSWIRE_EMBED_ORIGINS: new URL(allowed.url('/')).origin } });
  api = (await world.publisher('The Harbour Post')).api;
  browser = await openBrowser();
});
afterEach(async () => {
  await browser.close();
  await Promise.all([world.close(), allowed.close(), stranger.close()]);
});

/** Serves a page with a column in it, under a policy that allows that and little else. */
function host(site: FeedSite, attributes: string, newswire = world.url()): void {
  const script = `<script src="${newswire}/embed.js" ${attributes} async></script>`;
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${newswire}; connect-src ${newswire}`;
  const head = `<!doctype html><html lang="en"><title>A site</title>${HOSTILE_STYLE}`;
  site.on('/', (_req, res) => {
    res.setHeader('content-type', 'text/html').setHeader('content-security-policy', policy);
    res.end(`${head}<main><h1>A site</h1>${script}</main></html>`);
  });
}

const headlines = (): Promise<string[]> => browser.page.locator('newswire-column h3').allInnerTexts();

async function shows(...expected: string[]): Promise<void> {
  await waitFor(`the column shows ${expected.join(', ')}`, async () => {
    return JSON.stringify(await headlines()) === JSON.stringify(expected);
  });
}

/** What a page can tell of its own looks: what is computed for its title, and the style sheets that it has. */
const LOOKS_OF_PAGE = `(() => {
  const title = getComputedStyle(document.querySelector('h1'));
  const sheets = document.styleSheets.length + document.adoptedStyleSheets.length;
  return JSON.stringify([sheets, ...Array.from(title, (name) => [name, title.getPropertyValue(name)])]);
})()`;

/** What has become of the page's styles inside the column. */
const LOOKS_OF_COLUMN = `(() => {
  const root = document.querySelector('newswire-column').shadowRoot;
  const styleOf = (selector) => getComputedStyle(root.querySelector(selector));
  const { color, fontSize, letterSpacing, textTransform, direction } = styleOf('h3 a');
  const positions = ['section', '.state'].map((selector) => styleOf(selector).position);
  return { color, fontSize, letterSpacing, textTransform, direction, list: styleOf('ol').display, positions };
})()`;

test('EMBED1 EMBED2 one script tag puts a live column into a page of another origin, and neither changes the other', async () => {
  const { page } = browser;
  allowed.on('/plain', (_req, res) => {
    res
      .setHeader('content-type', 'text/html')
      .end(`<html lang="en">${HOSTILE_STYLE}<main><h1>A site</h1></main></html>`);
  });
  await page.goto(allowed.url('/plain'));
  const looks = await page.evaluate(LOOKS_OF_PAGE);
  const { storyId } = await api.publish({ headline: 'Fery late', topics: ['Harbour'] });
  await api.publish({ headline: 'Not for this column', topics: ['Hills'] });
  host(allowed, 'data-topics="harbour"');
  await page.goto(allowed.url('/'));
  await page.locator('newswire-column .state', { hasText: 'Live' }).waitFor();
  await shows('Fery late');
  expect(await page.locator('newswire-column .more').isVisible()).toBe(false);
  await api.publish({ headline: 'Harbour closed', topics: ['Harbour'], priority: 'urgent' });
  await shows('Harbour closed', 'Fery late');
  await api.finished((await api.patch(`/stories/${storyId}`, { headline: 'Ferry late' })).body.id);
  await shows('Harbour closed', 'Ferry late');
  await page.locator('newswire-column .corrected').waitFor();
  await api.finished((await api.delete(`/stories/${storyId}`, { reason: 'It was on time.' })).body.id);
  await page.getByText('Retracted: It was on time.').waitFor();
  expect(await page.evaluate(LOOKS_OF_COLUMN)).toEqual({
    ...{ color: 'rgb(27, 25, 21)', fontSize: '17px', letterSpacing: 'normal', textTransform: 'none', direction: 'ltr' },
    ...{ list: 'block', positions: ['static', 'static'] },
  });
  expect(await page.evaluate(LOOKS_OF_PAGE)).toBe(looks);
  expect(browser.complaints).toEqual([]);
});

test('EMBED2 when its server has gone, the column goes on at another where it was, and shows each story once', async () => {
  const proxy = await openTinyProxy();
  onTestFinished(() => proxy.close());
  proxy.use([world.servers[0]?.port ?? 0]);
  await api.publish({ headline: 'Before' });
  host(allowed, 'data-limit="5"', proxy.url);
  await browser.page.goto(allowed.url('/'));
  await browser.page.locator('newswire-column .state', { hasText: 'Live' }).waitFor();
  const next = await world.addServer();
  proxy.use([]);
  await world.servers.shift()?.close();
  await browser.page.locator('newswire-column .state', { hasText: 'Connecting' }).waitFor();
  await world.api().publish({ headline: 'Meanwhile' });
  proxy.use([next.port]);
  await shows('Meanwhile', 'Before');
  await world.api().publish({ headline: 'After' });
  await shows('After', 'Meanwhile', 'Before');
});

test('EMBED3 new stories wait while somebody points at the column, and the button for them moves nothing', async () => {
  const { page } = browser;
  await api.publish({ headline: 'One' });
  host(allowed, '');
  await page.goto(allowed.url('/'));
  await page.locator('newswire-column .state', { hasText: 'Live' }).waitFor();
  await page.locator('newswire-column h3').hover();
  const place = await page.locator('newswire-column h3').boundingBox();
  await api.publish({ headline: 'Two' });
  const more = page.getByRole('button', { name: '1 new story' });
  await more.waitFor();
  expect(await headlines()).toEqual(['One']);
  expect(await page.locator('newswire-column h3').boundingBox()).toEqual(place);
  await more.click();
  await shows('Two', 'One');
});

test('EMBED4 on a page of an origin that is not on the list the column says so and stops asking', async () => {
  await api.publish({ headline: 'Not for everyone' });
  host(stranger, '');
  let asked = 0;
  browser.page.on('request', (request) => {
    if (request.url().includes('/api/v1/')) asked += 1;
  });
  await browser.page.goto(stranger.url('/'));
  const { origin } = new URL(stranger.url('/'));
  await browser.page.getByText(`This column is not allowed on ${origin}.`).waitFor();
  await browser.page.getByText('NEWSWIRE_EMBED_ORIGINS').waitFor();
  expect(asked).toBe(3);
  expect(await headlines()).toEqual([]);
  expect(browser.complaints.filter((complaint) => !/CORS policy/.test(complaint))).toEqual([]);
});

test('EMBED4 a column whose server never answers removes itself', async () => {
  host(allowed, '');
  await browser.page.route('**/api/v1/**', (route) => route.abort());
  await browser.page.goto(allowed.url('/'));
  await browser.page.locator('newswire-column').waitFor({ state: 'attached' });
  await browser.page.route('**/embed.js', (route) => route.abort());
  await browser.page.locator('newswire-column').waitFor({ state: 'detached' });
});

test('EMBED1 what is no filter is said in the column, by name', async () => {
  host(allowed, 'data-sections="2nd"');
  await browser.page.goto(allowed.url('/'));
  await browser.page.getByText(/This column can’t be shown: section/).waitFor();
});

test('EMBED1 the column can be used by everyone, in light and dark', async () => {
  await api.publish({ headline: 'Read by all', priority: 'flash' });
  host(allowed, 'data-title="Wire"');
  for (const colorScheme of ['light', 'dark'] as const) {
    await browser.close();
    browser = await openBrowser({ bypassCSP: true, colorScheme });
    await browser.page.goto(allowed.url('/'));
    await browser.page.addStyleTag({ content: ':root { color-scheme: light dark }' });
    await browser.page.locator('newswire-column .state', { hasText: 'Live' }).waitFor();
    const violations = await findViolations(browser.page);
    expect(violations.filter((violation) => violation.includes('newswire'))).toEqual([]);
  }
});
