import { createECDH, randomBytes } from 'node:crypto';
import type { CDPSession, Browser as Chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { PushMessage } from '../../shared/domain/push-message.ts';
import { type Browser, openBrowser, startWholeChromium } from '../helpers/browser.ts';
import { driveDashboard } from '../helpers/dashboard.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const ENV = {
  NEWSWIRE_PUSH_SUBJECT: 'mailto:push@newswire.example',
  NEWSWIRE_PUSH_HOSTS: 'push.example.org',
};

let world: World;
let browser: Browser;
let devtools: CDPSession;
let registrationId = '';
let chromium: Chromium;
beforeAll(async () => {
  await buildPageIfStale();
  chromium = await startWholeChromium();
});
afterAll(() => chromium?.close());
beforeEach(async () => {
  registrationId = '';
  world = await openWorld({ workers: 0, env: ENV });
  browser = await openBrowser({}, chromium);
  await browser.context.grantPermissions(['notifications'], { origin: world.url() });
  devtools = await browser.context.newCDPSession(browser.page);
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    registrationId = registrations.at(-1)?.registrationId ?? registrationId;
  });
  await devtools.send('ServiceWorker.enable');
  await browser.page.goto(world.url());
  await waitFor('the service worker controls the page', () =>
    browser.page.evaluate<boolean>('navigator.serviceWorker.controller?.state === "activated"'),
  );
  // The browser's tools hear of it in their own time.
  await waitFor('the registration is known', () => registrationId !== '');
});
afterEach(async () => {
  await browser.close();
  await world.close();
});

const PUSH_AGAIN_MS = 1_000;
const MESSAGE: PushMessage = {
  kind: 'story',
  title: 'Flash: Dam breaks',
  body: 'The Push: Leave the valley.',
  path: '/story/01a20ac4-4460-74ba-8102-f0781fb15ef2/dam-breaks',
  tag: 'storyline-1',
  priority: 'flash',
  rule: 'valley',
  at: '2026-11-24T12:00:00Z',
};

async function push(changes: Partial<PushMessage> = {}): Promise<void> {
  const data = JSON.stringify({ ...MESSAGE, ...changes });
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: world.url(), registrationId, data });
}

/** The browser's tools may know a worker that they cannot reach yet; the same message twice is shown once. */
async function pushUntil(fact: string, changes: Partial<PushMessage>, isTrue: () => Promise<boolean>): Promise<void> {
  const holds = async (): Promise<boolean> => {
    await push(changes);
    return isTrue();
  };
  await waitFor(fact, holds, undefined, PUSH_AGAIN_MS);
}

function shown(): Promise<{ title: string; body: string; tag: string }[]> {
  return browser.page.evaluate(`(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const notifications = await (await navigator.serviceWorker.ready).getNotifications();
    return active ? notifications.map(({ title, body, tag }) => ({ title, body, tag })) : [];
  })()`);
}

test('PUSH1 PUSH7 what is pushed is shown, one for each storyline, and a withdrawal takes its place', async () => {
  await pushUntil('it is shown', {}, async () => (await shown()).length === 1);
  expect(await shown()).toEqual([{ title: MESSAGE.title, body: MESSAGE.body, tag: MESSAGE.tag }]);
  const withdrawn = { kind: 'withdrawn', title: 'Retracted: Dam breaks' } as const;
  await pushUntil('it was replaced', withdrawn, async () => (await shown())[0]?.title === withdrawn.title);
  const other = { tag: 'storyline-2', title: 'Another line' };
  await pushUntil('another line stands beside it', other, async () => (await shown()).length === 2);
});

test('PUSH11 what a visible page shows already is not shown again', async () => {
  const columns = [{ id: 'c1', query: 'name=valley', notify: 'flash' }];
  await browser.page.evaluate(`localStorage['newswire.columns'] = ${JSON.stringify(JSON.stringify(columns))}`);
  await browser.page.reload();
  await driveDashboard(browser.page, () => world.url()).untilConnection('live');
  const hills = { rule: 'hills', tag: 'storyline-3', title: 'In the hills' };
  await pushUntil('the other rule is shown', hills, async () => {
    await push();
    return (await shown()).length > 0;
  });
  expect((await shown()).map(({ title }) => title)).toEqual(['In the hills']);
});

test('PUSH12 a subscription that the browser replaces keeps its rules, and the old one is forgotten', async () => {
  const endpoints = async (): Promise<string[]> => {
    const { rows } = await world.db.query('SELECT endpoint FROM push_subscriptions ORDER BY endpoint');
    return rows.map(({ endpoint }) => endpoint);
  };
  const client = createECDH('prime256v1');
  client.generateKeys();
  const keys = { p256dh: client.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') };
  const subscription = (name: string): string => {
    const json = JSON.stringify({ endpoint: `https://push.example.org/${name}`, keys });
    return `{ endpoint: 'https://push.example.org/${name}', options: {}, toJSON: () => (${json}) }`;
  };
  // The browser has no push service here: it is given the subscriptions that one would have made.
  await browser.context.addInitScript(`
    PushManager.prototype.subscribe = async () => (${subscription('old')});
    PushManager.prototype.getSubscription = async () => null;`);
  await browser.page.reload();
  await driveDashboard(browser.page, () => world.url()).untilConnection('live');
  await browser.page.getByTestId('column-settings').first().click();
  await browser.page.getByRole('radio', { name: 'Urgent', exact: true }).check();
  await waitFor('the server knows the old one', async () => (await endpoints()).length === 1);
  const [worker] = browser.context.serviceWorkers();
  await worker?.evaluate(`(async () => {
    const change = new Event('pushsubscriptionchange');
    const done = new Promise((resolve, reject) => {
      Object.assign(change, {
        oldSubscription: ${subscription('old')},
        newSubscription: ${subscription('new')},
        waitUntil: (work) => work.then(resolve, reject),
      });
    });
    self.dispatchEvent(change);
    await done;
  })()`);
  expect(await endpoints()).toEqual(['https://push.example.org/new']);
  const { rows } = await world.db.query('SELECT name, filter_id FROM push_rules');
  expect(rows).toMatchObject([{ name: 'everything' }]);
});
