import type { Transaction } from '../../../shared/node/db/database.ts';
import type { LoneStory } from '../../../shared/node/db/lone-story-store.ts';
import { readStoryRow } from '../../../shared/node/db/story-store.ts';
import { lockStorylines } from '../../../shared/node/db/storyline-store.ts';
import { announceMerge } from '../announce-release.ts';
import type { Desk } from '../desk.ts';
import { joinLate } from './choose-storyline.ts';
import { lookAround, toSearch, toSeeker } from './find-place.ts';
import { storyTokens } from './story-tokens.ts';
import { readTraits } from './story-traits.ts';
import { rearrange } from './take-place.ts';
import { unpackVector } from './term-vector.ts';

/** Brings a story that stands alone into the storyline that it fits by now, and says so on the wire; tells whether. */
export async function placeLate(tx: Transaction, desk: Desk, lone: LoneStory): Promise<boolean> {
  const { storyId } = lone;
  const vector = unpackVector(lone.vector);
  const search = toSearch({ ...lone, vector, bands: [] }, await desk.rarity.of(vector.terms));
  const seen = await lookAround(tx, desk, search);
  // Most stay alone, which needs neither the lock nor their text.
  if (!joinLate(seen.near.own, seen.near.others)) return false;
  const row = await readStoryRow(tx, storyId);
  if (!row || row.retracted_at) return false;
  const story = { ...row, bodyHtml: row.body_html, publisher: row.publisher_name };
  const seeker = await toSeeker(desk, row, readTraits(story, storyTokens(story)));
  await lockStorylines(tx);
  const around = await lookAround(tx, desk, seeker);
  const choice = joinLate(around.near.own, around.near.others);
  if (!choice) return false;
  const place = { ...around, choice, original: undefined };
  const { merged } = await rearrange(tx, { seeker, place });
  for (const merge of merged) await announceMerge(tx, { submissionId: null, storyId }, merge);
  return true;
}
