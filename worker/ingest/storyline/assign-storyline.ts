import type { MatchKeys } from '../../../shared/domain/match.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import type { StoryRow } from '../../../shared/node/db/story-row.ts';
import {
  type JoinedStoryline,
  putIndexEntries,
  putMember,
  readStorylineKeys,
  retireMember,
} from '../../../shared/node/db/storyline-member-store.ts';
import {
  findNearMembers,
  lockStorylines,
  mergeStorylines,
  moveMembers,
  type NearAnswer,
  type NearQuestion,
  readStorylineCounts,
  recountStorylines,
  type StorylineCounts,
  stillHolds,
} from '../../../shared/node/db/storyline-store.ts';
import { findOriginal } from '../copies/find-original.ts';
import { bandsOf, packSignature } from '../copies/min-hash.ts';
import type { Desk } from '../desk.ts';
import { type Choice, chooseStoryline } from './choose-storyline.ts';
import { heaviestTerms, indexTerms } from './index-terms.ts';
import { type Neighbourhood, readNeighbourhood } from './near-lines.ts';
import type { StoryTraits } from './story-traits.ts';
import { packVector, type TermVector, weigh } from './term-vector.ts';

/** Stories further apart than that are not about the same event. */
const WINDOW_MS = 10 * 24 * 3_600_000;

export interface MergedStoryline {
  storylineId: string;
  into: string;
  keys: MatchKeys;
}

/** Told where the story stands now, to say so on the wire. */
export type Announce = (storyline: StorylineCounts, merged: MergedStoryline[]) => Promise<unknown>;

/**
 * Finds the storyline of a story that was just written, new or corrected, and writes down all that changes by it. The
 * choice is made under one lock, so that it depends neither on the number of workers nor on milliseconds; what is dear
 * is done before.
 */
export async function assignStoryline(
  tx: Queryable,
  desk: Desk,
  row: StoryRow,
  traits: StoryTraits,
  announce: Announce,
): Promise<void> {
  const rarity = await desk.rarity.of(tx, traits.terms.keys());
  const vector = heaviestTerms(traits.terms, rarity);
  const asked = { question: toQuestion(row, traits, indexTerms(vector, rarity)), row, traits, vector };
  const { storyId, terms, bands } = asked.question;
  const early = await choose(tx, desk, asked);
  const indexed = putIndexEntries(tx, { storyId, at: row.published_at, terms, bands }, row.revision === 1);
  const [, , holds] = await Promise.all([indexed, lockStorylines(tx), stillHolds(tx, asked.question, early.answer)]);
  const { choice, near, original } = holds ? early : await choose(tx, desk, asked);
  const absorbed = choice.absorbed.filter((id) => near.recorded.has(id));
  const merged = await readMerged(tx, absorbed, choice.line.id);
  const line = joinedLine(choice, near);
  const member = {
    storyId: row.id,
    publisherId: row.publisher_id,
    at: row.published_at,
    vector: packVector(vector),
    copyOf: original?.storyId ?? null,
    signature: traits.signature ? packSignature(traits.signature) : null,
  };
  const written = putMember(tx, member, line);
  const storyline = await settle(tx, row, line, choice, absorbed);
  await Promise.all([written, announce(storyline, merged)]);
}

/** Takes a retracted story out of the counts and out of what later stories are compared with. */
export async function leaveStoryline(tx: Queryable, storyId: string): Promise<void> {
  await lockStorylines(tx);
  const storylineId = await retireMember(tx, storyId);
  if (storylineId !== undefined) await recountStorylines(tx, [storylineId]);
}

function toQuestion(
  row: StoryRow,
  { signature }: StoryTraits,
  index: Pick<NearQuestion, 'terms' | 'weights'>,
): NearQuestion {
  return {
    ...index,
    storyId: row.id,
    publisherId: row.publisher_id,
    bands: signature ? bandsOf(signature) : [],
    from: new Date(row.published_at.getTime() - WINDOW_MS),
    to: new Date(row.published_at.getTime() + WINDOW_MS),
  };
}

interface Asked {
  question: NearQuestion;
  row: StoryRow;
  traits: StoryTraits;
  vector: TermVector;
}

interface Chosen {
  choice: Choice;
  near: Neighbourhood;
  /** The story whose text it repeats. */
  original: { storyId: string; storylineId: string } | undefined;
  /** What the choice rests on. */
  answer: NearAnswer;
}

async function choose(tx: Queryable, desk: Desk, asked: Asked): Promise<Chosen> {
  const { question, row, vector } = asked;
  const answer = await findNearMembers(tx, question);
  const nos = answer.members.map(({ no }) => no);
  const vectors = await desk.vectors.weighed(tx, desk.rarity, nos);
  const at = row.published_at.getTime();
  const story = { storyId: row.id, at, vector: weigh(vector, await desk.rarity.of(tx, vector.terms)) };
  const near = readNeighbourhood(answer.members, vectors, story);
  // Only a new story repeats another: a correction stays what it was.
  const { signature } = row.revision === 1 ? asked.traits : { signature: undefined };
  const original = signature && findOriginal({ at, signature }, near.alike);
  const choice = chooseStoryline(near.own, near.others, near.nearest, original?.storylineId);
  return { choice, near, original, answer };
}

/** The storylines that come to an end, with what filters ask about them, read before their stories leave. */
async function readMerged(tx: Queryable, absorbed: string[], into: string): Promise<MergedStoryline[]> {
  const merged: MergedStoryline[] = [];
  for (const storylineId of absorbed) {
    const keys = await readStorylineKeys(tx, storylineId);
    if (keys) merged.push({ storylineId, into, keys });
  }
  return merged;
}

/** The storyline with one story more; right as long as nothing but that story changes. */
function joinedLine({ line }: Choice, { recorded }: Neighbourhood): JoinedStoryline {
  const { publishers, hasPublisher } = recorded.get(line.id) ?? { publishers: 0, hasPublisher: false };
  const { id, size: stories, pairSum, pairCount } = line;
  return { id, stories, publishers: publishers + (hasPublisher ? 0 : 1), pairSum, pairCount };
}

/** Writes what changes beside the story itself, and returns what its storyline counts then. */
async function settle(
  tx: Queryable,
  row: StoryRow,
  line: JoinedStoryline,
  { moves }: Choice,
  absorbed: string[],
): Promise<StorylineCounts> {
  if (row.revision === 1 && absorbed.length + moves.length === 0) return line;
  if (absorbed.length > 0) await mergeStorylines(tx, absorbed, line.id);
  if (moves.length > 0) await moveMembers(tx, moves);
  await recountStorylines(tx, [...new Set([line.id, ...moves.flatMap(({ from, to }) => [from, to])])]);
  return readStorylineCounts(tx, line.id);
}
