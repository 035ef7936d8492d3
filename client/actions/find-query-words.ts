const NONE: ReadonlySet<string> = new Set();

/** The words that a query looks for. The reader of the search language comes when it is needed for the first time. */
export async function findQueryWords(q: string | undefined): Promise<ReadonlySet<string>> {
  if (q === undefined) return NONE;
  try {
    const { wordsOfQuery } = await import('../../shared/domain/search/words-of-query.ts');
    return new Set(wordsOfQuery(q));
  } catch {
    // Without a connection nothing is marked.
    return NONE;
  }
}
