import { foldedWords } from '../../../shared/domain/words.ts';

/** The word without the ending of an English plural: "drones" and "drone" are one. */
export function singular(word: string): string {
  return word.replace(/(?<=[^s])s$/, '');
}

/** True if the headline has the word or words, in singular or plural. */
export function headlineHas(headline: string, label: string): boolean {
  return joined(headline).includes(joined(label));
}

function joined(text: string): string {
  return ` ${foldedWords(text).map(singular).join(' ')} `;
}
