import { textsOf } from './texts-of.ts';

const expectations = textsOf('expectation');

/** What the grammar of queries expects, and the same in the reader's language. */
const EXPECTED: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
  [/^a word, a phrase or a field on both sides of OR$/, () => expectations.besideOr],
  [/^a closing quotation mark$/, () => expectations.closingQuote],
  [/^(.+) after (\w+:)$/, ([what = '', field = '']) => expectations.after(expectedText(what), field)],
  [/^(\w+:) outside of OR$/, ([field = '']) => expectations.outsideOr(field)],
  [/^(\w+:) instead of (-\w+:)$/, ([field = '', of = '']) => expectations.instead(field, of)],
  [/^a topic$/, () => expectations.topic],
  [/^a publisher$/, () => expectations.publisher],
  [/^a section such as\b/, () => expectations.section],
  [/^a language tag\b/, () => expectations.language],
  [/^a time such as\b/, () => expectations.time],
  [/^one of (.+)$/, ([values = '']) => expectations.oneOf(values)],
];

/** What a query should have where it breaks the grammar, in the reader's language. */
export function expectedText(expected: string): string {
  for (const [pattern, say] of EXPECTED) {
    const found = pattern.exec(expected);
    if (found) return say(found.slice(1));
  }
  return expected;
}
