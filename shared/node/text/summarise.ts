import { cutAtWord } from '../../domain/cut-text.ts';
import { normaliseLine } from './normalise.ts';

const SUMMARY_MAX_CHARACTERS = 280;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The first whole sentences that fit into 280 characters, without a repetition of the headline. */
export function summarise(text: string, headline: string): string | null {
  let summary = '';
  for (const line of text.split('\n')) {
    for (const { segment } of sentences.segment(line)) {
      const sentence = normaliseLine(segment);
      if (sentence === '' || sentence === headline) continue;
      if (summary.length + sentence.length + 1 > SUMMARY_MAX_CHARACTERS)
        return summary || cutAtWord(sentence, SUMMARY_MAX_CHARACTERS);
      summary = summary === '' ? sentence : `${summary} ${sentence}`;
    }
  }
  return summary || null;
}
