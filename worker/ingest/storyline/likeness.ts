import { partsOf, type SharedTerms, sharedTermsOf, type VectorParts } from './shared-terms.ts';
import type { TermVector } from './vector.ts';

/** With fewer shared terms, a common word or two would make two headlines look alike. In two languages few can be. */
const SHARED_TERMS_MIN = 5;
const SHARED_TERMS_MIN_IN_TWO_LANGUAGES = 2;
/** A single name or number in common says nothing, however short the headlines are. */
const SHARED_TERMS_LEAST = 2;
/** Stories with at least this many names each, but hardly a common one, are about different events. */
const NAMES_MIN = 3;
const NAME_COSINE_MIN = 0.1;
/** A headline has fewer terms, of which one name may be the only one that tells two events apart. */
const SHORT_TERMS = 20;
const OTHER_NAMES = 0.2;
/** Two stories of which neither mentions a name from the other's headline. */
const OTHER_HEADLINE_NAMES = 0.4;
/** Names say who and where, the other words say what: stories without such words in common lose up to this share. */
const WORDS_WEIGHT = 0.3;
const WORD_COSINE_USUAL = 0.05;
/** An editor names the event in the headline: the closer two headlines are than usual, the more alike the stories. */
const HEADLINE_WEIGHT = 0.5;
const HEADLINE_COSINE_USUAL = 0.2;
/** The same for how much of each headline the other story mentions anywhere. */
const MENTION_WEIGHT = 0.5;
const MENTION_USUAL = 0.4;

/**
 * The likelihood, 0 to 1, that two weighted vectors are about one event: their cosine, less if it rests on few terms,
 * on names alone or on other names, more if the headlines agree.
 */
export function compareVectors(a: TermVector, b: TermVector, inTwoLanguages = false): number {
  const shared = sharedTermsOf(a, b);
  if (shared.terms < SHARED_TERMS_LEAST || shared.product === 0) return 0;
  const [ofA, ofB] = [partsOf(a), partsOf(b)];
  const words = inTwoLanguages ? 1 : wordsFactor(shared, ofA, ofB);
  const evidence = breadth(shared, inTwoLanguages) * agreement(shared, ofA, ofB) * words;
  return Math.min(1, shared.product * evidence * headlineFactor(shared, ofA, ofB));
}

/** 1 if the stories have enough terms in common. */
function breadth({ terms }: SharedTerms, inTwoLanguages: boolean): number {
  return Math.min(1, terms / (inTwoLanguages ? SHARED_TERMS_MIN_IN_TWO_LANGUAGES : SHARED_TERMS_MIN));
}

function agreement(shared: SharedTerms, a: VectorParts, b: VectorParts): number {
  const inHeadlines = a.headlineNames > 0 && b.headlineNames > 0 && !shared.hasHeadlineName ? OTHER_HEADLINE_NAMES : 1;
  return inHeadlines * agreementOfNames(shared, a, b);
}

function agreementOfNames({ nameProduct }: SharedTerms, a: VectorParts, b: VectorParts): number {
  if (a.names >= NAMES_MIN && b.names >= NAMES_MIN) {
    return Math.min(1, nameProduct / (a.namesLength * b.namesLength) / NAME_COSINE_MIN);
  }
  // "Forecast for Tarvo: rain on Saturday" and "Forecast for Pellina: rain on Saturday"
  const haveNames = a.names > 0 && b.names > 0;
  return haveNames && nameProduct === 0 && a.terms < SHORT_TERMS && b.terms < SHORT_TERMS ? OTHER_NAMES : 1;
}

/** "Corrow Strait accord" and "Corrow Strait swum": the same place, and nothing else. */
function wordsFactor({ product, nameProduct }: SharedTerms, a: VectorParts, b: VectorParts): number {
  const lengths = a.wordsLength * b.wordsLength;
  const cosine = lengths === 0 ? 0 : (product - nameProduct) / lengths;
  return 1 - WORDS_WEIGHT * Math.max(0, 1 - cosine / WORD_COSINE_USUAL);
}

function headlineFactor(shared: SharedTerms, a: VectorParts, b: VectorParts): number {
  const lengths = a.headlineLength * b.headlineLength;
  if (lengths === 0) return 1;
  const cosine = shared.headlineProduct / lengths;
  const mentioned = Math.sqrt(shared.headlineOfA * shared.headlineOfB) / lengths;
  return (1 + HEADLINE_WEIGHT * (cosine - HEADLINE_COSINE_USUAL)) * (1 + MENTION_WEIGHT * (mentioned - MENTION_USUAL));
}
