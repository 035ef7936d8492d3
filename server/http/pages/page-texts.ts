import { SECTION_NAMES } from '../../../shared/domain/section-names.ts';

const number = new Intl.NumberFormat('en');

/** Every text of the pages as they are read without JavaScript. */
export const pageTexts = {
  name: 'Newswire',
  description: 'A real-time news feed: every story on the wire, within milliseconds.',
  topicDescription: (label: string) => `Every story about ${label}, from every publisher on the wire.`,
  titled: (title: string) => `${title} – Newswire`,
  latest: 'Stories, newest first',
  older: 'Older stories',
  newest: 'Newest stories',
  noStories: 'No story has been published yet.',
  noOlder: 'There are no older stories.',
  allStories: 'All stories',
  topics: 'Topics',
  published: 'Published',
  corrected: 'Corrected',
  retracted: 'Retracted',
  withdrawnBy: (publisher: string) => `${publisher} has withdrawn this story.`,
  reason: 'Reason:',
  by: (byline: string) => (/^by\s/i.test(byline) ? byline : `By ${byline}`),
  original: (publisher: string) => `Read the original at ${publisher}`,
  coverage: (stories: number, publishers: number) =>
    `${number.format(stories)} stories by ${number.format(publishers)} publishers about this`,
  missingTitle: 'Not found',
  missing: 'There is nothing at this address. It may have been mistyped, or never published.',
  priority: { flash: 'Flash', urgent: 'Urgent', routine: null },
  section: SECTION_NAMES,
  released: 'On the wire',
  // The live page's own words, which stand where it will put them.
  everything: 'Everything',
  top: 'Top',
  search: 'Search the wire',
  ways: ['Saved', 'Add column', 'Muted', 'Keys'],
  connecting: 'Connecting',
  whyTogether: 'Why together?',
  trending: 'Words of the hour',
  trendingNone: 'No word rises at the moment.',
  publishers: (count: number) => `${number.format(count)} ${count === 1 ? 'publisher' : 'publishers'}`,
  fullCoverage: (rest: number) => `and ${number.format(rest)} more ${rest === 1 ? 'report' : 'reports'}`,
  back: 'Back to the list',
  comments: (count: number) =>
    count === 0 ? 'No comments' : `${number.format(count)} ${count === 1 ? 'comment' : 'comments'}`,
} as const;
