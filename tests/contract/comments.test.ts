import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommentThread } from '../../shared/domain/comment.ts';
import { openCommenter, type TestCommenter } from '../helpers/commenter.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let ana: TestCommenter;
let ben: TestCommenter;
let story: string;
let people = 0;
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_TRUST_PROXY: '1' } });
});
afterAll(() => world.close());
beforeEach(async () => {
  people += 1;
  const [published, ...both] = await Promise.all([
    world.api().publish({ headline: `Story ${people}`, topics: ['Talk'] }),
    openCommenter(world.url(), `Ana ${people}`, `198.51.100.${people}`),
    openCommenter(world.url(), `Ben ${people}`, `198.51.101.${people}`),
  ]);
  story = published.storyId;
  [ana, ben] = both;
});

const page = async (query = '') => (await world.api().get(`/stories/${story}/comments${query}`)).body;
const textsOf = (threads: CommentThread[]): unknown[] =>
  threads.map(({ text, replies }) => (replies.length === 0 ? text : [text, ...textsOf(replies)]));

/** Lets time pass for a comment. */
async function age(id: string, minutes: number): Promise<void> {
  await world.db.query("UPDATE comments SET created_at = created_at - $1 * interval '1 minute' WHERE id = $2", [
    minutes,
    id,
  ]);
}

describe('a name', () => {
  test('COMMENT1 is kept in a signed cookie that no script reads and no other site sends', async () => {
    expect(ana.setCookie).toMatch(/HttpOnly/i);
    expect(ana.setCookie).toMatch(/SameSite=Lax/i);
    expect(ana.setCookie).not.toMatch(/Secure/i);
    const answer = await fetch(`${world.url()}/api/v1/me`, { headers: { Cookie: ana.cookie } });
    expect(await answer.json()).toEqual({ me: { id: ana.id, name: `Ana ${people}` } });
  });

  test('COMMENT1 is marked Secure behind TLS', async () => {
    const answer = await world
      .api('')
      .post('/me', { name: `Tess ${people}` }, { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '192.0.2.9' });
    expect(answer.headers.get('set-cookie')).toMatch(/Secure/i);
  });

  test('COMMENT1 under a forged or foreign signature is nobody', async () => {
    const other = encodeURIComponent(`s:${ana.id}.${'A'.repeat(43)}`);
    for (const cookie of [`newswire_reader=${other}`, `newswire_reader=${ana.id}`, `${ana.cookie}x`]) {
      const answer = await fetch(`${world.url()}/api/v1/me`, { headers: { Cookie: cookie } });
      expect(await answer.json()).toEqual({ me: null });
      const written = await ben.call('POST', `/stories/${story}/comments`, { text: 'Forged' }, { Cookie: cookie });
      expect(written).toMatchObject({ status: 403, body: { code: 'identity_missing' } });
    }
  });

  test('COMMENT1 is chosen once, by one', async () => {
    expect(await ana.call('POST', '/me', { name: 'Another' })).toMatchObject({
      status: 409,
      body: { code: 'name_chosen' },
    });
    expect(await ana.call('POST', '/me', { name: `Ana ${people}` })).toMatchObject({ status: 200 });
    await expect(openCommenter(world.url(), `ÁNA-${people}`, '192.0.2.1')).rejects.toThrow('name_taken');
    await expect(openCommenter(world.url(), 'newswire desk', '192.0.2.1')).rejects.toThrow('name_taken');
    await expect(openCommenter(world.url(), ' \u200b ', '192.0.2.1')).rejects.toThrow('validation_failed');
  });
});

describe('a comment', () => {
  test('COMMENT2 is threaded, newest thread first, answers oldest first', async () => {
    const first = await ana.write(story, 'First');
    await ben.write(story, 'Second');
    const answer = await ben.write(story, 'To the first', { parentId: first.body.comment.id });
    await ana.write(story, 'To the answer', { parentId: answer.body.comment.id });
    await ana.write(story, 'Again to the first', { parentId: first.body.comment.id });
    expect(first).toMatchObject({
      status: 201,
      body: {
        comment: { storyId: story, revision: 1, depth: 1, writer: { id: ana.id }, text: 'First', removed: null },
      },
    });
    const { threads, comments, closed, next } = await page();
    expect(textsOf(threads)).toEqual(['Second', ['First', ['To the first', 'To the answer'], 'Again to the first']]);
    expect({ comments, closed, next }).toEqual({ comments: 5, closed: null, next: null });
    expect((await world.api().get(`/stories/${story}`)).body.comments).toBe(5);
  });

  test('COMMENT2 deeper than four levels hangs on the fourth and knows whom it answers', async () => {
    let parentId: string | undefined;
    const ids: string[] = [];
    for (let depth = 1; depth <= 5; depth += 1) {
      const writer = depth % 2 ? ana : ben;
      const { body } = await writer.write(story, `Level ${depth}`, parentId ? { parentId } : {});
      parentId = body.comment.id;
      ids.push(body.comment.id);
      if (depth === 5) expect(body.comment).toMatchObject({ depth: 4, parentId: ids[2], answersId: ids[3] });
    }
    expect(textsOf((await page()).threads)).toEqual([['Level 1', ['Level 2', ['Level 3', 'Level 4', 'Level 5']]]]);
  });

  test('COMMENT2 is paged by threads, and long threads by answers', async () => {
    const posted = [];
    for (let index = 0; index < 5; index += 1) posted.push(await (index % 2 ? ana : ben).write(story, `T${index}`));
    const first = await page('?limit=2');
    expect(textsOf(first.threads)).toEqual(['T4', 'T3']);
    const second = await page(`?limit=2&before=${first.next}`);
    expect(textsOf(second.threads)).toEqual(['T2', 'T1']);
    expect(second.comments).toBe(5);
    const head = posted[0]?.body.comment;
    await world.db.query(
      `INSERT INTO comments (id, story_id, thread_id, parent_id, depth, commenter_id, text)
       SELECT gen_random_uuid(), $1, $2, $2, 2, $3, 'R' || n FROM generate_series(1, 130) AS n`,
      [story, head.id, ana.id],
    );
    const thread = (await page(`?before=${second.next}`)).threads[0];
    expect(thread.replies).toHaveLength(100);
    expect(thread.moreReplies).toBe(true);
    const more = await page(`?thread=${head.id}&after=${thread.replies.at(-1).no}`);
    expect(more.replies.map(({ text }: { text: string }) => text)[0]).toBe('R101');
    expect(more).toMatchObject({ moreReplies: false });
  });

  test('COMMENT2 is plain text, at most 2,000 characters, and not blank', async () => {
    const hostile = '<img src=x onerror=alert(1)> [x](javascript:alert(1))';
    expect((await ana.write(story, hostile)).body.comment.text).toBe(hostile);
    expect((await ana.write(story, '👍'.repeat(2_000))).status).toBe(201);
    for (const text of ['👍'.repeat(2_001), '', ' \n\u200b ']) {
      expect(await ana.write(story, text)).toMatchObject({
        status: 422,
        body: { code: 'validation_failed', errors: [{ field: 'text' }] },
      });
    }
  });

  test('COMMENT2 answers what stands under the same story', async () => {
    const other = await world.api().publish({ headline: `Other ${people}` });
    const elsewhere = await ana.write(other.storyId, 'Elsewhere');
    expect(await ben.write(story, 'Lost', { parentId: elsewhere.body.comment.id })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'parentId' }] },
    });
    expect(await ben.write(randomUUID(), 'Nowhere')).toMatchObject({ status: 404 });
  });

  test('COMMENT2 waits for the release of its story', async () => {
    await world.db.query('UPDATE stories SET seq = NULL WHERE id = $1', [story]);
    // Changed by hand, without an event that a replica would have to have.
    await waitFor('its comments are not there', async () => {
      return (await world.api().get(`/stories/${story}/comments`)).status === 404;
    });
    expect((await ana.write(story, 'Too early')).status).toBe(404);
  });

  test('COMMENT3 that is sent again is written once', async () => {
    const clientId = randomUUID();
    const tries = await Promise.all(Array.from({ length: 5 }, () => ana.write(story, 'Once', { clientId })));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(tries.map(({ body }) => body.comment.id)).size).toBe(1);
    const header = await ana.call(
      'POST',
      `/stories/${story}/comments`,
      { text: 'Once' },
      { 'Idempotency-Key': clientId },
    );
    expect(header.status).toBe(200);
    expect(await ana.write(story, 'Something else', { clientId })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    expect((await page()).comments).toBe(1);
  });

  test('COMMENT3 that says the same again is refused', async () => {
    await ana.write(story, 'Buy my book');
    expect(await ana.write(story, ' buy my  BOOK '.replace('  ', ' '))).toMatchObject({
      status: 409,
      body: { code: 'comment_repeated' },
    });
    expect((await ben.write(story, 'Buy my book')).status).toBe(201);
  });

  test('COMMENT4 is limited by writer and by address, and says when to try again', async () => {
    for (let index = 0; index < 5; index += 1) expect((await ana.write(story, `${index}`)).status).toBe(201);
    const refused = await ana.write(story, 'One too many');
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_comments' } });
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    const address = '198.51.102.1';
    const crowd = await Promise.all(
      Array.from({ length: 5 }, (_, index) => openCommenter(world.url(), `Crowd ${people} ${index}`, address)),
    );
    await expect(openCommenter(world.url(), `Crowd ${people} 5`, address)).rejects.toThrow('too_many_comments');
    const answers = [];
    for (const [index, one] of crowd.entries()) {
      for (let turn = 0; turn < 5; turn += 1) answers.push(await one.write(story, `${index} ${turn}`));
    }
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });

  test('COMMENT5 can be edited and deleted by its writer for 15 minutes', async () => {
    const { comment } = (await ana.write(story, 'Frist')).body;
    expect(await ben.call('PATCH', `/comments/${comment.id}`, { text: 'Mine' })).toMatchObject({
      status: 403,
      body: { code: 'not_your_comment' },
    });
    const edited = await ana.call('PATCH', `/comments/${comment.id}`, { text: 'First' });
    expect(edited.body.comment).toMatchObject({ text: 'First', revision: 2, editedAt: expect.any(String) });
    await age(comment.id, 14);
    expect((await ana.call('PATCH', `/comments/${comment.id}`, { text: 'First!' })).status).toBe(200);
    await age(comment.id, 1);
    for (const [method, body] of [['PATCH', { text: 'Too late' }], ['DELETE']] as const) {
      expect(await ana.call(method, `/comments/${comment.id}`, body)).toMatchObject({
        status: 409,
        body: { code: 'edit_window_over' },
      });
    }
  });

  test('COMMENT5 that is deleted goes, or leaves its place where others have answered', async () => {
    const lonely = (await ana.write(story, 'Lonely')).body.comment;
    const answered = (await ana.write(story, 'Answered')).body.comment;
    await ben.write(story, 'An answer', { parentId: answered.id });
    for (const { id } of [lonely, answered]) {
      expect((await ana.call('DELETE', `/comments/${id}`)).status).toBe(204);
      expect((await ana.call('DELETE', `/comments/${id}`)).status).toBe(204);
    }
    const { threads, comments } = await page();
    expect(textsOf(threads)).toEqual([[null, 'An answer']]);
    expect(threads[0]).toMatchObject({ removed: 'writer', writer: null });
    expect(comments).toBe(1);
    expect(await ben.write(story, 'To nobody', { parentId: answered.id })).toMatchObject({
      status: 409,
      body: { code: 'comment_removed' },
    });
  });

  test('COMMENT6 is written from our own page alone', async () => {
    const refused = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
    ];
    for (const headers of refused) {
      expect(await ana.call('POST', `/stories/${story}/comments`, { text: 'CSRF' }, headers)).toMatchObject({
        status: 403,
        body: { code: 'cross_site' },
      });
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
      const answer = await ana.call('POST', `/stories/${story}/comments`, { text: 'CSRF' }, { 'Content-Type': type });
      expect(answer.status).toBe(415);
    }
    expect(
      (await ana.call('POST', `/stories/${story}/comments`, { text: 'Ours' }, { Origin: world.url() })).status,
    ).toBe(201);
  });
});
