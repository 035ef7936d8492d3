import type { Section } from '../../../../shared/domain/section.ts';
import type { Subject } from '../../../../shared/node/topics/subjects/media-topics.ts';
import { primaryLanguage } from '../../text/stop-words.ts';
import { storyWords } from '../../text/story-words.ts';
import { type Term, termsOf } from './read-vocabulary.ts';

const READ_WORDS = 3_000;
const LEAD_WORDS = 60;
const HEADLINE_WEIGHT = 3;
const LEAD_WEIGHT = 2;
const TERM_WEIGHT = 3;
const HINT_WEIGHT = 1;
/** The headline and one more mention, the lead and two more, or four mentions. */
const SCORE_MIN = 6.9;
const MENTIONS_MIN = 2;
/** Hints alone are enough if so many different ones agree. */
const HINTS_MIN = 4;
/** Drops anything below this share of the best score. */
const LEAST_OF_BEST = 0.45;
/** What a further subject of a section adds, as a share of the one before. */
const FURTHER = 0.8;

/** A subject that a story speaks of, with its weight. */
export interface FoundSubject {
  subject: Subject;
  score: number;
  mentions: number;
  /** The terms that it was found by, hints aside. */
  terms: ReadonlySet<string>;
}

/** What a story's words say about its subjects. */
export interface SubjectReading {
  /** Those that it dwells on, best first. */
  subjects: FoundSubject[];
  /** The weight of each section. */
  sections: ReadonlyMap<Section, number>;
}

interface Evidence {
  score: number;
  mentions: number;
  terms: Set<string>;
  hints: Set<string>;
}

/** Finds the vocabulary's subjects in a story and what they say about its section. Each repetition counts for less. */
export function findSubjects(headline: string, text: string, language: string | null): SubjectReading {
  const counts = new Map<Term, { weight: number; mentions: number }>();
  const terms = termsOf(primaryLanguage(language) ?? 'en');
  const count = (words: readonly string[], weightAt: (position: number) => number): void => {
    for (let at = 0; at < Math.min(words.length, READ_WORDS); ) {
      const sharing = terms.get(words[at] as string);
      const longest = sharing?.find((term) => stands(term, words, at));
      if (!sharing || !longest) {
        at += 1;
        continue;
      }
      for (const term of sharing) {
        if (term.rest.length !== longest.rest.length || !stands(term, words, at)) continue;
        const known = counts.get(term) ?? { weight: 0, mentions: 0 };
        counts.set(term, { weight: known.weight + weightAt(at), mentions: known.mentions + 1 });
      }
      at += longest.rest.length + 1;
    }
  };
  count(storyWords(headline), () => HEADLINE_WEIGHT);
  count(storyWords(text), (position) => (position < LEAD_WORDS ? LEAD_WEIGHT : 1));
  return weigh(counts);
}

function stands({ rest }: Term, words: readonly string[], at: number): boolean {
  for (let index = 0; index < rest.length; index += 1) {
    if (words[at + 1 + index] !== rest[index]) return false;
  }
  return true;
}

function weigh(counts: ReadonlyMap<Term, { weight: number; mentions: number }>): SubjectReading {
  const found = new Map<Subject, Evidence>();
  for (const [{ subject, written, isHint }, { weight, mentions }] of counts) {
    const score = (isHint ? HINT_WEIGHT : TERM_WEIGHT) * Math.log2(1 + weight);
    const known = found.get(subject) ?? { score: 0, mentions: 0, terms: new Set<string>(), hints: new Set<string>() };
    known.score += score;
    known.mentions += mentions;
    if (isHint) known.hints.add(written);
    else known.terms.add(written);
    found.set(subject, known);
  }
  return { subjects: dwelt(found), sections: sectionsOf(found) };
}

/** A section's best subject counts in full, each further one for less, so that many passing words do not win. */
function sectionsOf(found: ReadonlyMap<Subject, Evidence>): ReadonlyMap<Section, number> {
  const sections = new Map<Section, number>();
  const places = new Map<Section, number>();
  for (const [{ section }, { score }] of [...found].sort(([, a], [, b]) => b.score - a.score)) {
    if (!section) continue;
    const place = places.get(section) ?? 0;
    places.set(section, place + 1);
    sections.set(section, (sections.get(section) ?? 0) + score * FURTHER ** place);
  }
  return sections;
}

function dwelt(found: ReadonlyMap<Subject, Evidence>): FoundSubject[] {
  const enough = [...found].filter(
    ([{ isTopic }, { score, mentions, terms, hints }]) =>
      isTopic && score >= SCORE_MIN && mentions >= MENTIONS_MIN && (terms.size > 0 || hints.size >= HINTS_MIN),
  );
  const ranked = enough
    .map(([subject, { score, mentions, terms }]) => ({ subject, score, mentions, terms }))
    .sort((a, b) => b.score - a.score || (a.subject.slug < b.subject.slug ? -1 : 1));
  const best = ranked[0]?.score ?? 0;
  return ranked.filter(({ score }) => score >= best * LEAST_OF_BEST);
}
