import type { Transaction } from '../../../shared/node/db/database.ts';
import { lockStorylines, stillHolds } from '../../../shared/node/db/storyline-store.ts';
import { announceMerge, announceRelease, type Release } from '../announce-release.ts';
import type { Desk } from '../desk.ts';
import { choosePlaces, depend } from './batch-mates.ts';
import { choosePlace, lookAround, type Settled, toSeeker } from './find-place.ts';
import type { StoryTraits } from './story-traits.ts';
import { joinLine, onlyJoins, rearrange } from './take-place.ts';

/** A release with the storyline that fits it. */
export interface Arrival extends Settled {
  release: Release;
}

/** Finds the storylines of stories, new or corrected, as the record stands: what is dear, before the lock. */
export async function findArrivals(
  tx: Transaction,
  desk: Desk,
  newcomers: { release: Release; traits: StoryTraits }[],
): Promise<Arrival[]> {
  const found = await Promise.all(
    newcomers.map(async ({ release, traits }) => {
      const seeker = await toSeeker(desk, release.row, traits);
      return { release, seeker, around: await lookAround(tx, desk, seeker) };
    }),
  );
  const settled = choosePlaces(found);
  return found.flatMap(({ release }, index) => (settled[index] ? { release, ...settled[index] } : []));
}

/**
 * Puts stories into their storylines and says so on the wire. The choice holds under one lock, so that it depends neither
 * on the number of workers nor on milliseconds. Where no storyline changes but by the stories that join, the commit goes
 * out with the rest, and the lock is free again after one wait.
 */
export async function placeArrivals(tx: Transaction, desk: Desk, arrivals: Arrival[]): Promise<void> {
  const [, ...holds] = await Promise.all([
    lockStorylines(tx),
    ...arrivals.map(({ seeker, place }) => stillHolds(tx, seeker.question, place.answer)),
  ]);
  const quick: Arrival[] = [];
  const slow: Arrival[] = [];
  for (const [index, arrival] of arrivals.entries()) {
    const isQuick = holds[index] && onlyJoins(arrival) && !slow.some((earlier) => depend(earlier, arrival));
    (isQuick ? quick : slow).push(arrival);
  }
  await Promise.all([
    ...quick.map(async (arrival) => {
      const { line, written } = joinLine(tx, arrival);
      await Promise.all([written, announceRelease(tx, arrival.release, line)]);
    }),
    slow.length === 0 && tx.commit(),
  ]);
  for (const arrival of slow) await placeAnew(tx, desk, arrival);
}

/** What was found before the lock is looked at again: meanwhile others may have come, and some may have moved. */
async function placeAnew(tx: Transaction, desk: Desk, { release, seeker, place }: Arrival): Promise<void> {
  const holds = await stillHolds(tx, seeker.question, place.answer);
  const now = holds ? place : choosePlace(seeker, await lookAround(tx, desk, seeker));
  const { line, merged } = await rearrange(tx, { seeker, place: now });
  for (const merge of merged) await announceMerge(tx, release, merge);
  await announceRelease(tx, release, line);
}
