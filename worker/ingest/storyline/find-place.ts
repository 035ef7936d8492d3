import type { Queryable } from '../../../shared/node/db/database.ts';
import type { StoryRow } from '../../../shared/node/db/story-row.ts';
import { findNearMembers, type NearAnswer, type NearQuestion } from '../../../shared/node/db/storyline-near-store.ts';
import { findOriginal } from '../copies/find-original.ts';
import { bandsOf } from '../copies/min-hash.ts';
import type { Desk } from '../desk.ts';
import { type Choice, chooseStoryline, type Member } from './choose-storyline.ts';
import { heaviestTerms, indexTerms } from './index-terms.ts';
import { type Neighbourhood, readNeighbourhood } from './near-lines.ts';
import type { StoryTraits } from './story-traits.ts';
import type { Rarity } from './term-rarity.ts';
import { type TermVector, weigh } from './term-vector.ts';

/** Stories further apart than that are not about the same event. */
const WINDOW_MS = 10 * 24 * 3_600_000;

/** What of a story is asked and compared. */
export interface Search {
  /** When it was published, ms since 1970. */
  at: number;
  /** Before rarity. */
  vector: TermVector;
  question: NearQuestion;
}

/** A story that looks for its storyline. */
export interface Seeker extends Search {
  row: StoryRow;
  traits: StoryTraits;
}

/** What is near a story as the record stands. */
export interface Surroundings {
  /** The story itself, weighed as those around it are. */
  story: Member;
  near: Neighbourhood;
  answer: NearAnswer;
}

/** The storyline that fits a story, and what that rests on. */
export interface Place extends Surroundings {
  choice: Choice;
  /** The story whose text it repeats. */
  original: { storyId: string; storylineId: string } | undefined;
}

/** A story with the storyline that was chosen for it. */
export interface Settled {
  seeker: Seeker;
  place: Place;
}

/**
 * Prepares a story that was just written, new or corrected, for the search; `uncounted` for one whose own words are not
 * among those of the wire yet.
 */
export async function toSeeker(
  desk: Desk,
  row: StoryRow,
  traits: StoryTraits,
  uncounted?: 'uncounted',
): Promise<Seeker> {
  const rarity = await desk.rarity.of(traits.terms.keys(), uncounted);
  const vector = heaviestTerms(traits.terms, rarity);
  const bands = traits.signature ? bandsOf(traits.signature) : [];
  const story = { storyId: row.id, publisherId: row.publisher_id, at: row.published_at.getTime(), vector, bands };
  return { row, traits, ...toSearch(story, rarity) };
}

/** Prepares the search for what is near a story by what is kept of it. Pure. */
export function toSearch(
  { at, vector, ...story }: Pick<Search, 'at' | 'vector'> & Pick<NearQuestion, 'storyId' | 'publisherId' | 'bands'>,
  rarity: Rarity,
): Search {
  const window = { from: new Date(at - WINDOW_MS), to: new Date(at + WINDOW_MS) };
  return { at, vector, question: { ...indexTerms(vector, rarity), ...story, ...window } };
}

/** A search with what the index named. */
export interface Asked<Searching extends Search> {
  search: Searching;
  answer: NearAnswer;
}

/** Asks the index what may be about the same event as each of these stories. */
export async function askAll<Searching extends Search>(
  tx: Queryable,
  searches: Searching[],
): Promise<Asked<Searching>[]> {
  if (searches.length === 0) return [];
  const answers = await findNearMembers(
    tx,
    searches.map(({ question }) => question),
  );
  return searches.map((search, index) => ({ search, answer: answers[index] ?? { members: [], seen: 0 } }));
}

/** Reads what the index named. */
export async function lookAtAll<Searching extends Search>(
  tx: Queryable,
  desk: Desk,
  asked: Asked<Searching>[],
): Promise<{ search: Searching; around: Surroundings }[]> {
  if (asked.length === 0) return [];
  const nos = new Set(asked.flatMap(({ answer: { members } }) => members.map(({ no }) => no)));
  const vectors = await desk.vectors.weighed(tx, desk.rarity, [...nos]);
  const rarity = await desk.rarity.of(asked.flatMap(({ search: { vector } }) => [...vector.terms]));
  return asked.map(({ search, answer }) => {
    const story = { storyId: search.question.storyId, at: search.at, vector: weigh(search.vector, rarity) };
    return { search, around: { story, near: readNeighbourhood(answer.members, vectors, story), answer } };
  });
}

/** Reads what may be about the same event as each of these stories. */
export async function lookAroundAll<Searching extends Search>(
  tx: Queryable,
  desk: Desk,
  searches: Searching[],
): Promise<{ search: Searching; around: Surroundings }[]> {
  return lookAtAll(tx, desk, await askAll(tx, searches));
}

/** Reads what may be about the same event as a story. */
export async function lookAround(tx: Queryable, desk: Desk, search: Search): Promise<Surroundings> {
  const [found] = await lookAroundAll(tx, desk, [search]);
  if (!found) throw new Error('a search has no answer');
  return found.around;
}

/** Chooses the storyline of a story among what is near it. Pure. */
export function choosePlace({ row, traits }: Seeker, surroundings: Surroundings): Place {
  const { near, story } = surroundings;
  // Only a new story repeats another: a correction stays what it was.
  const { signature } = row.revision === 1 ? traits : { signature: undefined };
  const original = signature && findOriginal({ at: story.at, signature }, near.alike);
  const choice = chooseStoryline(near.own, near.others, near.nearest, original?.storylineId);
  return { ...surroundings, choice, original };
}
