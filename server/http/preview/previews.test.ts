import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createManualClock } from '../../../tests/helpers/manual-clock.ts';
import { openPreviews, type Previews } from './previews.ts';

const PATIENT_MS = 60_000;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function opened(previews: Previews): Previews {
  closers.push(() => previews.close());
  return previews;
}

/** A thread that loops for ever. */
async function writeEndless(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-preview-'));
  closers.push(() => rm(dir, { recursive: true }));
  const thread = path.join(dir, 'thread.mjs');
  const source = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', () => { for (;;); });
    parentPort.postMessage('ready');`;
  await writeFile(thread, source);
  return thread;
}

test(
  'a preview is what a worker would make of the story; a body that is nested too deep is refused by name',
  async () => {
    const previews = opened(openPreviews());
    const preview = await previews.preview('p', { headline: ' A  b', body: '**c** d.', bodyFormat: 'markdown' });
    expect(preview).toEqual({
      headline: 'A b',
      summary: 'c d.',
      byline: null,
      bodyHtml: '<p><strong>c</strong> d.</p>',
    });
    await expect(previews.preview('p', { body: '<b>'.repeat(9_000), bodyFormat: 'html' })).rejects.toMatchObject({
      code: 'validation_failed',
      fields: [{ field: 'body', rule: 'too_deep' }],
    });
  },
  PATIENT_MS,
);

test('the event loop turns while a text is read without end, which is given up when its time is over', async () => {
  const clock = createManualClock();
  const previews = opened(openPreviews({ thread: await writeEndless(), later: clock.later }));
  let refused: unknown;
  void previews.preview('p', { body: 'a' }).catch((error: unknown) => {
    refused = error;
  });
  let turns = 0;
  for (; refused === undefined; turns += 1) await clock.pass();
  expect(turns).toBeGreaterThan(0);
  expect(refused).toMatchObject({ code: 'validation_failed', fields: [{ field: 'body', rule: 'too_complex' }] });
});

test('a publisher may have a few previews open, and all together a few more; others must come back later', async () => {
  const previews = opened(openPreviews({ thread: await writeEndless(), later: createManualClock().later }));
  const outcome = (publisherId: string): Promise<unknown> =>
    previews.preview(publisherId, { body: 'a' }).catch(({ code, retryAfterSeconds }) => `${code} ${retryAfterSeconds}`);
  for (let count = 0; count < 4; count += 1) void outcome('busy');
  expect(await outcome('busy')).toBe('too_many_requests 1');
  for (let publisher = 0; publisher < 28; publisher += 1) void outcome(`publisher ${publisher}`);
  await nextTurn();
  expect(await outcome('one too many')).toBe('unavailable 1');
});
