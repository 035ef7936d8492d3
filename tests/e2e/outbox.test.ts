import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { bundlePageModule } from '../helpers/page-module.ts';
import { waitFor } from '../helpers/wait-for.ts';

let site: FeedSite;
let browser: Browser;
let outbox: string;
beforeAll(async () => {
  outbox = await bundlePageModule('client/net/outbox.ts', 'outbox');
  site = await openFeedSite();
  site.on('/', (_req, res) => res.setHeader('content-type', 'text/html').end('<!doctype html><title>Outbox</title>'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(): Promise<void> {
  await browser.page.goto(site.url('/'));
  await browser.page.evaluate(`${outbox}; globalThis.outbox = outbox`);
}

function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  return browser.page.evaluate(`outbox.postOrQueue(${JSON.stringify(path)}, ${JSON.stringify(body)})`);
}

test('OFF6 what is posted with the server there is answered at once', async () => {
  site.on('/said', (_req, res) => res.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}'));
  await open();
  expect(await post('/said', { text: 'hello' })).toMatchObject({ sent: true, status: 201, answer: { id: '1' } });
});

test('OFF6 what is posted offline is kept over a reload and sent in order when the network is back, once', async () => {
  site.on('/later', (_req, res) => res.writeHead(202, { 'content-type': 'application/json' }).end('{}'));
  await open();
  await browser.context.setOffline(true);
  const [first, second] = [await post('/later', { text: 'first' }), await post('/later', { text: 'second' })];
  expect([first?.sent, second?.sent]).toEqual([false, false]);
  await browser.context.setOffline(false);
  await browser.page.reload();
  await browser.page.evaluate(
    `${outbox}; globalThis.outbox = outbox; globalThis.news = []; outbox.onOutboxNews((item) => news.push(item)); outbox.watchOutbox()`,
  );
  await waitFor('both were sent', () => site.requests('/later').length >= 2);
  await waitFor('the page hears of both', () => browser.page.evaluate<boolean>('news.length === 2'));
  const sent = site.requests('/later');
  expect(sent.map(({ body }) => JSON.parse(body).text)).toEqual(['first', 'second']);
  expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual([first?.key, second?.key]);
  expect(await browser.page.evaluate('news.map(({ key, status }) => [key, status])')).toEqual([
    [first?.key, 202],
    [second?.key, 202],
  ]);
});

test('OFF6 an ill server is asked again with the same key; a refusal ends it', async () => {
  let isIll = true;
  site.on('/ill', (_req, res) => res.writeHead(isIll ? 503 : 409, { 'content-type': 'application/json' }).end('{}'));
  await open();
  const outcome = await post('/ill', {});
  expect(outcome.sent).toBe(false);
  isIll = false;
  await browser.page.evaluate('outbox.watchOutbox(); dispatchEvent(new Event("online"))');
  await waitFor('it was answered', () => browser.page.evaluate<boolean>('outbox.flushOutbox()'));
  const keys = site.requests('/ill').map(({ headers }) => headers['idempotency-key']);
  expect(new Set(keys)).toEqual(new Set([outcome.key]));
});
