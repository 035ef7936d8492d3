import { normaliseLine } from './normalise.ts';

const SUMMARY_MAX_CHARACTERS = 280;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The first whole sentences of the text that fit 280 characters, leaving out a repetition of the headline. */
export function summarise(text: string, headline: string): string | null {
  let summary = '';
  for (const line of text.split('\n')) {
    for (const { segment } of sentences.segment(line)) {
      const sentence = normaliseLine(segment);
      if (sentence === '' || sentence === headline) continue;
      if (summary.length + sentence.length + 1 > SUMMARY_MAX_CHARACTERS) return summary || cutAtWord(sentence);
      summary = summary === '' ? sentence : `${summary} ${sentence}`;
    }
  }
  return summary || null;
}

function cutAtWord(sentence: string): string {
  const cut = sentence.slice(0, SUMMARY_MAX_CHARACTERS - 1);
  const end = cut.lastIndexOf(' ');
  return `${end > 0 ? cut.slice(0, end) : cut}…`;
}
