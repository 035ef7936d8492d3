import { amountOf } from './amount.ts';
import { smallNumbers } from './number-words.ts';
import { readQuantity } from './quantity.ts';

/** A number in a text, with its unit. */
export interface FoundNumber {
  /** Where it stands, in UTF-16 units. */
  from: number;
  to: number;
  /** Equal for equal quantities, however they are written: `90000`, `4%`, `1200000$`. */
  value: string;
  /** True up to twelve without a unit: such a number is in nearly every text. */
  isSmall: boolean;
}

const AROUND = 24;
const TOUCHING = 2;
const DIGITS = String.raw`\d+(?:[.,'’\u00a0\u202f]\d+)*`;
/** French writes spaces between thousands. */
const SPACED_DIGITS = String.raw`\d+(?:[.,'’\u00a0\u202f]\d+| \d{3}(?!\d))*`;
/** “COVID-19”, “A320”, a handle, the second half of a date, a time or a score. */
const PART_OF_WORD = /(?:[\p{L}\p{N}_#@'’]|\p{L}[-–/]|\d[:/.,–-])$/u;
const CLOCK_OR_DATE = /^(?:[:/]\d|[-–]\d+[-–]\d|h\d{2}(?!\d)|\.\d+\.)/;
const ORDINAL = /^(?:st|nd|rd|th|er|ère|e|º|ª)(?![\p{L}\p{N}])/u;
const RANGE = /^\s?[-–]\s?\d+(?![\d:/])/;
const YEAR = /^(?:19|20)\d\d$/;
const patterns = new Map<string, RegExp>();

/** The numbers of a text that say how many or how much, in order; dates, times, ordinals and parts of words are none. */
export function findNumbers(text: string, language: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const { 0: written, index: from } of text.matchAll(patternOf(language))) {
    const place = {
      written,
      before: text.slice(Math.max(0, from - AROUND), from),
      after: text.slice(from + written.length, from + written.length + AROUND),
    };
    const number = readNumber(place, language);
    if (number) found.push({ ...number, from: from - number.ahead, to: from + written.length + number.beyond });
  }
  return found;
}

/** A number as written, with the text around it. */
interface Place {
  written: string;
  before: string;
  after: string;
}

/** A number's value, and how far its unit reaches ahead of it and beyond. */
interface ReadNumber extends Pick<FoundNumber, 'value' | 'isSmall'> {
  ahead: number;
  beyond: number;
}

function readNumber({ written, before, after }: Place, language: string): ReadNumber | undefined {
  const small = smallNumbers(language).get(written.toLowerCase());
  if (small !== undefined) return readQuantity({ amount: small, isYear: false, before, after }, language);
  if (PART_OF_WORD.test(before.slice(-TOUCHING)) || CLOCK_OR_DATE.test(after) || ORDINAL.test(after)) return undefined;
  const isYear = YEAR.test(written);
  const range = RANGE.exec(after)?.[0];
  if (range !== undefined) {
    const value = (written + range).replace(/\s/g, '').replace('–', '-');
    return isYear ? undefined : { value, isSmall: false, ahead: 0, beyond: range.length };
  }
  const amount = amountOf(written, language);
  return amount === undefined ? undefined : readQuantity({ amount, isYear, before, after }, language);
}

function patternOf(language: string): RegExp {
  const known = patterns.get(language) ?? newPattern(language);
  patterns.set(language, known);
  return known;
}

function newPattern(language: string): RegExp {
  const words = [...smallNumbers(language).keys()].join('|');
  const digits = language === 'fr' ? SPACED_DIGITS : DIGITS;
  return new RegExp(words === '' ? digits : `${digits}|(?<![\\p{L}\\p{N}-])(?:${words})(?!\\p{L})`, 'giu');
}
