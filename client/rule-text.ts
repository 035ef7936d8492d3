import { expectedText } from './expected-text.ts';
import { ruleTexts } from './rule-texts.ts';

/** What the server says about a broken rule, and the same in the reader's language. */
const RULES: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
  [/^is required$/, () => ruleTexts.required],
  [/^must not be (?:blank|empty)$/, () => ruleTexts.blank],
  [/^must be at most ([\d,]+) characters$/, ([most = '']) => ruleTexts.tooLong(numberIn(most))],
  [/^must hold at most ([\d,]+) (\w+)$/, ([most = '', what = '']) => ruleTexts.tooMany(numberIn(most), what)],
  [/^must contain a word$/, () => ruleTexts.word],
  [/^must contain a letter or a digit$/, () => ruleTexts.letter],
  [/^must be an absolute http or https address$/, () => ruleTexts.address],
  [/^must be an ISO 8601 date and time with a time zone\b/, () => ruleTexts.time],
  [/^must be one of ([^;]+)/, ([values = '']) => ruleTexts.oneOf(values)],
  [/^must not lie in the future$/, () => ruleTexts.future],
  [/^must have (.+), at character (\d+)$/, ([what = '', at = '']) => ruleTexts.query(expectedText(what), numberIn(at))],
  [/^is too complex to be read\b/, () => ruleTexts.tooComplex],
];

/** Which rule a field breaks, in the reader's language; a rule that the page does not know, in the server's words. */
export function ruleText(detail: string): string {
  for (const [pattern, say] of RULES) {
    const found = pattern.exec(detail);
    if (found) return say(found.slice(1));
  }
  return detail;
}

function numberIn(text: string): number {
  return Number(text.replaceAll(',', ''));
}
