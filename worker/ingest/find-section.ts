import { SECTIONS, type Section } from '../../shared/domain/story.ts';
import { SECTION_WORDS } from './section-words.ts';
import { foldInflection } from './text/inflection.ts';
import type { Token } from './text/read-tokens.ts';
import { primaryLanguage } from './text/stop-words.ts';

const READ_WORDS = 500;
const LEAD_WORDS = 60;
const LEAD_WEIGHT = 2;
/** Below that, or this close to another desk's score, nobody can say. */
const SCORE_MIN = 10;
const LEAD_MIN = 1.5;

const weights = new Map<string, [Section, number][]>();
for (const section of SECTIONS) {
  for (const [weight, words] of Object.entries(SECTION_WORDS[section])) {
    for (const word of new Set(words.split(' ').map(foldInflection))) {
      weights.set(word, [...(weights.get(word) ?? []), [section, Number(weight)]]);
    }
  }
}

/** The desk that an English story belongs to by its words; null for another language and when it is unsure. */
export function findSection(tokens: Token[], language: string | null): Section | null {
  if ((primaryLanguage(language) ?? 'en') !== 'en') return null;
  const counts = new Map<string, number>();
  for (const { term, place } of tokens) {
    if (place >= READ_WORDS) break;
    if (!weights.has(term)) continue;
    counts.set(term, (counts.get(term) ?? 0) + (place < LEAD_WORDS ? LEAD_WEIGHT : 1));
  }
  const scores = scoresOf(counts);
  const ranked = SECTIONS.map((section) => ({ section, score: scores.get(section) ?? 0 })).sort(
    (a, b) => b.score - a.score,
  );
  const [best, second] = ranked;
  const sure = best && best.score >= SCORE_MIN && best.score >= LEAD_MIN * (second?.score ?? 0);
  return sure ? best.section : null;
}

/** A word that comes again and again counts for less each time. */
function scoresOf(counts: ReadonlyMap<string, number>): ReadonlyMap<Section, number> {
  const scores = new Map<Section, number>();
  for (const [term, count] of counts) {
    for (const [section, weight] of weights.get(term) ?? []) {
      scores.set(section, (scores.get(section) ?? 0) + weight * Math.log2(1 + count));
    }
  }
  return scores;
}
