import { isCalendarWord } from '../text/stop-words.ts';
import { sizeOf } from './number-words.ts';

const SMALL_MAX = 12;
const DAYS_MAX = 31;
/** A currency sign and a space. */
const SIGN_LENGTH = 2;
const PRECISION = 12;
const SPACE = String.raw`[\s\u00a0\u202f]`;
const SIZE = new RegExp(`^${SPACE}?(?:(mio|mrd)\\.|(\\p{L}+))`, 'iu');
const WORD_AFTER = new RegExp(`^\\.?${SPACE}(?:(?:of|de)${SPACE})?(\\p{L}[\\p{L}'’]*)`, 'u');
const PERCENT = new RegExp(
  `^${SPACE}?(?:%|(?:percent|per cent|prozent|pour cent|por ciento|por cento|per cento)(?!\\p{L}))`,
  'iu',
);
const SIGN_BEFORE = /([$€£¥])[\s\u00a0]?$/;
const SIGN_AFTER = new RegExp(`^${SPACE}?([€$£¥])`);
const MONEY_AFTER = new RegExp(
  `^${SPACE}(?:(?:de|di|us)[- ]|d['’])?(dollars?|dólares|dollari|usd|euros?|eur|pounds|gbp|yen)(?!\\p{L})`,
  'iu',
);
const SIGNS: readonly [words: RegExp, sign: string][] = [
  [/^(?:d|usd)/i, '$'],
  [/^e/i, '€'],
  [/^[pg]/i, '£'],
  [/^y/i, '¥'],
];
const UNIT = new RegExp(
  `^(?:${SPACE}|-)?(?:km/h|km²|km|kg|m²|mph|mm|cm|°[CF]?|tonnes|tons|miles|kilomet(?:re|er)s|met(?:re|er)s|degrees)(?!\\p{L})`,
  'u',
);
/** “ten past two”, “eight o’clock” */
const CLOCK = /^(?:past|o['’]clock)$/;

interface Amount {
  amount: number;
  isYear: boolean;
  /** The text before and after the number. */
  before: string;
  after: string;
}

/** A quantity: the number with its size and unit, and how far they reach ahead of it and beyond. */
interface Quantity {
  value: string;
  isSmall: boolean;
  ahead: number;
  beyond: number;
}

/** Reads the unit of a number: percent, money, a measure or none; undefined for a year, a date or a time. */
export function readQuantity({ amount, isYear, before, after }: Amount, language: string): Quantity | undefined {
  // “mille six cents” is one number, of which this is a part.
  if (amount <= SMALL_MAX && sizeOf(lastWord(before)) !== undefined) return undefined;
  const sign = SIGN_BEFORE.exec(before.slice(-SIGN_LENGTH));
  const ahead = sign?.[0].length ?? 0;
  const { size, length } = readSize(after, sign !== null);
  const rest = after.slice(length);
  const value = String(Number((amount * size).toPrecision(PRECISION)));
  const percent = PERCENT.exec(rest)?.[0].length;
  if (percent !== undefined) return { value: `${value}%`, isSmall: false, ahead, beyond: length + percent };
  const money = readMoney(rest);
  if (money) return { value: value + money.sign, isSmall: false, ahead, beyond: length + money.length };
  if (sign) return { value: value + sign[1], isSmall: false, ahead, beyond: length };
  const unit = UNIT.exec(rest)?.[0].length;
  if (unit !== undefined || length > 0) return { value, isSmall: false, ahead, beyond: length + (unit ?? 0) };
  if (isYear || isOther(amount, { before, after }, language)) return undefined;
  return { value, isSmall: amount <= SMALL_MAX && Number.isInteger(amount), ahead, beyond: 0 };
}

/** “1.2 million”, “$4bn”, “quatre cent mille”; one letter only with a currency: “$12m”, but “12 m” is a distance. */
function readSize(after: string, isMoney: boolean): { size: number; length: number } {
  let [size, length] = [1, 0];
  for (let found = SIZE.exec(after); found; found = SIZE.exec(after.slice(length))) {
    const word = (found[1] ?? found[2] ?? '').toLowerCase();
    const next = word.length > 1 || (isMoney && found[0].length === 1) ? sizeOf(word) : undefined;
    if (next === undefined) break;
    size *= next;
    length += found[0].length;
  }
  return { size, length };
}

function readMoney(rest: string): { sign: string; length: number } | undefined {
  const sign = SIGN_AFTER.exec(rest);
  if (sign) return { sign: sign[1] ?? '', length: sign[0].length };
  const word = MONEY_AFTER.exec(rest);
  const named = word && SIGNS.find(([words]) => words.test(word[1] ?? ''));
  return word && named ? { sign: named[1], length: word[0].length } : undefined;
}

/** A day beside its month or weekday, an hour beside “pm”, a number with letters that touch it. */
function isOther(amount: number, { before, after }: Pick<Amount, 'before' | 'after'>, language: string): boolean {
  if (/^\p{L}/u.test(after)) return true;
  if (amount > DAYS_MAX) return false;
  const next = WORD_AFTER.exec(after)?.[1]?.toLowerCase();
  const last = lastWord(before);
  if (next !== undefined && CLOCK.test(next)) return true;
  return [next, last].some((word) => word !== undefined && isCalendarWord(word, language));
}

/** The word before the number, in lower case and without a full stop. */
function lastWord(before: string): string {
  const words = before.trimEnd();
  return words
    .slice(words.lastIndexOf(' ') + 1)
    .replace(/\.$/, '')
    .toLowerCase();
}
