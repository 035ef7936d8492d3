import { afterEach, expect, test, vi } from 'vitest';
import type { OpenSubmission } from '../../shared/node/db/submission/submission-store.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import type { EditedSubmission, Recorded } from './stages.ts';

const DONE: Recorded = { decision: { outcome: 'rejected', reason: 'none' }, announced: undefined };

function edited(id: string, kind: 'publish' | 'retract' = 'publish', externalId: string | null = id): EditedSubmission {
  const submission = { id, storyId: null, externalId, weight: id.startsWith('long') ? 100 : 1 } as OpenSubmission;
  const identity = { publisherId: 'p', externalId, canonicalUrl: null, textHash: null, publishedAt: null };
  return { submission, edited: { kind, reason: '' } as EditedSubmission['edited'], editedAt: new Date(0), identity };
}

/** A group commit that records its batches. */
function recording(fails: (batch: string[]) => boolean = () => false, now = () => 0) {
  const batches: string[][] = [];
  const commits = createGroupCommit(async (batch) => {
    const ids = batch.map(({ submission }) => submission.id);
    batches.push(ids);
    await Promise.resolve();
    if (fails(ids)) throw new Error('refused');
    return batch.map(() => DONE);
  }, now);
  return { batches, commits };
}

/** Commits submissions that are already edited. */
function commit(commits: GroupCommit, ...all: EditedSubmission[]): Promise<PromiseSettledResult<unknown>[]> {
  const pending = all.map((edited) => ({ edited, commit: commits.begin() }));
  return Promise.allSettled(pending.map((it) => it.commit.commit(it.edited)));
}

/** Starts enough submissions to make waiting for a batch worthwhile; a flood once this has lasted a while. */
function fill(commits: GroupCommit): void {
  for (let no = 0; no < 12; no += 1) commits.begin();
}

/** A group commit in the middle of a flood. */
function flooded() {
  let now = 0;
  const it = recording(undefined, () => now);
  fill(it.commits);
  fill(it.commits);
  now += 60_000;
  return it;
}

afterEach(() => {
  vi.useRealTimers();
});

test('one that is alone is recorded at once, those that were edited together are recorded together', async () => {
  const { batches, commits } = recording();
  await commit(commits, edited('a'));
  await commit(commits, edited('b'), edited('c'));
  expect(batches).toEqual([['a'], ['b', 'c']]);
});

test('a long text is recorded alone, in its turn', async () => {
  const { batches, commits } = recording();
  await commit(commits, edited('a'), edited('long b'), edited('c'), edited('long d'), edited('e'));
  expect(batches).toEqual([['a', 'c', 'e'], ['long b'], ['long d']]);
});

test('one that is edited for long is not waited for', async () => {
  const { batches, commits } = recording();
  const late = commits.begin();
  await commit(commits, edited('a'), edited('b'));
  await late.commit(edited('c'));
  expect(batches).toEqual([['a', 'b'], ['c']]);
});

test('in a flood one waits for others, but not for ever', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { batches, commits } = flooded();
  const first = commit(commits, edited('a'));
  await new Promise(setImmediate);
  const second = commit(commits, edited('b'));
  await new Promise(setImmediate);
  expect(batches).toEqual([]);
  await vi.advanceTimersToNextTimerAsync();
  await Promise.all([first, second]);
  expect(batches).toEqual([['a', 'b']]);
});

test('a dozen that came together are no flood', async () => {
  const { batches, commits } = recording();
  fill(commits);
  await commit(commits, edited('a'));
  expect(batches).toEqual([['a']]);
});

test('one that cannot be edited keeps nobody waiting', async () => {
  const { batches, commits } = recording();
  const bad = commits.begin();
  const good = commit(commits, edited('a'));
  bad.abandon();
  await good;
  expect(batches).toEqual([['a']]);
});

test('two submissions of one story are recorded one after the other', async () => {
  const { batches, commits } = recording();
  const same = ['b', 'c'].map((id) => edited(id, 'publish', 'same'));
  await commit(commits, edited('a'), ...same, edited('d'));
  expect(batches).toEqual([['a', 'b', 'd'], ['c']]);
});

test('versions of one story wait for another that is being edited once, and not once each', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { batches, commits } = flooded();
  const versions = commit(commits, ...['a', 'b', 'c'].map((id) => edited(id, 'publish', 'same')));
  await vi.advanceTimersToNextTimerAsync();
  await versions;
  expect(batches).toEqual([['a'], ['b'], ['c']]);
});

test('a change is recorded alone', async () => {
  const { batches, commits } = recording();
  await commit(commits, edited('a'), edited('b'), edited('c', 'retract'), edited('d'));
  expect(batches).toEqual([['a', 'b', 'd'], ['c']]);
});

test('one that cannot be recorded takes no other with it', async () => {
  const { commits } = recording((batch) => batch.includes('bad'));
  const all = await commit(commits, ...['a', 'b', 'bad', 'c'].map((id) => edited(id)));
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

test('a flash is recorded before those that wait, and waits for nobody', async () => {
  const { batches, commits } = recording();
  const late = commits.begin();
  const { submission, ...rest } = edited('flash');
  const flash = { ...rest, submission: { ...submission, priority: 'flash' } } as EditedSubmission;
  await commit(commits, edited('a'), edited('b'), flash);
  await late.commit(edited('c'));
  expect(batches[0]?.[0]).toBe('flash');
  expect(batches.at(-1)).toEqual(['c']);
});
