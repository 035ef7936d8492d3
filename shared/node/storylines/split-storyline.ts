import { v7 as newId } from 'uuid';
import type { SplitAnswer } from '../../contract/http-shapes.ts';
import { NewswireError } from '../../domain/errors.ts';
import type { Storyline } from '../../domain/story.ts';
import { logModeration } from '../db/comment/moderation-log-store.ts';
import { type Database, inTransaction, type Queryable } from '../db/database.ts';
import { readStorylineKeys } from '../db/storyline/member-store.ts';
import { settleStorylineReports } from '../db/storyline/report-store.ts';
import { divideStoryline, holdStories, readMemberIds } from '../db/storyline/split-store.ts';
import {
  findStoryline,
  lockStorylines,
  readStorylineCounts,
  recountStorylines,
} from '../db/storyline/storyline-store.ts';
import { addEvent } from '../db/wire/event-store.ts';

/** Who moderates which storyline, and why. */
export interface StorylineAct {
  publisherId: string;
  /** The key or the person. */
  callerId: string;
  id: string;
  reason: string;
}

/**
 * Moves stories from a storyline to a new one, announces and remembers the split, and settles the storyline's reports.
 * In one transaction, under the storylines' lock.
 */
export async function splitStoryline(db: Database, act: StorylineAct, stories: string[]): Promise<SplitAnswer> {
  return inTransaction(db, async (tx) => {
    await holdStories(tx, stories);
    await lockStorylines(tx);
    const storyline = await mustFind(tx, act.id);
    checkParts(stories, await readMemberIds(tx, storyline.id));
    const ids = { from: storyline.id, to: newId() };
    await divideStoryline(tx, { ...ids, stories });
    await recountStorylines(tx, [ids.from, ids.to]);
    const split = { from: await readStorylineCounts(tx, ids.from), to: await readStorylineCounts(tx, ids.to) };
    await settleStorylineReports(tx, ids.from);
    const details = { into: ids.to, headline: storyline.headline, stories };
    await logModeration(tx, { ...entryOf(act, 'storyline.split', ids.from), details });
    await record(tx, split, stories);
    return split;
  });
}

/** Settles a storyline's reports because a moderator decided that its stories belong together. */
export async function keepStoryline(db: Database, act: StorylineAct): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { id, headline } = await mustFind(tx, act.id);
    const reports = await settleStorylineReports(tx, id);
    await logModeration(tx, { ...entryOf(act, 'storyline.kept', id), details: { headline, reports } });
  });
}

/** The storyline with this id; throws `not_found` for an unknown id. */
export async function mustFind(tx: Queryable, id: string): Promise<Storyline> {
  const storyline = await findStoryline(tx, id);
  if (!storyline) throw new NewswireError('not_found', `There is no storyline ${id}.`);
  return storyline;
}

function checkParts(stories: string[], members: string[]): void {
  const known = new Set(members);
  const unknown = stories.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ field: `stories.${index}`, rule: 'unknown', detail: `stories.${index} must be a story of this storyline` }],
  );
  const all = stories.length >= members.length && unknown.length === 0;
  const detail = 'stories must leave at least one story behind';
  const errors = all ? [{ field: 'stories', rule: 'all', detail }] : unknown;
  const [first] = errors;
  if (first) throw new NewswireError('validation_failed', first.detail, errors);
}

async function record(tx: Queryable, { from, to }: SplitAnswer, stories: string[]): Promise<void> {
  const [now, before] = [await readStorylineKeys(tx, from.id), await readStorylineKeys(tx, to.id)];
  const [storyId] = stories;
  if (!now || !storyId) throw new Error(`storyline ${from.id} has no lead`);
  await addEvent(tx, {
    type: 'storyline.split',
    storyId,
    submissionId: null,
    payload: { stories, from, to },
    // Followers of either part receive the event.
    keys: { now: now.keys, ...(before && { before: before.keys }), leads: [now.lead] },
  });
}

/** The log entry of an action. */
export function entryOf({ publisherId, callerId, reason }: StorylineAct, action: string, id: string) {
  return { publisherId, callerId, reason, action, subject: { type: 'storyline', id } };
}
