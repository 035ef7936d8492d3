import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBody } from '../../shared/node/text/body-limits.ts';
import { openThreadPool } from '../../shared/node/threads/thread-pool.ts';
import type { ReadingTask } from '../../worker/ingest/reading/reading-task.ts';
import { type TextAttack, textAttacks } from '../fuzz/text-attacks.ts';
import { openWorld, type World } from '../helpers/world.ts';

const BODY_MAX_CHARACTERS = 500_000;
/** Bodies at the limit take seconds each, on a machine that may be busy. */
const PATIENT_MS = 600_000;
/** Far more than any of them takes; what takes the square of its length does not end in it. */
const ENDLESS_MS = 120_000;
const THREAD = new URL('../../worker/ingest/reading/reading-thread.ts', import.meta.url);

const POISON = [
  { headline: 'Deep quotes', body: '> '.repeat(30_000), bodyFormat: 'markdown' },
  { headline: 'Deep emphasis', body: '*a '.repeat(20_000) + 'a* '.repeat(20_000), bodyFormat: 'markdown' },
  { headline: 'Long name', body: `${'a'.repeat(100_000)}@`, bodyFormat: 'markdown' },
  { headline: 'Emphasis', body: '_a__b'.repeat(20_000), bodyFormat: 'markdown' },
  { headline: 'Open links', body: '<a href=https://a.example>'.repeat(5_000), bodyFormat: 'html' },
  { headline: 'Marks', body: `a${'\u0301'.repeat(50_000)}${'\u0316'.repeat(50_000)}`, bodyFormat: 'text' },
];

let world: World;
let hostile: Awaited<ReturnType<World['publisher']>>;
let calm: Awaited<ReturnType<World['publisher']>>;
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_READING_THREADS: '1' } });
  [hostile, calm] = [await world.publisher('Hostile'), await world.publisher('Calm')];
});
afterAll(() => world.close());

test(
  'EDIT9 stories that nobody can read are refused by name, once, and harm nobody beside them',
  async () => {
    const handed = await Promise.all(POISON.map((story) => hostile.api.post('/stories', story)));
    expect(handed.map(({ status }) => status)).toEqual(POISON.map(() => 202));
    const flash = await calm.api.publish({ headline: 'A flash beside them', priority: 'flash' });
    const routine = await calm.api.publish({ headline: 'A story beside them', body: 'It rains.' });
    expect([flash.status, routine.status]).toEqual(['published', 'published']);
    const ended = await Promise.all(handed.map(({ body }) => hostile.api.finished(body.id)));
    const outcomes = Object.fromEntries(
      ended.map(({ status, reason }, index) => [POISON[index]?.headline, reason ?? status]),
    );
    expect(outcomes).toEqual({
      'Deep quotes': 'published',
      'Deep emphasis': 'body must not nest elements more than 512 deep',
      'Long name': 'published',
      Emphasis: 'published',
      'Open links': 'published',
      Marks: 'published',
    });
    const { storyId } = routine;
    const corrected = await calm.api.patch(`/stories/${storyId}`, { body: POISON[1]?.body, bodyFormat: 'markdown' });
    const end =
      corrected.status === 202 ? await calm.api.finished(corrected.body.id) : { reason: corrected.body.detail };
    expect(end.reason).toBe('body must not nest elements more than 512 deep');
  },
  PATIENT_MS,
);

test('EDIT9 HTML that plainly nests too deep is refused at the intake, alone in its batch', async () => {
  const deep = { headline: 'Deep', body: '<div>'.repeat(1_000), bodyFormat: 'html' };
  const refused = await hostile.api.post('/stories', deep);
  expect([refused.status, refused.body.code]).toEqual([422, 'validation_failed']);
  expect(refused.body.errors).toEqual([
    { field: 'body', rule: 'too_deep', detail: 'must not nest elements more than 512 deep' },
  ]);
  const batch = await hostile.api.post('/stories', [deep, { headline: 'Beside it' }]);
  expect(batch.body).toMatchObject({ accepted: 1, rejected: 1 });
  const preview = await hostile.api.post('/preview', deep);
  expect([preview.status, preview.body.errors[0].rule]).toEqual([422, 'too_deep']);
});

test(
  'EDIT9 any text is read, or refused as too deep, in a time that grows with its length',
  async () => {
    const pool = openThreadPool<ReadingTask, unknown>({
      ...{ file: THREAD.pathname, threads: 2, idleMs: Number.POSITIVE_INFINITY, ahead: 1, attempts: 1 },
      ...{ maxMs: ENDLESS_MS, heapMaxMb: 1_024 },
    });
    try {
      const attacks = textAttacks(BODY_MAX_CHARACTERS);
      const failed: string[] = [];
      const attempt = async ({ name, body, bodyFormat }: TextAttack): Promise<void> => {
        const payload = { headline: 'x', body, bodyFormat };
        const story = { payload, publisherName: 'Hostile', receivedAt: new Date(0) };
        await pool.run({ story }).catch((error: Error & { fields?: { rule: string }[] }) => {
          if (error.fields?.[0]?.rule !== 'too_deep') failed.push(`${name}: ${error.message}`);
        });
        refusedAtMost(() => checkBody(payload));
      };
      await Promise.all(attacks.map(attempt));
      expect(attacks.length).toBeGreaterThan(90);
      expect(failed).toEqual([]);
    } finally {
      await pool.close();
    }
  },
  PATIENT_MS,
);

function refusedAtMost(check: () => void): void {
  try {
    check();
  } catch (error) {
    expect(error).toMatchObject({ code: 'validation_failed' });
  }
}
