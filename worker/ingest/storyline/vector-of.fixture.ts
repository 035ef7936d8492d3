import { hashTerm, type TermVector, toVector, weigh } from './vector.ts';

/** Capitals make names; what stands before a slash is the headline. */
export function vectorOf(words: string): TermVector {
  const [headline = '', text] = words.split(' / ');
  const [above, all] = text === undefined ? ['', headline] : [headline, `${headline} ${text}`];
  const entries = all.split(' ').map((word) => ({
    term: hashTerm(word),
    weight: 1,
    isName: /^[A-Z]/.test(word),
    inHeadline: above.split(' ').includes(word),
  }));
  return weigh(toVector(entries), () => 1);
}
