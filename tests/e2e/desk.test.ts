import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let browser: Browser;
let key: string;
let publisherId: string;
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  ({ key, id: publisherId } = await world.publisher('The Harbour Post'));
  browser = await openBrowser();
  browser.page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function signIn(): Promise<void> {
  const { page } = browser;
  await page.goto(`${world.url()}/desk`);
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await signOut.or(page.getByLabel('API key')).waitFor();
  if (await signOut.isVisible()) await signOut.click();
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: /story/ }).waitFor();
  await page.evaluate("sessionStorage.removeItem('newswire.desk-draft')");
  await emptyForm();
}

/** Puts aside what an earlier test has typed. */
async function emptyForm(): Promise<void> {
  const { page } = browser;
  const button = page.getByRole('button', { name: 'Put aside' });
  if (await button.isVisible()) await button.click();
  await page.getByRole('heading', { name: 'New story' }).waitFor();
}

test('DESK1 a wrong key is refused, a right one stays in the tab alone', async () => {
  const { page } = browser;
  await page.goto(`${world.url()}/desk`);
  await page.getByLabel('API key').fill('nw_nonsense');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('Unknown or revoked key').waitFor();
  await signIn();
  expect(await page.evaluate('[localStorage.length, document.cookie]')).toEqual([0, '']);
  await page.reload();
  await page.getByRole('heading', { name: 'New story' }).waitFor();
  const other = await browser.context.newPage();
  await other.goto(`${world.url()}/desk`);
  await other.getByLabel('API key').waitFor();
  await other.close();
});

test('DESK2 DESK3 a story is written, seen as readers will see it, and followed onto the wire', async () => {
  await signIn();
  const { page } = browser;
  const reader = await world.reader();
  await page.getByLabel('Headline').fill('Ferry returns');
  await page
    .getByLabel('Text', { exact: true })
    .fill('It is **back**.\n\n<script>alert(1)</script><img src=x onerror=alert(1)>');
  const preview = page.getByTestId('preview');
  await preview.getByText('back', { exact: true }).waitFor();
  const seen = await preview.locator('.body').innerHTML();
  expect(seen).toContain('<strong>back</strong>');
  expect(seen).not.toMatch(/script|onerror|<img/);
  await page.getByLabel('Topics').fill('Harbour');
  await page.getByLabel('Section').selectOption('world');
  await page.getByLabel('Urgent').check();
  await page.getByRole('button', { name: 'Publish' }).click();
  const receipt = page.getByTestId('receipt');
  await receipt.getByText('to 1 reader').waitFor();
  expect(await receipt.getByRole('status').innerText()).toContain('Published');
  const [event] = await reader.received(1);
  expect(event).toMatchObject({
    story: { headline: 'Ferry returns', section: 'world', priority: 'urgent', publisher: { name: 'The Harbour Post' } },
  });
  await page.getByTestId('figures').getByText('1 story').waitFor();
  await receipt.getByRole('link', { name: 'Open story' }).click();
  await page.getByTestId('story-body').waitFor();
  expect(await page.getByTestId('story-body').innerHTML()).toBe(seen);
});

test('INTAKE14 what readers will not see of a story or a correction stands in its receipt', async () => {
  await signIn();
  const { page } = browser;
  const receipt = page.getByTestId('receipt');
  const warnings = receipt.getByTestId('warnings');
  await page.getByLabel('Headline').fill('Two quays');
  await page.getByLabel('Topics').fill('Quays, quays');
  await page.getByRole('button', { name: 'Publish' }).click();
  await receipt.getByText('Published').waitFor();
  expect(await warnings.innerText()).toBe('A topic is not shown: the story names it twice.');
  await page.getByRole('button', { name: 'Submissions' }).click();
  const row = page.getByTestId('submission').filter({ hasText: 'Two quays' });
  await row.getByRole('button', { name: 'Correct' }).click();
  await page.getByRole('heading', { name: 'Correct story' }).waitFor();
  await page.getByLabel('Headline').fill('Three quays');
  await page.getByLabel('Headline').press('Enter');
  await receipt.getByText('Three quays').waitFor();
  await receipt.getByText('Published', { exact: true }).waitFor();
  expect(await warnings.count()).toBe(0);
  await page.getByRole('button', { name: 'Submissions' }).click();
  await page
    .getByTestId('submission')
    .filter({ hasText: 'Three quays' })
    .getByRole('button', { name: 'Correct' })
    .click();
  await page.getByRole('heading', { name: 'Correct story' }).waitFor();
  await page.getByLabel('Topics').fill('Quays, Sea, SEA');
  await page.getByLabel('Headline').press('Enter');
  await warnings.getByText('A topic is not shown: the story names it twice.').waitFor();
});

test('DESK2 what the server refuses is said at its field', async () => {
  await signIn();
  const { page } = browser;
  await page.getByLabel('Headline').fill('Too many words');
  await page.getByLabel('Topics').fill('x'.repeat(81));
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.locator('#topics-problem').getByText('must be at most 80 characters').waitFor();
  expect(await page.getByLabel('Topics').getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('button', { name: 'Submissions' }).click();
  await page.getByRole('button', { name: 'Rejected' }).click();
  await page.getByTestId('submission').getByText('A topic must be at most 80 characters.').waitFor();
});

test('DESK2 a text that cannot be previewed says so at its field, and once it can the preview is back', async () => {
  await signIn();
  const { page } = browser;
  const detail = 'is too complex to be read: it took more than 1500 ms';
  await page.route('**/api/v1/preview', (route) =>
    route.fulfill({
      status: 422,
      json: { code: 'validation_failed', detail, errors: [{ field: 'body', rule: 'too_complex', detail }] },
    }),
  );
  const text = page.getByLabel('Text', { exact: true });
  await text.fill('Far too deep.');
  await page.locator('#body-problem').getByText('Too complex to be read.').waitFor();
  expect(await text.getAttribute('aria-invalid')).toBe('true');
  await page.getByText('Preview unavailable').waitFor();
  await page.unroute('**/api/v1/preview');
  await text.fill('Simple again.');
  await page.getByTestId('preview').getByText('Simple again.').first().waitFor();
  expect(await page.locator('#body-problem').count()).toBe(0);
  await page.reload();
});

test('DESK2 a story that is rejected after it was taken is back in the form, with the reason at its field', async () => {
  await signIn();
  const { page } = browser;
  await page.route('**/api/v1/submissions/*', async (route) => {
    const submission = await (await route.fetch()).json();
    const reason = 'body is too complex to be read: it took more than 5000 ms';
    await route.fulfill({ json: { ...submission, status: 'rejected', reason } });
  });
  await page.getByLabel('Headline').fill('Rejected afterwards');
  await page.getByLabel('Text', { exact: true }).fill('Every word of it.');
  await page.getByRole('button', { name: 'Publish' }).click();
  const receipt = page.getByTestId('receipt');
  await receipt.getByText('The text is too complex to be read.').waitFor();
  await receipt.getByText('Change it in the form').waitFor();
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Every word of it.');
  expect(await page.getByLabel('Headline').inputValue()).toBe('Rejected afterwards');
  await page.locator('#body-problem').getByText('Too complex to be read.').waitFor();
  await page.unroute('**/api/v1/submissions/*');
  await page.reload();
});

test('DESK4 a story is corrected and retracted with a reason, by keyboard', async () => {
  const api = world.api(key);
  const { storyId } = await api.publish({ headline: 'Ten boats', body: 'Ten boats came in.' });
  await signIn();
  const { page } = browser;
  await page.getByRole('button', { name: 'Submissions' }).press('Enter');
  const row = page.getByTestId('submission').filter({ hasText: 'Ten boats' });
  await row.getByRole('button', { name: 'Correct' }).press('Enter');
  await page.getByRole('heading', { name: 'Correct story' }).waitFor();
  await page.getByLabel('Headline').fill('Nine boats');
  await page.getByLabel('Headline').press('Enter');
  await page.getByTestId('receipt').getByText('On the wire').waitFor();
  await page.getByTestId('receipt').getByRole('link').waitFor();
  expect((await api.get(`/stories/${storyId}`)).body).toMatchObject({ headline: 'Nine boats', revision: 2 });
  await page.getByRole('button', { name: 'Submissions' }).press('Enter');
  await row.getByRole('button', { name: 'Retract' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('There were no boats.');
  await dialog.getByRole('button', { name: 'Retract story' }).press('Enter');
  await page.getByTestId('receipt').getByText('Retraction').waitFor();
  await page.getByTestId('receipt').getByText('Published', { exact: true }).waitFor();
  expect((await api.get(`/stories/${storyId}`)).body.retracted.reason).toBe('There were no boats.');
});

test('DESK5 own feeds stand there with their health, and nobody else’s', async () => {
  await world.api().post('/feeds', { url: 'https://own.example/feed.xml', publisher: publisherId });
  await world.api().post('/feeds', { url: 'https://other.example/feed.xml', publisher: 'Somebody else' });
  await signIn();
  const { page } = browser;
  await page.getByRole('button', { name: 'Feeds' }).click();
  await page.getByTestId('feed').getByText('https://own.example/feed.xml').first().waitFor();
  expect(await page.getByTestId('feed').count()).toBe(1);
});

test('DESK6 every part is free of what axe finds, in light and in dark', async () => {
  await world.api(key).publish({ headline: 'For axe', body: 'Text.' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await browser.page.emulateMedia({ colorScheme });
    await signIn();
    for (const part of ['Write', 'Submissions', 'Feeds']) {
      await browser.page.getByRole('button', { name: part, exact: true }).click();
      expect(await findViolations(browser.page), `${part}, ${colorScheme}`).toEqual([]);
    }
  }
  // A save whose answer a reload has lost meets its own text (409).
  expect(browser.complaints.filter((complaint) => !/ 401| 409| 422/.test(complaint))).toEqual([]);
});
