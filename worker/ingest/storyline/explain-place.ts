import type { Because } from '../../../shared/domain/story.ts';
import type { Member } from './choose-storyline.ts';
import { compareVectors } from './compare-vectors.ts';
import type { Place } from './find-place.ts';
import type { StoryTerms } from './story-terms.ts';
import type { TermVector } from './term-vector.ts';

/** So many of each are enough to see why. */
const NAMES_MAX = 4;
const WORDS_MAX = 4;

/**
 * Why a story stands in its storyline: what it shares with the report that it repeats, else with the one closest to it.
 * Undefined for a story that stands alone. Pure.
 */
export function explainPlace(
  terms: StoryTerms,
  { story, choice, original }: Pick<Place, 'story' | 'choice' | 'original'>,
): Because | undefined {
  const others = choice.line.members.filter(({ storyId }) => storyId !== story.storyId);
  const closest = others.find(({ storyId }) => storyId === original?.storyId) ?? closestTo(story, others);
  if (!closest) return undefined;
  const storyId = original?.storyId ?? closest.storyId;
  return { storyId, isCopy: original !== undefined, ...inCommon(terms, story, closest) };
}

/** Why another story follows this one into its storyline. Pure. */
export function explainMove(
  terms: StoryTerms,
  { story, near }: Pick<Place, 'story' | 'near'>,
  storyId: string,
): Because | undefined {
  const mover = near.others.flatMap(({ members }) => members).find((member) => member.storyId === storyId);
  return mover && { storyId: story.storyId, isCopy: false, ...inCommon(terms, story, mover) };
}

function inCommon(terms: StoryTerms, story: Member, other: Member): Pick<Because, 'names' | 'words'> {
  const shared = sharedTerms(story.vector, other.vector).flatMap((term) => terms.get(term) ?? []);
  const written = (isName: boolean): string[] =>
    shared.filter((term) => term.isName === isName).map((term) => term.written);
  return { names: written(true).slice(0, NAMES_MAX), words: written(false).slice(0, WORDS_MAX) };
}

function closestTo(story: Member, others: Member[]): Member | undefined {
  let best: { member: Member; likeness: number } | undefined;
  for (const member of others) {
    const likeness = compareVectors(story.vector, member.vector);
    if (!best || likeness > best.likeness) best = { member, likeness };
  }
  return best?.member;
}

/** The terms that both have, those first that weigh most in both. */
function sharedTerms(a: TermVector, b: TermVector): number[] {
  const weights = new Map(Array.from(b.terms, (term, index) => [term, b.weights[index] ?? 0]));
  return Array.from(a.terms, (term, index) => ({ term, weight: (a.weights[index] ?? 0) * (weights.get(term) ?? 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ term }) => term);
}
