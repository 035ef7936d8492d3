import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { finishSubmissions } from '../../shared/node/db/submission/finish-submission-store.ts';
import { lockOpen, type OpenSubmission } from '../../shared/node/db/submission/submission-store.ts';
import { addEvent } from '../../shared/node/db/wire/event-store.ts';
import type { StoryReader } from './reading/story-reader.ts';

/** Keys that no filter matches; `concerns` is what hides canaries from readers. */
const NO_KEYS = { topics: [], publisher: '', section: null, language: null, priority: 'routine', words: ' ' } as const;

/** Reads and records a canary like a story, but only as an event. Repeating it changes nothing. */
export async function recordCanary(
  { db, reader }: { db: Database; reader: StoryReader },
  submission: Extract<OpenSubmission, { kind: 'canary' }>,
): Promise<void> {
  // The result is irrelevant; this only tests that a text can be read.
  await reader.readCanary({ ...submission, priority: 'routine' });
  const editedAt = new Date();
  await inTransaction(db, async (tx) => {
    const open = await lockOpen(tx, [submission], []);
    if (!open.has(submission.id)) return;
    await finishSubmissions(tx, [{ id: submission.id, status: 'published', editedAt }]);
    await addEvent(tx, {
      type: 'canary',
      storyId: null,
      submissionId: submission.id,
      payload: { canaryId: submission.id },
      keys: { now: { ...NO_KEYS, topics: [] }, due: submission.receivedAt.getTime() },
    });
  });
}
