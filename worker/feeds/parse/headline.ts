import { cutAtWord, cutText } from '../../../shared/domain/cut-text.ts';

const HEADLINE_MAX_CHARACTERS = 140;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Makes a headline for an item without one: its first sentence, cut at a word; undefined for empty text. */
export function headlineFrom(text: string): string | undefined {
  const line = text.split('\n').find((candidate) => candidate.trim() !== '') ?? '';
  const [first] = sentences.segment(cutText(line, 2_000));
  const sentence = (first?.segment ?? '').replace(/\s+/g, ' ').trim();
  return cutAtWord(sentence, HEADLINE_MAX_CHARACTERS) || undefined;
}
