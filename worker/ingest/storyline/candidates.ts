import type { Queryable } from '../../../shared/node/db/database.ts';
import type { StoryRow } from '../../../shared/node/db/story/story-row.ts';
import {
  type CandidateHits,
  type CandidateQuery,
  findCandidateMembers,
} from '../../../shared/node/db/storyline/candidate-store.ts';
import { bandsOf } from '../copies/min-hash.ts';
import type { CorpusCache } from '../corpus-cache.ts';
import type { Member } from './cluster.ts';
import type { StoryFeatures, StoryTerms } from './features.ts';
import { type Neighbourhood, readNeighbourhood } from './neighbourhood.ts';
import type { Rarity } from './rarity.ts';
import { type TermVector, toVector, weigh } from './vector.ts';

/** Stories further apart than this are not about the same event. */
const WINDOW_MS = 10 * 24 * 3_600_000;
/** Terms of a story's vector, and how many of them the index contains. */
const VECTOR_TERMS = 64;
const INDEX_TERMS = 16;

/** Search and comparison data of a story. */
export interface SearchedStory {
  /** Publication time, ms since 1970. */
  at: number;
  language: string | null;
  /** Not yet weighted by rarity. */
  vector: TermVector;
  query: CandidateQuery;
}

/** Whether a story is new, or why one that was recorded before is assigned again. */
type StoryState = 'new' | 'corrected' | 'with full text' | 'reclustered';

/** A story without a storyline. */
export interface UnassignedStory extends SearchedStory {
  row: StoryRow;
  features: StoryFeatures;
  state: StoryState;
}

/** The index's answer for one story. */
export interface IndexAnswer<Searched extends SearchedStory> {
  searched: Searched;
  hits: CandidateHits;
}

/** The recorded storylines that a story may belong to. */
export interface Candidates {
  /** The story itself, weighted like the others. */
  story: Member;
  near: Neighbourhood;
  hits: CandidateHits;
}

interface Found<Searched extends SearchedStory> {
  searched: Searched;
  candidates: Candidates;
}

/** Prepares a story; the wire's term counts do not include a new one yet. */
export async function toUnassignedStory(
  { rarity }: Pick<CorpusCache, 'rarity'>,
  row: StoryRow,
  features: StoryFeatures,
  state: StoryState,
): Promise<UnassignedStory> {
  const rarityOf = await rarity.of(features.terms.keys(), state === 'new' ? 'uncounted' : undefined);
  const vector = heaviestTerms(features.terms, rarityOf);
  const bands = features.signature ? bandsOf(features.signature) : [];
  const { id: storyId, publisher_id: publisherId, language } = row;
  const story = { storyId, publisherId, language, at: row.published_at.getTime(), vector, bands };
  return { row, features, state, ...toSearchedStory(story, rarityOf) };
}

/** Prepares the search from a story's stored data. Pure. */
export function toSearchedStory(
  {
    at,
    language,
    vector,
    ...story
  }: Pick<SearchedStory, 'at' | 'language' | 'vector'> & Pick<CandidateQuery, 'storyId' | 'publisherId' | 'bands'>,
  rarity: Rarity,
): SearchedStory {
  const window = { from: new Date(at - WINDOW_MS), to: new Date(at + WINDOW_MS) };
  return { at, language, vector, query: { ...indexTerms(vector, rarity), ...story, ...window } };
}

/** A story's heaviest terms with the weights as stored: before rarity. */
function heaviestTerms(terms: StoryTerms, rarity: Rarity): TermVector {
  const all = Array.from(terms, ([term, use]) => ({ term, ...use, weighted: use.weight * rarity(term) }));
  return toVector(all.sort((a, b) => b.weighted - a.weighted || a.term - b.term).slice(0, VECTOR_TERMS));
}

/** The terms under which the index lists a story, with their weights, heaviest first. */
function indexTerms(vector: TermVector, rarity: Rarity): { terms: number[]; weights: number[] } {
  const { terms, weights } = weigh(vector, rarity);
  const order = [...terms.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0)).slice(0, INDEX_TERMS);
  return { terms: order.map((at) => terms[at] ?? 0), weights: order.map((at) => weights[at] ?? 0) };
}

/** Queries the index for the storylines that each story may belong to. */
export async function queryIndex<Searched extends SearchedStory>(
  tx: Queryable,
  all: Searched[],
): Promise<IndexAnswer<Searched>[]> {
  if (all.length === 0) return [];
  const answers = await findCandidateMembers(
    tx,
    all.map(({ query }) => query),
  );
  return all.map((searched, index) => ({ searched, hits: answers[index] ?? { members: [], seen: 0 } }));
}

/** Loads the stories that the index returned. */
export async function loadCandidates<Searched extends SearchedStory>(
  tx: Queryable,
  corpus: CorpusCache,
  answers: IndexAnswer<Searched>[],
): Promise<Found<Searched>[]> {
  if (answers.length === 0) return [];
  const nos = new Set(answers.flatMap(({ hits: { members } }) => members.map(({ no }) => no)));
  const vectors = await corpus.vectors.weighted(tx, corpus.rarity, [...nos]);
  const rarity = await corpus.rarity.of(answers.flatMap(({ searched: { vector } }) => [...vector.terms]));
  return answers.map(({ searched, hits }) => {
    const { query, at, language } = searched;
    const { storyId, publisherId } = query;
    const story = { storyId, publisherId, language, at, vector: weigh(searched.vector, rarity) };
    return { searched, candidates: { story, near: readNeighbourhood(hits.members, vectors, story), hits } };
  });
}

/** Finds the storylines that each story may belong to. */
export async function findAllCandidates<Searched extends SearchedStory>(
  tx: Queryable,
  corpus: CorpusCache,
  all: Searched[],
): Promise<Found<Searched>[]> {
  return loadCandidates(tx, corpus, await queryIndex(tx, all));
}

/** Finds the storylines that a story may belong to. */
export async function findCandidates(tx: Queryable, corpus: CorpusCache, searched: SearchedStory): Promise<Candidates> {
  const [found] = await findAllCandidates(tx, corpus, [searched]);
  if (!found) throw new Error('the index returned no answer');
  return found.candidates;
}
