import type { Transaction } from '../../../shared/node/db/database.ts';
import { assertHold, stillHold } from '../../../shared/node/db/storyline-near-store.ts';
import { lockStorylines } from '../../../shared/node/db/storyline-store.ts';
import { announceMerge, announceReleases, type Release } from '../announce-release.ts';
import type { Desk } from '../desk.ts';
import { choosePlaces, depend } from './batch-mates.ts';
import {
  type Asked,
  askAll,
  choosePlace,
  lookAround,
  lookAtAll,
  type Seeker,
  type Settled,
  toSeeker,
} from './find-place.ts';
import type { StoryTraits } from './story-traits.ts';
import { joinedLine, joinLines, onlyJoins, rearrange } from './take-place.ts';

/** A release with the storyline that fits it. */
export interface Arrival extends Settled {
  release: Release;
}

/** A release that looks for its storyline; `asked` where the index was asked about it before. */
export interface Newcomer {
  release: Release;
  traits: StoryTraits;
  asked: Asked<Seeker> | undefined;
}

/** Finds the storylines of stories, new or corrected, as the record stands: what is dear, before the lock. */
export async function findArrivals(tx: Transaction, desk: Desk, newcomers: Newcomer[]): Promise<Arrival[]> {
  const asked = await Promise.all(newcomers.map((newcomer) => newcomer.asked ?? ask(tx, desk, newcomer)));
  const found = await lookAtAll(tx, desk, asked);
  const settled = choosePlaces(found.map(({ search: seeker, around }) => ({ seeker, around })));
  return newcomers.flatMap(({ release }, index) => (settled[index] ? { release, ...settled[index] } : []));
}

async function ask(tx: Transaction, desk: Desk, { release, traits }: Newcomer): Promise<Asked<Seeker>> {
  const [asked] = await askAll(tx, [await toSeeker(desk, release.row, traits)]);
  if (!asked) throw new Error('a question has no answer');
  return asked;
}

/**
 * Puts stories into their storylines and says so on the wire. The choice holds under one lock, so that it depends neither
 * on the number of workers nor on milliseconds. Where no storyline changes but by the stories that join, the commit goes
 * out with the rest, and the lock is free again after one wait. `hoping`, that nobody else has changed what the choice
 * rests on, all goes out at once, and fails with `isStale` where somebody has.
 */
export async function placeArrivals(tx: Transaction, desk: Desk, arrivals: Arrival[], hoping: boolean): Promise<void> {
  const told = arrivals.map(toTold);
  if (hoping && arrivals.every(onlyJoins)) {
    await Promise.all([lockStorylines(tx), assertHold(tx, told), joinAll(tx, desk, arrivals), tx.commit()]);
    return;
  }
  const [, holds] = await Promise.all([lockStorylines(tx), stillHold(tx, told)]);
  const quick: Arrival[] = [];
  const slow: Arrival[] = [];
  for (const [index, arrival] of arrivals.entries()) {
    const isQuick = holds[index] && onlyJoins(arrival) && !slow.some((earlier) => depend(earlier, arrival));
    (isQuick ? quick : slow).push(arrival);
  }
  await Promise.all([joinAll(tx, desk, quick), slow.length === 0 && tx.commit()]);
  for (const arrival of slow) await placeAnew(tx, desk, arrival);
}

/** Puts stories into storylines that do not change but by that. */
async function joinAll(tx: Transaction, desk: Desk, arrivals: Arrival[]): Promise<void> {
  const joining = arrivals.map((settled) => ({ settled, release: settled.release, line: joinedLine(settled.place) }));
  await Promise.all([joinLines(tx, desk, joining), announceReleases(tx, joining)]);
}

/** What was found before the lock is looked at again: meanwhile others may have come, and some may have moved. */
async function placeAnew(tx: Transaction, desk: Desk, arrival: Arrival): Promise<void> {
  const { release, seeker, place } = arrival;
  const [holds] = await stillHold(tx, [toTold(arrival)]);
  const now = holds ? place : choosePlace(seeker, await lookAround(tx, desk, seeker));
  const { line, merged } = await rearrange(tx, desk, { seeker, place: now });
  for (const merge of merged) await announceMerge(tx, { ...release, storyId: release.row.id }, merge);
  await announceReleases(tx, [{ release, line }]);
}

function toTold({ seeker, place }: Arrival): Parameters<typeof stillHold>[1][number] {
  return { question: seeker.question, answer: place.answer };
}
