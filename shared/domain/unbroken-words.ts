/** A word of parts joined by hyphens; longer ones may not fit a line of a phone. */
const HYPHENATED = /(?<![\p{L}\p{M}\p{N}-])[\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)+(?![\p{L}\p{M}\p{N}-])/gu;
const LONGEST = 16;

/** A piece of a line; `isWhole` for a word that should not be broken. */
export interface LinePart {
  text: string;
  isWhole: boolean;
}

/** Splits a headline so that words such as "nine-year" can be kept in one line; together the parts are the headline. */
export function splitUnbroken(text: string): LinePart[] {
  const parts: LinePart[] = [];
  let end = 0;
  const add = (to: number, isWhole: boolean): void => {
    if (to > end) parts.push({ text: text.slice(end, to), isWhole });
    end = to;
  };
  for (const { 0: word, index } of text.matchAll(HYPHENATED)) {
    if (word.length > LONGEST) continue;
    add(index, false);
    add(index + word.length, true);
  }
  add(text.length, false);
  return parts;
}
