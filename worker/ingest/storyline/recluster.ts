import { BY_INDEX, type Database, inTransaction, type Transaction } from '../../../shared/node/db/database.ts';
import { readStoryRow } from '../../../shared/node/db/story/story-store.ts';
import type { SmallLead } from '../../../shared/node/db/storyline/small-storyline-store.ts';
import { lockStorylines } from '../../../shared/node/db/storyline/storyline-store.ts';
import type { CorpusCache } from '../corpus-cache.ts';
import { recordMergeEvent } from '../record-events.ts';
import {
  findAllCandidates,
  findCandidates,
  toSearchedStory,
  toUnassignedStory,
  type UnassignedStory,
} from './candidates.ts';
import { joinLater } from './cluster.ts';
import { readFeatures, storyTokens } from './features.ts';
import { applyAssignment } from './membership.ts';
import { unpackVector } from './vector.ts';

/**
 * Merges small storylines, given by their lead stories, into storylines that fit by now and records the events; returns
 * how many merged. `reading` queries all of them together, and the rest again after a merge. Each merges in its own
 * transaction, so that all storylines are locked for only one at a time.
 */
export async function reclusterSmall(
  db: Database,
  reading: Transaction,
  corpus: CorpusCache,
  leads: SmallLead[],
): Promise<number> {
  const stories = leads.map((each) => ({ ...each, vector: unpackVector(each.vector), bands: [] }));
  const rarity = await corpus.rarity.of(stories.flatMap(({ vector }) => [...vector.terms]));
  const all = stories.map((story) => toSearchedStory(story, rarity));
  let merged = 0;
  for (const { searched, candidates } of await findAllCandidates(reading, corpus, all)) {
    const { near } = merged > 0 ? await findCandidates(reading, corpus, searched) : candidates;
    // Most remain as they are and need neither the lock nor their text.
    if (joinLater(near.own, near.others) && (await reclusterOne(db, corpus, searched.query.storyId))) merged += 1;
  }
  return merged;
}

async function reclusterOne(db: Database, corpus: CorpusCache, storyId: string): Promise<boolean> {
  const row = await readStoryRow(db, storyId);
  if (!row || row.retracted_at) return false;
  const text = { ...row, bodyHtml: row.body_html, publisher: row.publisher_name };
  const story = await toUnassignedStory(corpus, row, readFeatures(text, storyTokens(text)), 'reclustered');
  return inTransaction(db, (tx) => join(tx, corpus, story), { begin: BY_INDEX });
}

async function join(tx: Transaction, corpus: CorpusCache, story: UnassignedStory): Promise<boolean> {
  await lockStorylines(tx);
  const candidates = await findCandidates(tx, corpus, story);
  const choice = joinLater(candidates.near.own, candidates.near.others);
  if (!choice) return false;
  const assignment = { ...candidates, choice, original: undefined, role: undefined };
  const { merged } = await applyAssignment(tx, corpus, { story, assignment });
  const { id: storyId } = story.row;
  for (const merge of merged) await recordMergeEvent(tx, { submissionId: null, storyId }, merge);
  return true;
}
