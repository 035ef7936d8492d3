import type { DraftIn } from '../../shared/contract/draft-schema.ts';
import { DRAFTS_MAX, DRAFTS_MAX_BYTES } from '../../shared/domain/draft.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import {
  findDraftLine,
  lockDrafts,
  measureDrafts,
  type OwnDraft,
  putDraft,
} from '../../shared/node/db/draft/draft-store.ts';
import { findStoryOwner } from '../../shared/node/db/story/story-store.ts';
import { missingStory } from '../../shared/node/takedown/taken-down.ts';

const MB = 2 ** 20;

/**
 * Saves a draft as the revision after the one that was read, and returns its number. Throws `draft_changed` when
 * somebody else has saved since, `not_found` when it was deleted, `drafts_full` at the publisher's limits.
 */
export async function saveDraft(
  db: Database,
  own: OwnDraft,
  { revision, fields, storyId }: DraftIn,
  changedBy: string | null,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    await lockDrafts(tx, own.publisherId);
    const found = await findDraftLine(tx, own);
    if (!found && revision > 0) throw noDraft(own.id);
    if (found && found.revision !== revision) {
      const who = found.changedBy ?? 'somebody else';
      throw new NewswireError(
        'draft_changed',
        `${who} saved revision ${found.revision} since: read it, then save with it.`,
      );
    }
    if (storyId !== undefined) await checkOwnStory(tx, own.publisherId, storyId);
    const text = JSON.stringify(fields);
    const bytes = Buffer.byteLength(text);
    await checkRoom(tx, own, bytes);
    const next = revision + 1;
    await putDraft(tx, own, { storyId: storyId ?? null, revision: next, fields: text, bytes, changedBy });
    return next;
  });
}

/** The error for a draft that is not there. */
export function noDraft(id: string): NewswireError {
  return new NewswireError('not_found', `You have no draft ${id}.`);
}

async function checkOwnStory(tx: Queryable, publisherId: string, storyId: string): Promise<void> {
  const owner = await findStoryOwner(tx, storyId);
  if (!owner) throw await missingStory(tx, storyId);
  if (owner.publisherId !== publisherId) throw new NewswireError('not_your_story');
}

async function checkRoom(tx: Queryable, { publisherId, id }: OwnDraft, bytes: number): Promise<void> {
  const others = await measureDrafts(tx, { publisherId, except: id });
  if (others.drafts >= DRAFTS_MAX) {
    throw new NewswireError('drafts_full', `A publisher may have ${DRAFTS_MAX} drafts: delete one first.`);
  }
  if (others.bytes + bytes > DRAFTS_MAX_BYTES) {
    const most = `The drafts of a publisher may take ${DRAFTS_MAX_BYTES / MB} MB together`;
    throw new NewswireError('drafts_full', `${most}: delete or shorten one first.`);
  }
}
