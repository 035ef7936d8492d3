import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await openWorld();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const text = (testid: string): Promise<string> => browser.page.getByTestId(testid).innerText();
const says = (testid: string, what: string): Promise<unknown> =>
  waitFor(`${testid} says ${what}`, async () => (await text(testid)).includes(what));

test('an operator signs in with a key, and not with a wrong one', async () => {
  const { page } = browser;
  await page.goto(`${world.url()}/ops`);
  await page.getByLabel('API key').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('API key').fill(world.config.adminKey ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByTestId('queues').waitFor();
  await says('problems', 'No problems.');
  // The browser complains of what a wrong key is answered with.
  browser.complaints.length = 0;
});

test('the screen follows what happens: a story, its readers and its time', async () => {
  const reader = await world.reader();
  await world.api().publish({ headline: 'On the screen' });
  await reader.received(1);
  await says('latency', '1 delivery');
  await says('readers', '1 by socket');
  expect(await browser.page.getByTestId('member').count()).toBe(2);
});

test('an installation that is followed is shown with its health', async () => {
  await world.api().post('/bridges', { url: 'https://wire.invalid', filter: 'topic:harbour', publisher: 'The Wire' });
  await says('bridges', 'wire.invalid');
  await says('bridges', 'failing');
  expect(await text('bridges')).toContain('0 events taken, 0 passed over');
});

test('OPS2 a problem is dismissed with a reason, is folded, and is shown again', async () => {
  const { page } = browser;
  const row = page.getByTestId('queue-edit');
  await row.getByRole('button', { name: 'Pause' }).click();
  await says('problems', 'Queue edit is paused.');
  await page.getByTestId('problems').getByRole('button', { name: 'Dismiss…' }).click();
  await page.keyboard.type('The planned move');
  await page.keyboard.press('Enter');
  await says('outcome', 'Dismissed for 8 h. Alarms still ring.');
  await says('problems', 'No problems.');
  await page.getByText('1 dismissed problem').click();
  await says('dismissed', 'The planned move');
  await page.getByRole('button', { name: 'Show again' }).click();
  await waitFor('nothing is dismissed', async () => (await page.getByTestId('dismissed').count()) === 0);
  await row.getByRole('button', { name: 'Resume' }).click();
  await says('problems', 'No problems.');
});

test('OPS1 percentiles over time and the stored data are plotted', async () => {
  const { page } = browser;
  await world.db.query(`INSERT INTO health_samples (at, latency, readers, open, oldest_open_ms, stored_bytes)
    SELECT date_bin('5 min', now() - n * interval '5 min', 'epoch'), array_fill(n, ARRAY[15]), 1, 0, 0, 1000000 - n
    FROM generate_series(1, 200) n ON CONFLICT DO NOTHING`);
  await page.getByRole('button', { name: '6 h' }).click();
  await page.getByTestId('history').locator('canvas').waitFor();
  await says('history', 'p90');
  await says('storage', 'stories');
  expect(await page.getByRole('button', { name: '6 h' }).getAttribute('aria-pressed')).toBe('true');
});

test('a queue is paused and goes on', async () => {
  const row = browser.page.getByTestId('queue-edit');
  await row.getByRole('button', { name: 'Pause' }).click();
  await says('problems', 'Queue edit is paused.');
  const { body } = await world.api().post('/stories', { headline: 'Held' });
  await waitFor('it waits', async () => (await row.getByTestId('waiting').innerText()) === '1');
  await row.getByRole('button', { name: 'Resume' }).click();
  await says('outcome', 'Queue edit resumed.');
  expect(await world.api().finished(body.id)).toMatchObject({ status: 'published' });
});

test('what failed is found, discarded after a question, and replayed', async () => {
  const { page } = browser;
  const { body } = await world.api().post('/stories', [{ headline: 'A broken pipe' }, { headline: 'A lost letter' }]);
  const ids = body.submissions.map(({ id }: { id: string }) => id);
  await Promise.all(ids.map((id: string) => world.api().finished(id)));
  // As if no worker had been able to edit them.
  await world.db.query(`UPDATE submissions SET status = 'failed', story_id = NULL WHERE id = ANY ($1)`, [ids]);
  const jobs = page.getByTestId('failed-job');
  await waitFor('both are listed', async () => (await jobs.count()) === 2);
  await page.getByRole('searchbox').fill('pipe');
  await waitFor('one is found', async () => (await jobs.count()) === 1);
  await jobs.getByRole('button', { name: 'Discard' }).click();
  await jobs.getByRole('button', { name: 'Discard' }).click();
  await says('outcome', 'Discarded “A broken pipe”.');
  await page.getByRole('searchbox').fill('');
  await waitFor('the other is left', async () => (await jobs.count()) === 1);
  await page.getByRole('textbox', { name: 'From' }).fill('2020-01-01T00:00');
  await page.getByLabel('to', { exact: true }).fill('2020-01-02T00:00');
  await page.getByRole('button', { name: 'Replay' }).click();
  await says('outcome', '0 stories queued again');
  await jobs.getByRole('button', { name: 'Retry' }).click();
  await says('outcome', 'Retrying “A lost letter”.');
  await waitFor('nothing is left', async () => (await jobs.count()) === 0);
});

test('Bull Board shows the queues under the same sign-in and loads nothing from elsewhere', async () => {
  const { page } = browser;
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(world.url())) outside.push(request.url());
  });
  await page.getByRole('link', { name: 'Bull Board' }).click();
  await page.getByText('edit', { exact: true }).first().waitFor();
  await page.goto(`${world.url()}/ops/queues/queue/edit?status=completed`);
  await page.getByText('edit-submission').first().waitFor();
  expect(outside).toEqual([]);
  expect(browser.complaints).toEqual([]);
});

test('after signing out the form is back', async () => {
  const { page } = browser;
  await page.goto(`${world.url()}/ops`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('API key').waitFor();
  expect(await page.getByTestId('queues').count()).toBe(0);
});
