/** A regular expression of an operator. */
export interface Pattern {
  /** True when the text contains a match, whatever its case. */
  matches(text: string): boolean;
}

/**
 * Compiles a pattern in the syntax of RE2, which matches in linear time; case does not count, and `^` and `$`
 * match at each line. Throws an Error that says what is wrong with the pattern.
 */
export async function compilePattern(source: string): Promise<Pattern> {
  // Large, and only needed where somebody has set a pattern.
  const { RE2JS } = await import('re2js');
  const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
  return { matches: (text) => compiled.matcher(text).find() };
}
