import { cutWithEllipsis } from '../../../shared/domain/cut-text.ts';
import type { Fact, FactSentence } from '../../../shared/domain/story-facts.ts';
import type { Mention } from './first-mentions.ts';
import type { Sentence } from './split-sentences.ts';

const SENTENCE_CHARACTERS = 240;
const SENTENCES_MAX = 24;
const FACTS_MAX = 40;
const CHARACTERS_MAX = 3_000;

/** The sentences with their mentions: at most 24 with 40 facts and 3,000 characters, 4 KB of JSON. */
export function toFactSentences(text: string, mentions: ReadonlyMap<Sentence, Mention[]>): FactSentence[] {
  const found: FactSentence[] = [];
  let [facts, characters] = [0, 0];
  const inOrder = [...mentions].sort(([a], [b]) => a.from - b.from);
  for (const [sentence, all] of inOrder) {
    const kept = toFactSentence(text.slice(sentence.from, sentence.to), sentence.from, all);
    if (!kept) continue;
    facts += kept.facts.length + (kept.minor?.length ?? 0);
    characters += kept.text.length;
    if (facts > FACTS_MAX || characters > CHARACTERS_MAX) break;
    found.push(kept);
    if (found.length === SENTENCES_MAX) break;
  }
  return found;
}

/** Undefined when nothing but minor facts, or nothing before the cut, is left. */
function toFactSentence(sentence: string, start: number, mentions: Mention[]): FactSentence | undefined {
  const text = cutWithEllipsis(sentence, SENTENCE_CHARACTERS);
  const shown = text === sentence ? text.length : text.length - 1;
  const kept = apart(mentions).filter(({ to }) => to - start <= shown);
  const toFact = ({ from, to, keys }: Mention): Fact => [from - start, to - start, ...keys];
  const facts = kept.filter(({ isMinor }) => !isMinor).map(toFact);
  const minor = kept.filter(({ isMinor }) => isMinor).map(toFact);
  return facts.length === 0 ? undefined : { text, facts, ...(minor.length > 0 && { minor }) };
}

/** In order; of two that overlap, the one that begins first, or else the longer. */
function apart(mentions: Mention[]): Mention[] {
  if (mentions.length === 1) return mentions;
  let end = 0;
  return mentions
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      if (from < end) return false;
      end = to;
      return true;
    });
}
