import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { addEvent } from '../../shared/node/db/event-store.ts';
import { finishSubmissions } from '../../shared/node/db/finish-submission-store.ts';
import { lockOpen, type OpenSubmission } from '../../shared/node/db/submission-store.ts';
import type { StoryReader } from './reading/story-reader.ts';

/** What no filter can match; that no reader gets it is for `concerns` to say. */
const NO_KEYS = { topics: [], publisher: '', section: null, language: null, priority: 'routine', words: ' ' } as const;

/** Reads and records a canary as a story is, but as an event alone. Doing it again changes nothing. */
export async function recordCanary(
  { db, reader }: { db: Database; reader: StoryReader },
  submission: Extract<OpenSubmission, { kind: 'canary' }>,
): Promise<void> {
  // What it says is of no use to anybody; that it can be read is what we want to know.
  await reader.readCanary({ ...submission, priority: 'routine' });
  const editedAt = new Date();
  await inTransaction(db, async (tx) => {
    const open = await lockOpen(tx, [submission.id], []);
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
