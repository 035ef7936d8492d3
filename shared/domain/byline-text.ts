/** The word before the names, in the languages that are often seen. */
export const BEGINS_WITH_BY = /^(?:by|von|par|por|di)\s/i;

/** Who wrote it: a byline such as "By Jo Doe" says so itself, another is put after the word of the page's language. */
export function bylineText(byline: string, by: (byline: string) => string): string {
  return BEGINS_WITH_BY.test(byline) ? byline : by(byline);
}
