import { fieldTokens, storyTokens } from '../../shared/domain/search/story-tokens.ts';
import { stemIn } from '../../shared/node/search/stems.ts';
import { randomNumbers } from '../eval/articles.ts';

const POOL = 5_000;
const TOPICS = 2_000;
const VOCABULARY = 20_000;
const WORDS = 40;
const PLURALS = 0.3;

type Random = () => number;

/** A text that many stories share, with the tokens by which they are found. */
export interface PooledText {
  no: number;
  topics: string[];
  words: string[];
  tokens: string;
}

/** A topic by Zipf's law: the first are in many stories, most in few. */
export function someTopic(random: Random): string {
  return `topic-${Math.floor(TOPICS ** random())}`;
}

/** A word of letters, by the same law. */
export function someWord(random: Random): string {
  const no = String(Math.floor(VOCABULARY ** random()));
  return `word${no.replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)] ?? '')}`;
}

/** The same texts each time. */
export function pooledTexts(): PooledText[] {
  const random = randomNumbers(70);
  return Array.from({ length: POOL }, (_, no) => {
    const topics = [...new Set(Array.from({ length: 1 + (no % 4) }, () => someTopic(random)))];
    const words = Array.from({ length: WORDS }, () => `${someWord(random)}${random() < PLURALS ? 's' : ''}`);
    const marks = { labels: [], language: 'en', publisher: 'paper', hasPicture: false };
    return { no, topics, words, tokens: storyTokens(fieldTokens([words]), marks, stemIn).trimEnd() };
  });
}
