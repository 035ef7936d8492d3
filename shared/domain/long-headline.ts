const LONG_CHARS = 120;

/** True for a headline that is set in a smaller size, so that it does not fill the card. */
export function isLongHeadline(headline: string): boolean {
  return headline.length > LONG_CHARS;
}
