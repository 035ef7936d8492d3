import { readTokens, type Token } from '../text/read-tokens.ts';
import { stopWordsOf } from '../text/stop-words.ts';
import { hashTerm } from './term-vector.ts';

/** A news text says who, what and where at its beginning, and background at its end. */
const LEAD_WORDS = 60;
const LEAD_WEIGHT = 3;
const TAIL_FROM_WORD = 300;
const TAIL_WEIGHT = 0.5;
/** Two floods differ in their names and numbers, not in their words. */
const KIND_WEIGHT: Record<Token['kind'], number> = { word: 1, name: 2.5, number: 2.5 };
const READ_CHARACTERS = 20_000;

/** What a term weighs in its story, before rarity. */
interface TermWeight {
  weight: number;
  /** Whether it was written as a name anywhere. */
  isName: boolean;
  /** As the text writes it, where it is a name there. */
  written: string;
}

/** Terms by their hash. */
export type StoryTerms = ReadonlyMap<number, TermWeight>;

export interface StoryText {
  headline: string;
  /** Summary and body, a line for each block. */
  text: string;
  language: string | null;
  publisher: string;
}

/**
 * The terms of a story, by hash, with their weights: how often they occur, weighed by place and kind, on a logarithmic
 * scale. How rare they are is left to the time of comparing, when more is known of it.
 */
export function storyTerms(story: StoryText): StoryTerms {
  const counts = new Map<string, TermWeight>();
  for (const token of readTokens(wholeText(story), stopWordsOf(story.language))) {
    const known = counts.get(token.term);
    const weight = (known?.weight ?? 0) + placeWeight(token.place) * KIND_WEIGHT[token.kind];
    const isName = known?.isName === true || token.kind === 'name';
    const written = known && (known.isName || token.kind !== 'name') ? known.written : token.written;
    counts.set(token.term, { weight, isName, written });
  }
  return new Map(
    [...counts].map(([term, { weight, ...rest }]) => [hashTerm(term), { ...rest, weight: Math.log1p(weight) }]),
  );
}

/** Without the publisher's name: a paper that prints it under every story would be one long storyline. */
function wholeText({ headline, text, publisher }: StoryText): string {
  const scanned = text.slice(0, READ_CHARACTERS);
  // Many bodies repeat the headline as their first line.
  const whole = scanned.startsWith(headline) ? scanned : `${headline}\n${scanned}`;
  return whole.replaceAll(publisher, ' ');
}

function placeWeight(place: number): number {
  if (place < LEAD_WORDS) return LEAD_WEIGHT;
  return place < TAIL_FROM_WORD ? 1 : TAIL_WEIGHT;
}
