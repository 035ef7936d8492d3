import type { TopicRef } from '../../../shared/domain/story.ts';
import type { Candidate } from './topic-candidates.ts';

const MOST_TOPICS = 8;
const FEWEST_TOPICS = 2;
/** Found topics beside those of the publisher, who knows best. */
const MOST_BESIDE_GIVEN = 4;
const MOST_FOUND = 6;
/** More than a headline alone, or four mentions: what a story only touches is no topic of it. */
const LEAST_WEIGHT = 3;
/** A thing has to be dwelt on: names tell stories apart, things tell kinds of stories. */
const THING_WEIGHT = 0.5;
const MOST_THINGS = 2;
/** What scores less than this share of the best is beside the point. */
const LEAST_OF_BEST = 0.35;

/** A candidate under the name by which its topic is known. */
export interface NamedCandidate extends Candidate {
  topic: TopicRef;
}

/** A candidate in its rank. */
export interface RankedCandidate extends Candidate {
  /** Whether the story dwells on it. */
  isStrong: boolean;
}

/** What a text may be about, weighed by how often and how rare it is, the weightiest first. Pure. */
export function rankCandidates(candidates: Candidate[], rarity: (candidate: Candidate) => number): RankedCandidate[] {
  const ranked = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, rarity(candidate)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.candidate.slug < b.candidate.slug ? -1 : 1));
  const best = ranked[0]?.score ?? 0;
  return ranked.map(({ candidate, score }) => ({
    ...candidate,
    isStrong: candidate.weight > LEAST_WEIGHT && score >= best * LEAST_OF_BEST,
  }));
}

/** The topics of a story: the publisher's own first, then what the text dwells on, in the order of rank. Pure. */
export function chooseTopics(given: TopicRef[], strong: NamedCandidate[]): TopicRef[] {
  const topics = new Map(given.map((topic) => [topic.slug, topic]));
  const most =
    given.length > 0 ? Math.max(given.length, Math.min(given.length + MOST_BESIDE_GIVEN, MOST_TOPICS)) : MOST_FOUND;
  let things = 0;
  for (const candidate of strong) {
    if (candidate.kind === 'thing' && things >= MOST_THINGS) continue;
    if (add(topics, candidate, most) && candidate.kind === 'thing') things += 1;
  }
  return [...topics.values()];
}

/** False for a story that dwells on too little: it gets what it only touches, too. */
export function isEnough(given: TopicRef[], topics: TopicRef[]): boolean {
  return given.length > 0 || topics.length >= FEWEST_TOPICS;
}

/** At least two topics, as long as the text names or mentions so many things. Pure. */
export function addFewest(topics: TopicRef[], ranked: NamedCandidate[]): TopicRef[] {
  const all = new Map(topics.map((topic) => [topic.slug, topic]));
  for (const candidate of ranked) add(all, candidate, FEWEST_TOPICS);
  return [...all.values()];
}

function scoreOf({ weight, kind }: Candidate, rarity: number): number {
  return Math.log1p(weight) * rarity * (kind === 'name' ? 1 : THING_WEIGHT);
}

/** Adds the topic where there is room and no other says the same; tells whether it did. */
function add(topics: Map<string, TopicRef>, { topic, slug }: NamedCandidate, most: number): boolean {
  if (topics.size >= most) return false;
  const overlaps = [...topics.keys()].some(
    (other) => within(other, slug) || within(slug, other) || other === topic.slug,
  );
  if (overlaps) return false;
  topics.set(topic.slug, topic);
  return true;
}

/** "Kestrel" beside "Kestrel probe" tells nothing more, nor does a plural beside its singular. */
function within(whole: string, part: string): boolean {
  return `-${singular(whole)}-`.includes(`-${singular(part)}-`);
}

function singular(slug: string): string {
  return slug.replace(/(?<=[^s])s$/, '');
}
