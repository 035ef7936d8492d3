const ENTITY = /&(?:amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);/gi;
/** Markup between the letters of a text may be many times as long as the text. */
const MARKUP_MAX = 20_000;

/**
 * True when the text of a sanitised body begins with the summary, or as good as: after a headline or a dateline of its
 * own. Such a summary was made from the body, and a page that shows both says everything twice.
 */
export function repeatsBeginning(summary: string, bodyHtml: string): boolean {
  const said = lettersOf(summary);
  if (said === '') return false;
  const beginning = bodyHtml.slice(0, MARKUP_MAX + 3 * summary.length);
  const text = lettersOf(beginning.replace(/<[^<>]*(?:>|$)/g, ' ').replace(ENTITY, ' '));
  const at = text.indexOf(said);
  return at >= 0 && at <= Math.max(BEFORE_MIN, said.length / 2);
}

/** A headline or a dateline before the repeated text has about so many letters. */
const BEFORE_MIN = 60;

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
