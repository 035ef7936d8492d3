import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fakePushManager, PUSH_ENV } from '../helpers/fake-push-manager.ts';
import { type PageReader, withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages({
  workers: 0,
  env: PUSH_ENV,
});

async function openSettings({ page, drive }: PageReader) {
  await drive.column('everything').getByTestId('column-settings').click();
  return page.getByTestId('settings');
}

/** The reader's preferences that the page has sent, the newest last. */
function listen(page: Page): { method: string; body: Record<string, unknown> }[] {
  const sent: { method: string; body: Record<string, unknown> }[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('/push/subscriptions'))
      sent.push({ method: request.method(), body: request.postDataJSON() });
  });
  return sent;
}

test('a column has a priority from which it notifies, with quiet hours, and both outlive a reload', async () => {
  const reader = await pages.openReader();
  await reader.context.grantPermissions(['notifications'], { origin: pages.world.url() });
  await reader.page.addInitScript(fakePushManager());
  const sent = listen(reader.page);
  await reader.drive.open();
  await reader.page.evaluate('navigator.serviceWorker.ready.then(() => 1)');
  const settings = await openSettings(reader);
  expect(await settings.getByLabel('Quiet from', { exact: true }).count()).toBe(0);
  await settings.getByRole('radio', { name: 'Urgent', exact: true }).check();
  await waitFor('the server knows the rule', () => sent.length > 0);
  expect(sent[0]).toMatchObject({ method: 'PUT', body: { rules: [{ name: 'everything', level: 'urgent' }] } });
  await settings.getByRole('checkbox', { name: 'Use quiet hours' }).check();
  await settings.getByLabel('Quiet from', { exact: true }).fill('21:30');
  await settings.getByLabel('Quiet until', { exact: true }).fill('06:15');
  await settings.getByRole('checkbox', { name: 'Allow flash alerts' }).check();
  const quiet = { from: '21:30', to: '06:15', allowFlash: true };
  await waitFor('the server knows the quiet hours', () => JSON.stringify(sent.at(-1)?.body).includes('06:15'));
  await waitFor('and the last wish', () => JSON.stringify(sent.at(-1)?.body).includes('"allowFlash":true'));
  expect(sent.at(-1)?.body).toMatchObject({ quiet });
  await reader.page.reload();
  const again = await openSettings(reader);
  expect(await again.getByRole('radio', { name: 'Urgent', exact: true }).isChecked()).toBe(true);
  expect(await again.getByLabel('Quiet until', { exact: true }).inputValue()).toBe('06:15');
  await again.getByRole('radio', { name: 'Never' }).check();
  await waitFor('the subscription ends', () => sent.at(-1)?.method === 'DELETE');
});

test('where the reader has forbidden notifications, the column says so', async () => {
  const reader = await pages.openReader();
  await reader.context.clearPermissions();
  await reader.page.addInitScript(`
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
    Notification.requestPermission = async () => 'denied';`);
  await reader.drive.open();
  const settings = await openSettings(reader);
  await settings.getByRole('group', { name: 'Notify me' }).getByRole('radio', { name: 'Flash only' }).check();
  await waitFor('it says so', async () =>
    (
      await settings
        .getByTestId('notify-state')
        .innerText()
        .catch(() => '')
    ).includes('blocked'),
  );
});

test('PUSH13 until it is known whether the server sends notifications, none are offered', async () => {
  const reader = await pages.openReader();
  let answer = (): void => undefined;
  const isAsked = new Promise<void>((asked) => {
    void reader.page.route('**/api/v1/push/key', async (route) => {
      asked();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      await route.continue();
    });
  });
  await reader.drive.open();
  const settings = await openSettings(reader);
  await settings.waitFor();
  await isAsked;
  const offer = settings.getByRole('group', { name: 'Notify me' });
  expect(await offer.count()).toBe(0);
  answer();
  await offer.waitFor();
});

test('PUSH13 where the server can send no notifications, the page offers none', async () => {
  const reader = await pages.openReader();
  await reader.page.route('**/api/v1/push/key', (route) => route.fulfill({ json: { key: null } }));
  await reader.drive.open();
  const answered = reader.page.waitForResponse('**/api/v1/push/key');
  const settings = await openSettings(reader);
  await Promise.all([settings.waitFor(), answered]);
  await waitFor(
    'the offer is gone',
    async () => (await settings.getByRole('group', { name: 'Notify me' }).count()) === 0,
  );
  expect(await settings.isVisible()).toBe(true);
});
