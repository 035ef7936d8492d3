import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { type FeedRig, openFeedRig } from '../helpers/feed-rig.ts';
import { rss } from '../helpers/feed-site.ts';
import { findViolations } from '../helpers/find-violations.ts';

let rig: FeedRig;
let browser: Browser;
let publisherId: string;
beforeAll(async () => {
  await buildPageIfStale();
  rig = await openFeedRig();
  const { world, site } = rig;
  ({ id: publisherId } = await world.publisher('The Harbour Post'));
  // An admin's key: loopback is closed to publishers.
  const { body } = await world.api().post(`/publishers/${publisherId}/keys`, { scopes: ['publish', 'admin'] });
  browser = await openBrowser();
  const { page } = browser;
  page.setDefaultTimeout(15_000);
  const link = (href: string) => `<link rel=alternate type=application/rss+xml href=${href}>`;
  site.on('/', (_req, res) =>
    res
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end(`<title>Harbour</title>${link('/news.xml')}${link('/comments.xml')}`),
  );
  site.on('/empty', (_req, res) =>
    res.writeHead(404, { 'Content-Type': 'text/html' }).end('<title>Nothing here</title>'),
  );
  site.on('/news.xml', (_req, res) => res.end(rss('Harbour news', [{ id: '1', title: 'Ferry late' }])));
  site.on('/comments.xml', (_req, res) => res.end(rss('Comments on: Harbour', [{ id: '1', title: 'Re: Ferry' }])));
  await page.goto(`${world.url()}/desk`);
  await page.getByLabel('API key').fill(body.key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Feeds', exact: true }).click();
});
afterAll(async () => {
  await browser.close();
  await rig.close();
});

const find = async (address: string): Promise<void> => {
  await browser.page.getByLabel('Address of your site or feed').fill(address);
  await browser.page.getByRole('button', { name: 'Find feeds' }).click();
};

test('DESK5 the feeds of a site are found, chosen, added, and bring their stories', async () => {
  const { page } = browser;
  await page.getByText('No feeds yet').waitFor();
  await find(rig.site.url('/').replace('http://', ''));
  await page.getByRole('status').getByText('2 feeds found').waitFor();
  const first = page.getByRole('checkbox', { name: 'Harbour news' });
  const comments = page.getByRole('checkbox', { name: 'Comments on' });
  expect([await first.isChecked(), await comments.isChecked()]).toEqual([true, false]);
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add 1 feed' }).click();
  const row = page.getByTestId('feed');
  await row.getByText('Harbour news').waitFor();
  await row.getByText('1 story').waitFor();
  await row.getByText('OK', { exact: true }).waitFor();
  const { body } = await rig.api.get(`/stories?publisher=${publisherId}`);
  expect(body.stories).toMatchObject([{ headline: 'Ferry late' }]);
  await find(rig.site.url('/'));
  expect(await page.getByRole('checkbox', { name: 'Harbour news' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('DESK5 where there is no feed, the desk says what was there', async () => {
  const { page } = browser;
  rig.site.on('/', (_req, res) => res.writeHead(404).end());
  await find(rig.site.url('/empty'));
  await page.getByRole('alert').getByText('answered 404 with a web page with the title “Nothing here”').waitFor();
  await find('ftp://harbour.example');
  await page.getByRole('alert').getByText('Must be the address of a web site or of a feed.').waitFor();
});

test('DESK5 a feed that fails says why in plain words, and what its site answered; it can be removed', async () => {
  const { page } = browser;
  rig.site.on('/news.xml', (_req, res) =>
    res.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Hotel WiFi</h1> Please sign in'),
  );
  const { body } = await rig.api.get('/feeds');
  await rig.fetchAgain(body.feeds[0]);
  await page.getByRole('button', { name: 'Submissions', exact: true }).click();
  await page.getByRole('button', { name: 'Feeds', exact: true }).click();
  const row = page.getByTestId('feed');
  await row.getByText('The address leads to a web page, not to a feed. Newswire keeps trying.').waitFor();
  await row.getByText('What the site answered').click();
  await row.getByText('Hotel WiFi').waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove Harbour news' }).click();
  await page.getByRole('heading', { name: 'Remove “Harbour news”?' }).waitFor();
  await page.getByRole('button', { name: 'Remove feed' }).click();
  await page.getByText('No feeds yet').waitFor();
  expect((await rig.api.get('/feeds')).body.feeds).toEqual([]);
});
