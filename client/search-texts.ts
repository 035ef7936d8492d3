import type { QueryField } from '../shared/domain/search/query.ts';

/** The texts of the search box's suggestions. */
export const searchTexts = {
  suggestions: 'Suggestions',
  fields: {
    topic: 'A topic',
    publisher: 'A publisher',
    section: 'A section',
    lang: 'A language',
    priority: 'At least this priority',
    since: 'Released since',
    until: 'Released before',
    has: 'With a picture',
  } as const satisfies Record<QueryField, string>,
  times: {
    '1h': 'One hour ago',
    '24h': '24 hours ago',
    '7d': 'Seven days ago',
    today: 'Today',
    yesterday: 'Yesterday',
  },
  picture: 'A picture',
  /** Before the query with its place marked. */
  expected: (what: string) => `Expected ${what}`,
} as const;
