import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { startServer } from '../../server/start-server.ts';
import type { Api } from '../helpers/api.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { openCommenter } from '../helpers/commenter.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
const browsers: Browser[] = [];
beforeAll(async () => {
  await buildPageIfStale();
});
beforeEach(async () => {
  world = await openWorld({ servers: 2, env: { NEWSWIRE_TRUST_PROXY: '1' } });
  api = (await world.publisher('The Harbour Post')).api;
});
afterEach(async () => {
  const complaints = browsers.flatMap((browser) => browser.complaints);
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  await world.close();
  expect(complaints).toEqual([]);
});

async function openStory(storyId: string, server = 0): Promise<Page> {
  const browser = await openBrowser();
  browsers.push(browser);
  await browser.page.goto(`${world.url(server)}/story/${storyId}/any-slug`);
  await browser.page.getByTestId('story-body').waitFor();
  return browser.page;
}

async function openComments(page: Page): Promise<void> {
  await page.locator('#comments').evaluate((section) => section.scrollIntoView());
  await page.locator('[data-testid=discussion][data-status=ready]').waitFor();
}

async function publish(headline = 'Talk about it', more: Record<string, unknown> = {}): Promise<string> {
  const { storyId } = await api.publish({ headline, body: 'A body.', topics: ['Talk'], ...more });
  return storyId;
}

const commentsOf = (page: Page): Promise<string[]> => page.locator('.comment-text').allInnerTexts();
const untilComments = (page: Page, expected: string[]): Promise<unknown> =>
  waitFor(`the comments are ${expected.join(' | ')}`, async () => {
    return JSON.stringify(await commentsOf(page)) === JSON.stringify(expected);
  });
const readers = (page: Page): Promise<string> =>
  page
    .getByTestId('readers')
    .innerText()
    .catch(() => '');
const firstForm = (page: Page): Locator => page.getByTestId('comment-form').first();

async function write(page: Page, text: string, name?: string): Promise<void> {
  await firstForm(page).getByTestId('comment-box').fill(text);
  if (name !== undefined) await firstForm(page).getByTestId('comment-name').fill(name);
  await firstForm(page).getByTestId('send-comment').click();
}

test('two readers on two servers see each other and talk live: a name is chosen once, nobody is pushed', async () => {
  const storyId = await publish();
  const [one, other] = await Promise.all([openStory(storyId, 0), openStory(storyId, 1)]);
  for (const page of [one, other]) await waitFor('two are reading', async () => (await readers(page)).startsWith('2'));
  await Promise.all([openComments(one), openComments(other)]);
  await write(one, 'Hello from the one', 'One');
  await untilComments(one, ['Hello from the one']);
  // Where nothing stands yet, nobody is pushed.
  await untilComments(other, ['Hello from the one']);
  await write(other, 'Hello from the other', 'Other');
  await untilComments(other, ['Hello from the other', 'Hello from the one']);

  await firstForm(one).getByTestId('comment-box').fill('I am writing');
  const before = await one.locator('.comment-text').first().boundingBox();
  const button = one.getByTestId('new-comments');
  await waitFor('the button counts one', async () => (await button.innerText().catch(() => '')).includes('1'));
  expect(await one.locator('.comment-text').first().boundingBox()).toEqual(before);
  expect(await commentsOf(one)).toEqual(['Hello from the one']);
  await button.click();
  await untilComments(one, ['Hello from the other', 'Hello from the one']);
  expect(await firstForm(one).getByTestId('comment-box').inputValue()).toBe('I am writing');

  await one.getByTestId('answer-comment').first().click();
  await one.getByTestId('comment-box').nth(1).fill('An answer');
  await one.getByTestId('comment-box').nth(1).press('Control+Enter');
  await untilComments(one, ['Hello from the other', 'An answer', 'Hello from the one']);
  expect(await one.locator('.replies .comment-text').innerText()).toBe('An answer');
  await other.getByTestId('new-comments').click();
  await untilComments(other, ['Hello from the other', 'An answer', 'Hello from the one']);
  expect(await one.getByTestId('comment-count').innerText()).toBe('3 comments');
  await other.goto('about:blank');
  await waitFor('one is left, who needs no telling', async () => (await one.getByTestId('readers').count()) === 0);
});

test('what one wrote can be edited and deleted, and everyone sees it', async () => {
  const storyId = await publish();
  const [one, other] = await Promise.all([openStory(storyId, 0), openStory(storyId, 1)]);
  await Promise.all([openComments(one), openComments(other)]);
  await write(one, 'Frist', 'One');
  await untilComments(other, ['Frist']);
  expect(await other.getByTestId('edit-comment').count()).toBe(0);
  await one.getByTestId('edit-comment').click();
  await one.getByTestId('edit-form').getByTestId('comment-box').fill('First');
  await one.getByTestId('save-comment').click();
  await untilComments(one, ['First']);
  await untilComments(other, ['First']);
  await one.getByTestId('delete-comment').click();
  await one.getByTestId('confirm-delete').click();
  for (const page of [one, other]) {
    await page.locator('.comment-removed').waitFor();
    expect(await commentsOf(page)).toEqual([]);
  }
  await one.reload();
  await openComments(one);
  expect(await one.getByTestId('comment').count()).toBe(0);
});

test('hostile text stays text, and a link vouches for nothing', async () => {
  const storyId = await publish();
  const ana = await openCommenter(world.url(), '<b onclick=alert(1)>Ana</b>', '192.0.2.1');
  const hostile = [
    '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>',
    'javascript:alert(1) [x](javascript:alert(1)) data:text/html,<script>alert(1)</script>',
    'https://example.com/"onmouseover="document.title=1 &lt;script&gt; http://[::1]:1/ https://exa\u202emple.com',
  ];
  for (const text of hostile) expect((await ana.write(storyId, text)).status).toBe(201);
  const page = await openStory(storyId);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await openComments(page);
  await untilComments(
    page,
    [...hostile].reverse().map((text) => text.replace('\u202e', '')),
  );
  const discussion = page.getByTestId('discussion');
  expect(await discussion.locator('img, script, b, iframe, [onclick], [onmouseover]').count()).toBe(0);
  const links = await discussion
    .locator('.comment-text a')
    .evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('href') ?? '', node.getAttribute('rel') ?? '']));
  expect(links.length).toBeGreaterThan(0);
  for (const [href, rel] of links) {
    expect(href).toMatch(/^https?:\/\//);
    expect(rel).toBe('nofollow ugc noopener noreferrer');
  }
  expect(await page.title()).not.toContain('owned');
  expect(dialogs).toEqual([]);
});

test('a comment that was not taken says so, and a retry writes it once', async () => {
  const storyId = await publish();
  const page = await openStory(storyId);
  await openComments(page);
  let lost = 0;
  await page.route('**/comments', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.fallback();
    lost += 1;
    // It arrives, but its answer does not.
    await route.fetch();
    return route.abort();
  });
  await write(page, 'Did it arrive?', 'Pat');
  // The wire may bring it before the lost answer is noticed.
  await page.getByTestId('send-again').or(page.getByTestId('comment')).first().waitFor();
  if (await page.getByTestId('send-again').isVisible()) await page.getByTestId('send-again').click();
  await untilComments(page, ['Did it arrive?']);
  await waitFor('nothing is pending', async () => (await page.getByTestId('pending-comment').count()) === 0);
  expect((await api.get(`/stories/${storyId}/comments`)).body.comments).toBe(1);
});

test('a draft survives a reload, and the counter says how much is left', async () => {
  const storyId = await publish();
  const page = await openStory(storyId);
  await openComments(page);
  await firstForm(page).getByTestId('comment-box').fill('x'.repeat(1_990));
  expect(await page.getByTestId('characters').innerText()).toContain('10');
  await firstForm(page).getByTestId('comment-box').fill('x'.repeat(2_001));
  expect(await firstForm(page).getByTestId('send-comment').isDisabled()).toBe(true);
  await firstForm(page).getByTestId('comment-box').fill('Half a thought');
  await page.reload();
  await openComments(page);
  expect(await firstForm(page).getByTestId('comment-box').inputValue()).toBe('Half a thought');
});

test('a moderator hides, restores and closes, and open pages follow', async () => {
  const storyId = await publish();
  const ana = await openCommenter(world.url(), 'Ana', '192.0.2.1');
  const { comment } = (await ana.write(storyId, 'Rude')).body;
  const page = await openStory(storyId, 1);
  await openComments(page);
  await untilComments(page, ['Rude']);
  await page.getByTestId('report-comment').click();
  await page.getByTestId('send-report').click();
  await waitFor('the report has arrived', async () => {
    const { body } = await world.api().get('/comments/reports');
    return body.reports.length === 1;
  });
  await world.api().post(`/comments/${comment.id}/hide`, { reason: 'Rude' });
  await page.locator('.comment-removed').waitFor();
  await world.api().post(`/comments/${comment.id}/restore`, { reason: 'A mistake' });
  await untilComments(page, ['Rude']);
  await world.api().post(`/stories/${storyId}/comments/close`, { reason: 'Enough said' });
  await page.getByTestId('comments-closed').waitFor();
  expect(await page.getByTestId('comments-closed').innerText()).toContain('Enough said');
  expect(await page.getByTestId('comment-form').count()).toBe(0);
  expect(await page.getByTestId('answer-comment').count()).toBe(0);
});

test('what was written while the connection was cut is there when it is back', async () => {
  const storyId = await publish();
  const ana = await openCommenter(world.url(1), 'Ana', '192.0.2.1');
  await ana.write(storyId, 'Before');
  const page = await openStory(storyId, 0);
  await openComments(page);
  await untilComments(page, ['Before']);
  const { port } = world.servers[0] ?? { port: 0 };
  await world.servers[0]?.close();
  await waitFor('the page is offline', async () => {
    return (await page.getByTestId('connection').getAttribute('data-state')) !== 'live';
  });
  await ana.write(storyId, 'Between');
  const revived = await startServer({ ...world.config, http: { ...world.config.http, port } }, world.log);
  world.servers[0] = revived;
  await page.getByTestId('new-comments').click();
  await untilComments(page, ['Between', 'Before']);
});

test('what was corrected shows word by word', async () => {
  const storyId = await publish('Three boats lost in the storm', { body: 'They left at dawn.\n\nNobody was hurt.' });
  const page = await openStory(storyId);
  expect(await page.getByTestId('changes-toggle').count()).toBe(0);
  await api.patch(`/stories/${storyId}`, {
    headline: 'Two boats lost in the storm',
    body: 'They left at dawn.\n\nOne sailor was hurt.',
  });
  await page.getByTestId('changes-toggle').click();
  const changes = page.getByTestId('changes');
  await changes.waitFor();
  const words = (name: string): Promise<string[]> =>
    changes.locator(name).evaluateAll((nodes) => nodes.map((node) => node.lastChild?.textContent ?? ''));
  expect((await words('del')).join(' ')).toContain('Three');
  expect((await words('ins')).join(' ')).toContain('Two');
  expect(await changes.innerText()).not.toContain('They left at dawn.');
  const { body } = await api.delete(`/stories/${storyId}`, { reason: 'It was a drill' });
  await api.finished(body.id);
  await waitFor('the retraction is among the versions', async () =>
    (await changes.innerText()).includes('It was a drill'),
  );
  expect(await page.getByTestId('retraction').innerText()).toContain('It was a drill');
});

test('full coverage stands beside the story, newest first, and grows live', async () => {
  const text = 'The dam at Brackwater failed on Monday night and the lower town was evacuated by boat before dawn.';
  const storyId = await publish('Dam at Brackwater fails, lower town evacuated', { body: text });
  const report = async (name: string, headline: string): Promise<void> => {
    const publisher = await world.publisher(name);
    await publisher.api.publish({ headline, body: `${text} ${name} was there.`, topics: ['Talk'] });
  };
  await report('Coast Daily', 'Brackwater dam fails: lower town evacuated by boat');
  const page = await openStory(storyId);
  const coverage = page.getByTestId('coverage');
  await waitFor('two reports', async () => (await coverage.getByTestId('report').count()) === 2);
  expect(await coverage.getByTestId('report').allInnerTexts()).toEqual([
    expect.stringContaining('Coast Daily'),
    expect.stringContaining('Lead'),
  ]);
  await report('North Wire', 'Lower town evacuated after Brackwater dam fails on Monday night');
  await waitFor('three reports', async () => (await coverage.getByTestId('report').count()) === 3);
  await coverage.getByRole('link', { name: /by boat/ }).click();
  await waitFor('the other story is open', async () => {
    const open = page.getByTestId('story-page');
    return (
      await open
        .getByTestId('headline')
        .innerText()
        .catch(() => '')
    ).includes('by boat');
  });
});
