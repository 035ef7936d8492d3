import { foldText } from '../../../shared/domain/fold-text.ts';
import type { TopicRef } from '../../../shared/domain/story.ts';
import { kindOfLabel } from './kind-of-label.ts';
import type { FoundName } from './names/find-names.ts';
import type { FoundSubject } from './subjects/find-subjects.ts';
import { subjectOf } from './subjects/subject-of.ts';
import type { TopicText } from './topic-text.ts';

/** The headline and another mention, the lead and two more, or four mentions. */
const NAME_WEIGHT_MIN = 4;
/** A headline without a text. */
const HEADLINE_WEIGHT = 3;
const NAMES_MAX = 4;
const SUBJECTS_MAX = 3;
/** Drops names below this share of the heaviest. */
const LEAST_OF_BEST = 0.3;

/** A story's topics before their canonical names are looked up. */
export interface StoryTopics {
  given: TopicRef[];
  /** Those of the text: names first, then subjects, each the weightiest first. */
  found: TopicRef[];
}

/** The publisher's topics with their kinds, and the names and subjects that the story dwells on. Pure. */
export function findTopics(
  story: TopicText,
  given: TopicRef[],
  { names, subjects }: { names: FoundName[]; subjects: FoundSubject[] },
): StoryTopics {
  const kinds = new Map(names.map(({ slug, kind }) => [slug, kind]));
  const own = given.map((topic) =>
    withKind(topic, topic.kind ?? kinds.get(topic.slug) ?? kindOfLabel(topic.label, story.language)),
  );
  const givenSubjects = new Set(given.flatMap(({ label }) => subjectOf(label, story.language)?.slug ?? []));
  const found = subjects
    .filter(({ subject }) => !givenSubjects.has(subject.slug))
    .filter(({ subject }) => !subjects.some((other) => isWithin(other, subject)))
    .filter((subject) => !names.some((name) => isOnlyIn(name, subject)))
    .slice(0, SUBJECTS_MAX)
    .map(({ subject: { slug, label } }): TopicRef => ({ slug, label, kind: 'subject' }));
  return { given: own, found: [...dwelt(names, story), ...found] };
}

function dwelt(names: FoundName[], { text }: TopicText): TopicRef[] {
  const ranked = names.toSorted((a, b) => b.weight - a.weight || (a.slug < b.slug ? -1 : 1));
  const least = text === '' ? HEADLINE_WEIGHT : NAME_WEIGHT_MIN;
  const best = ranked[0]?.weight ?? 0;
  return ranked
    .filter(({ weight }) => weight >= Math.max(least, best * LEAST_OF_BEST))
    .slice(0, NAMES_MAX)
    .map(({ slug, label, kind }) => ({ slug, label, kind }));
}

/** Of a subject and a narrower one, the narrower tells more. */
function isWithin({ subject: narrow }: FoundSubject, broad: FoundSubject['subject']): boolean {
  for (let broader = narrow.broader; broader; broader = broader.broader) if (broader === broad) return true;
  return false;
}

/** "Summit Entertainment" is not about summits, nor "Wasilla Bible Church" about the Bible. */
function isOnlyIn(name: FoundName, { terms, mentions }: FoundSubject): boolean {
  if (name.words.length < 2 || terms.size === 0) return false;
  const [only, ...others] = terms;
  return only !== undefined && others.length === 0 && hasWord(name, only) && mentions <= name.mentions + 1;
}

function hasWord({ words }: FoundName, term: string): boolean {
  const folded = foldText(term);
  return words.some((word) => word === folded || word === `${folded}s`);
}

function withKind(topic: TopicRef, kind: TopicRef['kind']): TopicRef {
  return kind ? { ...topic, kind } : topic;
}
