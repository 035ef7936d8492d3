import { expect, test } from 'vitest';
import { countSteps } from '../helpers/count-steps.ts';
import { publishMany } from '../helpers/dashboard.ts';
import { fakePushManager, PUSH_ENV } from '../helpers/fake-push-manager.ts';
import { FERRY } from '../helpers/ferry.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages({ env: PUSH_ENV });

async function openReader(options: Parameters<typeof pages.openReader>[0] = {}) {
  const reader = await pages.openReader(options);
  return { ...reader, steps: countSteps(reader.page) };
}

test('a first comment takes four steps, a reply three', async () => {
  const { storyId } = await pages.api.publish({ headline: 'Talk about it', body: 'A body.' });
  const { page, steps } = await openReader();
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  const form = page.getByTestId('comment-form').first();
  await steps.click(form.getByTestId('comment-box'));
  await steps.type('What I think');
  await steps.click(form.getByTestId('comment-name'));
  await steps.type('Ada');
  await steps.click(form.getByTestId('send-comment'));
  await page.locator('.comment-text').getByText('What I think').waitFor();
  expect(steps.count()).toBeLessThanOrEqual(4);
  const reply = countSteps(page);
  await reply.click(page.getByTestId('answer-comment').first());
  await waitFor('the cursor is in the reply', () =>
    page.evaluate<boolean>("document.activeElement?.matches('.replies textarea, .comment textarea') === true"),
  );
  await reply.type('And what I think of that');
  await reply.press('Control+Enter');
  await page.locator('.replies .comment-text').getByText('And what I think of that').waitFor();
  expect(reply.count()).toBeLessThanOrEqual(3);
});

test('a wrong grouping is reported in three clicks', async () => {
  for (const [index, story] of FERRY.slice(0, 2).entries())
    await (await pages.world.publisher(`Paper ${index}`)).api.publish(story);
  const { page, drive, steps } = await openReader();
  await drive.open();
  await steps.click(page.getByTestId('why-together').first());
  await steps.click(page.getByTestId('doubt').first());
  await steps.click(page.getByTestId('send-report'));
  await page.getByTestId('report-sent').waitFor();
  expect(steps.count()).toBe(3);
});

test('a mute takes three clicks and is undone by one, and an unmute, too', async () => {
  await publishMany(pages.api, 3, 'Football');
  const { page, drive, steps } = await openReader();
  await drive.open();
  const cards = drive.cards('everything');
  await steps.click(cards.first().getByTestId('story-menu'));
  await steps.click(page.getByTestId('mute-topic').first());
  await steps.click(page.getByRole('button', { name: 'For a day' }));
  await cards.first().waitFor({ state: 'detached' });
  expect(steps.count()).toBe(3);
  await steps.press('z');
  await cards.first().waitFor();
  expect(steps.count()).toBe(4);
  await cards.first().getByTestId('story-menu').click();
  await page.getByTestId('mute-topic').first().click();
  await page.getByRole('button', { name: 'For a day' }).click();
  await cards.first().waitFor({ state: 'detached' });
  const unmute = countSteps(page);
  await unmute.press('g');
  await unmute.press('m');
  const dialog = page.getByRole('dialog');
  await unmute.click(dialog.getByRole('button', { name: 'Unmute' }));
  await cards.first().waitFor();
  expect(unmute.count()).toBe(3);
  await unmute.click(dialog.getByRole('button', { name: 'Undo' }));
  await cards.first().waitFor({ state: 'detached' });
});

test('an alert for a word takes three steps from an empty search field', async () => {
  const { context, page, drive, steps } = await openReader();
  await context.grantPermissions(['notifications'], { origin: pages.world.url() });
  await page.addInitScript(fakePushManager());
  const sent: Record<string, unknown>[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('/push/subscriptions')) sent.push(request.postDataJSON());
  });
  await drive.open();
  await page.evaluate('navigator.serviceWorker.ready.then(() => 1)');
  await steps.press('/');
  await steps.type('lighthouse');
  await steps.press('Enter');
  await steps.click(page.getByRole('button', { name: 'Alert me' }));
  await page.getByTestId('toast').getByText('You’ll be notified').waitFor();
  expect(steps.count()).toBe(3);
  await waitFor('the server knows', () => sent.length > 0);
  expect(sent[0]).toMatchObject({ rules: [{ level: 'all', filter: { q: 'lighthouse' } }] });
  expect(await page.locator('.column-title').allInnerTexts()).toContain('“lighthouse”');
});

test('where notifications are blocked, the alert says so and the column stays', async () => {
  const { page, drive } = await openReader();
  await drive.open('/?q=lighthouse');
  await page.getByRole('button', { name: 'Alert me' }).click();
  await page.getByTestId('toast').getByText('notifications are off').waitFor();
  expect(await page.locator('.column-title').allInnerTexts()).toContain('“lighthouse”');
});
