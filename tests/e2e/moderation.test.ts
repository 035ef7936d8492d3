import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openCommenter, type TestCommenter } from '../helpers/commenter.ts';
import { publishMany } from '../helpers/dashboard.ts';
import { FERRY } from '../helpers/ferry.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages({ env: { NEWSWIRE_TRUST_PROXY: '1' } });

async function publish(): Promise<string> {
  return (await pages.api.publish({ headline: 'Talk about it', body: 'A body.', topics: ['Talk'] })).storyId;
}

/** A comment that somebody has reported. */
async function reported(storyId: string, text: string): Promise<{ ana: TestCommenter; id: string }> {
  const ana = await openCommenter(pages.world.url(), 'Ana', '192.0.2.1');
  const { id } = (await ana.write(storyId, text)).body.comment;
  const ben = await openCommenter(pages.world.url(), 'Ben', '198.51.100.1');
  await ben.call('POST', `/comments/${id}/report`, { reason: 'It is rude' });
  return { ana, id };
}

async function openModeration(): Promise<Page> {
  const key = await pages.key('Moderators', ['moderate']);
  const { page } = await pages.openReader({ bypassCSP: true });
  await page.goto(`${pages.world.url()}/moderate`);
  await page.getByTestId('moderator-key').fill(key);
  await page.getByTestId('open-moderation').click();
  await page.getByTestId('forget-key').waitFor();
  return page;
}

async function act(form: Locator, what: string, reason: string): Promise<void> {
  await form.getByTestId('act-reason').last().fill(reason);
  await form.getByTestId(`act-${what}`).click();
}

const log = (page: Page) => page.getByTestId('log-entry');
const until = (what: string, fact: () => Promise<boolean>) => waitFor(what, fact);

test('the moderation page opens with a moderator’s key alone, for this tab, and forgets it when asked', async () => {
  const { page, complaints } = await pages.openReader();
  await page.goto(`${pages.world.url()}/moderate`);
  const small = await pages.key('Writers', ['publish']);
  for (const wrong of ['nonsense', small]) {
    await page.getByTestId('moderator-key').fill(wrong);
    await page.getByTestId('open-moderation').click();
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain(wrong);
  }
  // The browser itself complains of what was refused, once for each key.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('401'), expect.stringContaining('403')]);
  const key = await pages.key('Moderators', ['moderate']);
  await page.getByTestId('moderator-key').fill(key);
  await page.getByTestId('open-moderation').click();
  await page.getByTestId('forget-key').waitFor();
  expect(await page.evaluate('JSON.stringify({ ...localStorage })')).not.toContain(key);
  await page.reload();
  await page.getByTestId('forget-key').click();
  await page.getByTestId('moderator-key').waitFor();
  expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain(key);
});

test('a reported comment is hidden with a reason, and shown again from the log', async () => {
  const story = await publish();
  const { id } = await reported(story, 'Rude words');
  const page = await openModeration();
  const item = page.getByTestId('reported-comment');
  expect(await item.innerText()).toMatch(/1 report.*It is rude.*Ana.*Rude words.*Talk about it/s);
  expect(await findViolations(page)).toEqual([]);
  await item.getByTestId('act-hide').click();
  expect(await item.getByRole('alert').innerText()).toContain('reason');
  await act(item, 'hide', 'Insulting');
  await until('nothing is left', async () => (await item.count()) === 0);
  expect(await log(page).first().innerText()).toMatch(/Moderators hid a comment.*Rude words.*Insulting/s);
  const comments = async () => (await pages.world.api().get(`/stories/${story}/comments`)).body.threads;
  expect(await comments()).toEqual([]);
  await log(page).getByTestId('undo-restore').click();
  await act(log(page).first(), 'restore', 'A quotation');
  await until('it is in the log', async () => (await log(page).first().innerText()).includes('A quotation'));
  expect(await comments()).toMatchObject([{ id, text: 'Rude words' }]);
});

test('a writer is blocked and a discussion closed beside the report, and both can be taken back', async () => {
  const story = await publish();
  const { ana } = await reported(story, 'Rude words');
  const page = await openModeration();
  const item = page.getByTestId('reported-comment');
  await act(item, 'block-day', 'Again and again');
  await until('the block is in the log', async () => (await log(page).count()) === 1);
  expect(await log(page).first().innerText()).toMatch(/blocked a commenter.*Ana/s);
  expect((await ana.write(story, 'More')).body.code).toBe('commenter_blocked');
  await act(item, 'close', 'Enough');
  await until('the closing is in the log', async () => (await log(page).count()) === 2);
  await log(page).getByTestId('undo-unblock').click();
  await act(log(page).nth(1), 'unblock', 'Made up');
  await until('three', async () => (await log(page).count()) === 3);
  await log(page).getByTestId('undo-open').click();
  await act(log(page).nth(1), 'open', 'Calm again');
  await until('four', async () => (await log(page).count()) === 4);
  expect((await ana.write(story, 'More')).status).toBe(201);
});

test('a doubted storyline is split where readers doubt it, or kept, and a split is taken back in the log', async () => {
  const ids: string[] = [];
  for (const [index, story] of FERRY.slice(0, 3).entries()) {
    ids.push((await (await pages.world.publisher(`Paper ${index}`)).api.publish(story)).storyId);
  }
  const { body: card } = await pages.world.api().get(`/stories/${ids[1]}`);
  const report = { storyId: ids[1], reason: 'Another ferry' };
  await pages.world.api('').post(`/storylines/${card.storyline.id}/reports`, report);
  const page = await openModeration();
  const item = page.getByTestId('reported-storyline');
  await until('the stories are listed', async () => (await item.getByTestId('split-story').count()) === 3);
  expect(await item.innerText()).toMatch(/Another ferry.*3 reports by 3 publishers.*mentions/s);
  expect(await findViolations(page)).toEqual([]);
  const boxes = await item.getByTestId('split-story').all();
  const ticks = () => Promise.all(boxes.map((box) => box.isChecked()));
  expect(await ticks()).toEqual([false, true, false]);
  await item.getByTestId('split-story').nth(1).uncheck();
  await act(item, 'split', 'Two ferries');
  expect(await item.getByRole('alert').innerText()).toContain('Select');
  await item.getByTestId('split-story').nth(1).check();
  await act(item, 'split', 'Two ferries');
  await until('nothing is left', async () => (await item.count()) === 0);
  expect(await log(page).first().innerText()).toMatch(/split a storyline.*Two ferries/s);
  const { body } = await pages.world.api().get(`/stories/${ids[1]}`);
  expect(body.storyline.id).not.toBe(card.storyline.id);
  await log(page).first().getByTestId('undo-rejoin').click();
  await act(log(page).first(), 'rejoin', 'One ferry after all');
  await until('it is in the log', async () => (await log(page).count()) === 2);
  expect(await log(page).first().innerText()).toMatch(/undid a split.*One ferry after all/s);
  const { body: again } = await pages.world.api().get(`/stories/${ids[1]}`);
  expect(again.storyline).toEqual(card.storyline);
});

test('a story that nobody reported is found by its address', async () => {
  const story = await publish();
  const page = await openModeration();
  await page.getByTestId('look-up').fill(`${pages.world.url()}/story/${story}/talk-about-it`);
  await page.getByTestId('look-up').press('Enter');
  await act(page.getByTestId('looked-up'), 'close', 'It goes nowhere');
  await until('it is in the log', async () => (await log(page).count()) === 1);
  const { body } = await pages.world.api().get(`/stories/${story}/comments`);
  expect(body.closed.reason).toBe('It goes nowhere');
  await page.getByTestId('look-up').fill('nonsense');
  await page.getByTestId('look-up').press('Enter');
  await page.getByRole('alert').waitFor();
});

test('what trends is merged or held back with a reason, and each ruling is undone beside it or in the log', async () => {
  for (const topic of ['Floods', 'Flooding']) await publishMany(pages.api, 4, topic);
  await until('both trend', async () => (await pages.world.api().get('/trending')).body.topics.length === 2);
  const page = await openModeration();
  const topic = page.getByTestId('trending-topic').filter({ hasText: 'Flooding' });
  const rulings = page.getByTestId('topic-ruling');
  expect(await topic.innerText()).toMatch(/Flooding.*4 stories, 1 publisher.*Flood/s);
  await topic.getByTestId('rule-topic').click();
  expect(await findViolations(page)).toEqual([]);
  await topic.getByTestId('act-merge-topic').click();
  expect(await topic.getByRole('alert').innerText()).toContain('Name the topic');
  await topic.getByTestId('merge-into').fill('Floods');
  await act(topic, 'merge-topic', 'One event');
  await until('the merge is listed', async () => (await rulings.count()) === 1);
  expect(await rulings.innerText()).toMatch(/Flooding.*merged into Floods.*Moderators.*One event/s);
  expect(await log(page).first().innerText()).toMatch(/merged a topic into another.*Flooding.*One event/s);
  await rulings.getByTestId('undo-ruling').click();
  await act(rulings, 'undo-ruling', 'Two events');
  await until('no ruling is left', async () => (await rulings.count()) === 0);
  const floods = page.getByTestId('trending-topic').filter({ hasText: 'Floods' });
  await floods.getByTestId('rule-topic').click();
  await act(floods, 'hold-topic', 'Every spring');
  await until('the hold is listed', async () => (await rulings.count()) === 1);
  await log(page).first().getByTestId('undo-undo-ruling').click();
  await act(log(page).first(), 'undo-ruling', 'It is news');
  await until('it is undone', async () => (await rulings.count()) === 0);
  expect(await log(page).first().innerText()).toMatch(/undid a ruling about a topic.*Floods.*It is news/s);
});
