import { cutText } from '../../../shared/domain/cut-text.ts';
import { minHash } from '../copies/min-hash.ts';
import { readTokens, type Token } from '../text/read-tokens.ts';
import { stopWordsOf } from '../text/stop-words.ts';
import { bodyText } from '../text/story-words.ts';
import type { TermUses } from './term-uses.ts';

const READ_CHARACTERS = 20_000;
/** A news story starts with who, what and where, and ends with background. */
const LEAD_WORDS = 60;
const LEAD_WEIGHT = 3;
const TAIL_FROM_WORD = 300;
const TAIL_WEIGHT = 0.5;
/** Two floods differ in their names and numbers, not in their words. */
const KIND_WEIGHT: Record<Token['kind'], number> = { word: 1, name: 2.5, number: 2.5 };

/** The parts of a story that its features come from. */
export interface StoryText {
  headline: string;
  summary: string | null;
  bodyHtml: string;
  language: string | null;
}

/** A term's weight within its story, before rarity. */
export interface TermWeight extends TermUses {
  weight: number;
  /** The spelling in the text, preferably as a name. */
  written: string;
}

/** Terms by their hash. */
export type StoryTerms = ReadonlyMap<number, TermWeight>;

/** Features for matching a story: its terms and its wording. */
export interface StoryFeatures {
  terms: StoryTerms;
  /** Undefined when the text is too short. */
  signature: Uint32Array | undefined;
}

/** The significant words of headline and text, in order; for matching and for finding the section. */
export function storyTokens({ headline, publisher, ...story }: StoryText & { publisher: string }): Token[] {
  const text = textBelow(story);
  // Many bodies start with the headline.
  const hasHeadline = text !== '' && !text.startsWith(headline);
  const whole = hasHeadline ? `${headline}\n${text}` : text || headline;
  // A paper that prints its name under every story would otherwise form one long storyline.
  return readTokens(whole.replaceAll(publisher, ' '), stopWordsOf(story.language), hasHeadline);
}

function textBelow({ summary, bodyHtml }: Pick<StoryText, 'summary' | 'bodyHtml'>): string {
  const body = bodyText(bodyHtml);
  // A summary repeats the body, unless the body is only a line or two.
  return cutText(body.length > (summary ?? '').length ? body : `${summary ?? ''}\n${body}`, READ_CHARACTERS).trim();
}

/** Extracts a story's features from its text and tokens. Pure. */
export function readFeatures(
  { summary, bodyHtml }: Pick<StoryText, 'summary' | 'bodyHtml'>,
  tokens: Token[],
): StoryFeatures {
  const body = bodyText(bodyHtml);
  return { terms: storyTerms(tokens), signature: minHash(body === '' ? (summary ?? '') : body) };
}

/**
 * A story's terms, by hash, weighted by frequency (on a logarithmic scale), position and kind. Rarity is applied later,
 * during comparison, when the wire knows more.
 */
export function storyTerms(tokens: Token[]): StoryTerms {
  const terms = new Map<number, TermWeight>();
  for (const { hash, position, kind, written, inHeadline } of tokens) {
    const isName = kind === 'name';
    const weight = positionWeight(position) * KIND_WEIGHT[kind];
    const known = terms.get(hash);
    if (!known) {
      terms.set(hash, { isName, inHeadline, written, weight });
      continue;
    }
    known.weight += weight;
    if (isName && !known.isName) {
      known.isName = true;
      known.written = written;
    }
  }
  for (const known of terms.values()) known.weight = Math.log1p(known.weight);
  return terms;
}

function positionWeight(position: number): number {
  if (position < LEAD_WORDS) return LEAD_WEIGHT;
  return position < TAIL_FROM_WORD ? 1 : TAIL_WEIGHT;
}
