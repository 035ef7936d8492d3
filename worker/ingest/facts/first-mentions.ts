import type { Sentence } from './split-sentences.ts';

const ABBREVIATION_MAX = 4;
const LETTER = /[\p{L}\p{N}]/u;

/** A name or a number with the hashes by which it is recognised, at its place in the text. */
export interface Mention {
  from: number;
  to: number;
  keys: readonly number[];
  /** True for what is new only beside something else: a number up to twelve, a name that may be none. */
  isMinor: boolean;
}

/** A name that is looked for. */
export interface SoughtName extends Pick<Mention, 'keys' | 'isMinor'> {
  label: string;
}

/** The first mention of each name, and of each of these numbers, that stands in one of the sentences. */
export function firstMentions(
  text: string,
  sentences: readonly Sentence[],
  { names, numbers }: { names: readonly SoughtName[]; numbers: readonly Mention[] },
): Map<Sentence, Mention[]> {
  const found = new Map<Sentence, Mention[]>();
  const add = (mention: Mention, sentence: Sentence): void => {
    const others = found.get(sentence);
    if (others) others.push(mention);
    else found.set(sentence, [mention]);
  };
  const seen = new Set<number>();
  for (const number of numbers) {
    const [key = 0] = number.keys;
    const sentence = seen.has(key) ? undefined : sentenceAt(sentences, number);
    if (!sentence) continue;
    seen.add(key);
    add(number, sentence);
  }
  for (const name of names) addName(text, sentences, name, add);
  return found;
}

function addName(
  text: string,
  sentences: readonly Sentence[],
  { label, keys, isMinor }: SoughtName,
  add: (mention: Mention, sentence: Sentence) => void,
): void {
  for (let from = text.indexOf(label); from >= 0; from = text.indexOf(label, from + label.length)) {
    const to = from + label.length;
    if (LETTER.test(text.charAt(from - 1)) || LETTER.test(text.charAt(to)) || isAbbreviated(label, text.charAt(to)))
      continue;
    const sentence = sentenceAt(sentences, { from, to });
    if (!sentence) continue;
    add({ from, to, keys, isMinor }, sentence);
    return;
  }
}

/** “Mo.”, “Dist.” */
function isAbbreviated(label: string, next: string): boolean {
  return next === '.' && label.length <= ABBREVIATION_MAX;
}

/** The sentence that contains this stretch, by halving. */
function sentenceAt(sentences: readonly Sentence[], { from, to }: Sentence): Sentence | undefined {
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle] as Sentence).from <= from) low = middle;
    else high = middle - 1;
  }
  const sentence = sentences[low];
  return sentence && sentence.from <= from && to <= sentence.to ? sentence : undefined;
}
