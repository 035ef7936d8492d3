import { foldText } from '../../../shared/domain/fold-text.ts';
import { tellingTerms } from '../../../shared/domain/shared-terms.ts';
import type { Because } from '../../../shared/domain/story.ts';
import { GIVEN_NAMES } from '../topics/names/name-clues.ts';
import type { Assignment } from './choose.ts';
import type { Member } from './cluster.ts';
import type { StoryTerms } from './features.ts';
import { compareVectors } from './likeness.ts';
import type { TermVector } from './vector.ts';

/** This many of each suffice for an explanation. */
const NAMES_MAX = 4;
const WORDS_MAX = 4;

/** What an explanation may say of a story. */
interface Explainable {
  terms: StoryTerms;
  /** Its topics, which include the names that it dwells on, in full. */
  labels: readonly string[];
  /** Its headline and the beginning of its text. */
  text: string;
}

/** Words with capitals in a row, of which some are names. */
const PHRASE = /\p{Lu}[\p{L}\p{M}'’]*(?:[ \p{Pd}](?:of |the |de |du |la )*\p{Lu}[\p{L}\p{M}]*){1,3}/gu;

const POSSESSIVE = /['’]s$/u;

/**
 * Explains a story's storyline by the terms it shares with the report that it copies, otherwise with the closest story.
 * Undefined for a singleton. Pure.
 */
export function explainAssignment(
  told: Explainable,
  { story, choice, original }: Pick<Assignment, 'story' | 'choice' | 'original'>,
): Because | undefined {
  const others = choice.cluster.members.filter(({ storyId }) => storyId !== story.storyId);
  const closest = others.find(({ storyId }) => storyId === original?.storyId) ?? closestTo(story, others);
  if (!closest) return undefined;
  const storyId = original?.storyId ?? closest.storyId;
  return { storyId, isCopy: original !== undefined, ...inCommon(told, story, closest) };
}

/** Explains why another story moves into this one's storyline. Pure. */
export function explainMove(
  told: Explainable,
  { story, near }: Pick<Assignment, 'story' | 'near'>,
  storyId: string,
): Because | undefined {
  const mover = near.others.flatMap(({ members }) => members).find((member) => member.storyId === storyId);
  return mover && { storyId: story.storyId, isCopy: false, ...inCommon(told, story, mover) };
}

/** Without numbers, parts of names, and given names by themselves. */
function inCommon(
  { terms, labels, text }: Explainable,
  story: Member,
  other: Member,
): Pick<Because, 'names' | 'words'> {
  const shared = sharedTerms(story.vector, other.vector).flatMap((term) => terms.get(term) ?? []);
  const written = (isName: boolean): string[] =>
    shared.filter((term) => term.isName === isName).map((term) => term.written.replace(POSSESSIVE, ''));
  const { names, words } = tellingTerms(
    { names: written(true), words: written(false) },
    labels,
    text.match(PHRASE) ?? [],
  );
  const isTelling = (name: string): boolean => !GIVEN_NAMES.has(foldText(name));
  return { names: names.filter(isTelling).slice(0, NAMES_MAX), words: words.slice(0, WORDS_MAX) };
}

function closestTo(story: Member, others: Member[]): Member | undefined {
  let best: { member: Member; likeness: number } | undefined;
  for (const member of others) {
    const likeness = compareVectors(story.vector, member.vector);
    if (!best || likeness > best.likeness) best = { member, likeness };
  }
  return best?.member;
}

/** The terms that both have, by their combined weight. */
function sharedTerms(a: TermVector, b: TermVector): number[] {
  const weights = new Map(Array.from(b.terms, (term, index) => [term, b.weights[index] ?? 0]));
  return Array.from(a.terms, (term, index) => ({ term, weight: (a.weights[index] ?? 0) * (weights.get(term) ?? 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ term }) => term);
}
