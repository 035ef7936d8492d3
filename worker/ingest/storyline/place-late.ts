import { BY_INDEX, type Database, inTransaction, type Transaction } from '../../../shared/node/db/database.ts';
import type { LoneStory } from '../../../shared/node/db/lone-story-store.ts';
import { readStoryRow } from '../../../shared/node/db/story-store.ts';
import { lockStorylines } from '../../../shared/node/db/storyline-store.ts';
import { announceMerge } from '../announce-release.ts';
import type { Desk } from '../desk.ts';
import { joinLate } from './choose-storyline.ts';
import { lookAround, lookAroundAll, type Seeker, toSearch, toSeeker } from './find-place.ts';
import { storyTokens } from './story-tokens.ts';
import { readTraits } from './story-traits.ts';
import { rearrange } from './take-place.ts';
import { unpackVector } from './term-vector.ts';

/**
 * Brings stories that stand alone into the storylines that they fit by now, and says so on the wire; tells how many it
 * brought. They are looked at together, by `looking`; once one has joined, the others are looked at anew. Each joins in a
 * transaction of its own: nobody else puts stories into storylines until that is committed.
 */
export async function placeLate(db: Database, looking: Transaction, desk: Desk, lonely: LoneStory[]): Promise<number> {
  const stories = lonely.map((lone) => ({ ...lone, vector: unpackVector(lone.vector), bands: [] }));
  const rarity = await desk.rarity.of(stories.flatMap(({ vector }) => [...vector.terms]));
  const searches = stories.map((story) => toSearch(story, rarity));
  let joined = 0;
  for (const { search, around } of await lookAroundAll(looking, desk, searches)) {
    const { near } = joined > 0 ? await lookAround(looking, desk, search) : around;
    // Most stay alone, which needs neither the lock nor their text.
    if (joinLate(near.own, near.others) && (await placeOne(db, desk, search.question.storyId))) joined += 1;
  }
  return joined;
}

async function placeOne(db: Database, desk: Desk, storyId: string): Promise<boolean> {
  const row = await readStoryRow(db, storyId);
  if (!row || row.retracted_at) return false;
  const story = { ...row, bodyHtml: row.body_html, publisher: row.publisher_name };
  const seeker = await toSeeker(desk, row, readTraits(story, storyTokens(story)));
  return inTransaction(db, (tx) => join(tx, desk, seeker), { begin: BY_INDEX });
}

async function join(tx: Transaction, desk: Desk, seeker: Seeker): Promise<boolean> {
  await lockStorylines(tx);
  const around = await lookAround(tx, desk, seeker);
  const choice = joinLate(around.near.own, around.near.others);
  if (!choice) return false;
  const place = { ...around, choice, original: undefined };
  const { merged } = await rearrange(tx, desk, { seeker, place });
  const { id: storyId } = seeker.row;
  for (const merge of merged) await announceMerge(tx, { submissionId: null, storyId }, merge);
  return true;
}
