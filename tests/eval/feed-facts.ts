import type { ParsedFeed, ParsedItem } from '../../worker/feeds/parse/parsed-feed.ts';

export type Fact = 'items' | 'title' | 'link' | 'id' | 'date' | 'topics' | 'author';

/** What another reader found in a document; what is undefined is not compared. */
export interface ExpectedFeed {
  title?: string | undefined;
  link?: string | undefined;
  links?: string[];
  items: ExpectedItem[];
}

export interface ExpectedItem {
  title?: string | undefined;
  link?: string | undefined;
  links?: string[];
  id?: string | undefined;
  /** ISO 8601 in UTC. */
  date?: string | undefined;
  topics?: string[];
  author?: string | undefined;
  /** True when it states neither words nor an address. */
  isEmpty?: boolean;
}

export interface Difference {
  fact: Fact;
  /** Undefined for a fact of the feed itself. */
  item?: ExpectedItem;
  expected: string;
  actual: string | undefined;
}

/**
 * Compares a parsed feed with what another reader found; dates to the second, topics in any order. `readTitle` is how
 * our titles are read before they are compared, for readers who do not say whether theirs are text or markup.
 */
export function differencesIn(
  parsed: ParsedFeed,
  expected: ExpectedFeed,
  readTitle: (title: string | undefined) => string | undefined = (title) => title,
): { facts: number; differences: Difference[] } {
  const differences: Difference[] = [];
  let facts = 0;
  const check = (fact: Fact, wanted: string | undefined, actual: string | undefined, item?: ExpectedItem): void => {
    if (wanted === undefined) return;
    facts += 1;
    if (wanted !== actual) differences.push({ fact, ...(item && { item }), expected: wanted, actual });
  };
  check('title', expected.title, readTitle(parsed.title));
  check('link', expected.link, parsed.link);
  check('items', String(expected.items.length), String(parsed.items.length));
  for (const [index, item] of expected.items.entries()) {
    const actual = parsed.items[index];
    check('title', item.title, readTitle(actual?.headline), item);
    check('link', item.link, actual?.url, item);
    check('id', item.id, actual?.externalId, item);
    check('date', toSeconds(item.date), toSeconds(actual?.publishedAt), item);
    check('topics', namesOf(item.topics), namesOf(sharedTopics(item, actual)), item);
    check('author', item.author, actual?.byline, item);
  }
  return { facts, differences };
}

function namesOf(topics: readonly string[] | undefined): string | undefined {
  return [...new Set(topics)].sort().join('|') || undefined;
}

/** Our parser also finds topics where others do not look. */
function sharedTopics({ topics = [] }: ExpectedItem, actual: ParsedItem | undefined): string[] | undefined {
  const found = new Set(actual?.topics);
  return topics.every((topic) => found.has(topic)) ? topics : actual?.topics;
}

/** Some readers keep no fractions. */
function toSeconds(date: string | undefined): string | undefined {
  return date?.replace(/\.\d+Z$/, 'Z');
}
