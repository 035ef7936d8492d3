import { afterAll, expect, test } from 'vitest';
import { acceptHook, openAlertRig } from '../helpers/alert-rig.ts';
import { type PageReader, withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const rig = await openAlertRig();
const pages = withPages({ workers: 1, env: rig.env });
afterAll(() => rig.close());

async function openAlerts({ page, drive }: PageReader) {
  await drive.column('everything').getByTestId('column-settings').click();
  return page.getByTestId('alerts');
}

function titles(path: string): string[] {
  return rig.received(path).map(({ title }) => title);
}

test('ALERT12 a reader adds a webhook, sends a test, sees it told, and is told of the column', async () => {
  acceptHook(rig.site, '/page');
  const reader = await pages.openReader();
  await reader.drive.open();
  const alerts = await openAlerts(reader);
  await alerts.getByTestId('add-address').click();
  await alerts.getByLabel('Kind of address').selectOption('webhook');
  const field = alerts.getByLabel('Address', { exact: true });
  await field.fill('https://10.0.0.1/x');
  await alerts.getByRole('button', { name: 'Add', exact: true }).click();
  await alerts.getByText('Address The address is in a network that is not public.').waitFor();
  // Chromium logs every refusal.
  expect(reader.complaints.splice(0).join()).toContain('422');
  await field.fill(rig.site.url('/page'));
  await alerts.getByRole('button', { name: 'Add', exact: true }).click();
  const address = alerts.getByTestId('alert-address');
  await address.getByRole('button', { name: 'Send a test' }).click();
  await waitFor('it is told that the test was sent', async () =>
    /Test sent \d/.test(await address.getByTestId('alert-delivery').innerText()),
  );
  expect(titles('/page')).toContain('Test alert');
  await alerts.getByLabel('Only when enough publishers have it').selectOption('1');
  await pages.api.publish({ headline: 'Lighthouse lit', topics: ['Sea'] });
  await waitFor('the column called', () => titles('/page').includes('Lighthouse lit'));
  await reader.page.reload();
  const again = await openAlerts(reader);
  await again.getByRole('button', { name: 'Remove' }).click();
  await waitFor('it is forgotten', async () => (await again.getByTestId('alert-address').count()) === 0);
  const { rows } = await pages.world.db.query('SELECT FROM alert_addresses');
  expect(rows).toHaveLength(0);
});

test('ALERT12 a column calls by a strip over the page, and its conditions hold', async () => {
  const reader = await pages.openReader();
  await reader.drive.open();
  const alerts = await openAlerts(reader);
  await alerts.getByRole('button', { name: 'Strip' }).click();
  await alerts.getByRole('radio', { name: 'Urgent' }).check();
  await alerts.getByRole('button', { name: 'Sound' }).click();
  await pages.api.publish({ headline: 'Quiet meadow', topics: ['Meadow'] });
  await pages.api.publish({ headline: 'Volcano wakes', topics: ['Volcano'], priority: 'urgent' });
  const strip = reader.page.getByTestId('alert-strip');
  await strip.getByText('Volcano wakes').waitFor();
  expect(await strip.innerText()).toContain('New in ');
  await strip.getByRole('button', { name: 'Dismiss' }).click();
  await waitFor('it is gone', async () => (await strip.count()) === 0);
});

test('ALERT3 ALERT4 the pages behind the links ask, and say what was done', async () => {
  const { body } = await rig.add(pages.world, {
    kind: 'email',
    address: 'page@mail.example',
    rules: [{ name: 'x', filter: {}, level: 'all' }],
  });
  const { rows } = await pages.world.db.query<{ confirm_code: string; unsubscribe_code: string }>(
    'SELECT confirm_code, unsubscribe_code FROM alert_addresses',
  );
  const { page } = await pages.openReader();
  const open = (step: string, code = ''): Promise<unknown> =>
    page.goto(`${pages.world.url()}/alerts/${body.id}/${step}?code=${code}`);
  await open('confirm', rows[0]?.confirm_code);
  expect(await page.getByRole('main').innerText()).toContain('page@mail.example');
  await page.getByRole('button', { name: 'Yes, send alerts' }).click();
  await page.getByRole('heading', { name: 'Alerts are on' }).waitFor();
  await open('unsubscribe', rows[0]?.unsubscribe_code);
  await page.getByRole('button', { name: 'Stop alerts' }).click();
  await page.getByRole('heading', { name: 'Alerts are off' }).waitFor();
  await open('unsubscribe', rows[0]?.unsubscribe_code);
  await page.getByText('This link is no longer valid').waitFor();
});
