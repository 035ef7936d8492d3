import { SECTION_NAMES } from '../../../shared/domain/section-names.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const number = new Intl.NumberFormat('en');

/** As the live page says it. */
function publishersText(publishers: number, independent: number | undefined): string {
  const all = `${number.format(publishers)} ${publishers === 1 ? 'publisher' : 'publishers'}`;
  if (independent === undefined || independent >= publishers) return all;
  return `${all}, ${number.format(independent)} independent`;
}

/** As the live page says it. */
function cardCoverage(stories: number, publishers: number, independent: number | undefined): string {
  const all = `${number.format(stories)} ${stories === 1 ? 'report' : 'reports'} · ${number.format(publishers)} ${publishers === 1 ? 'publisher' : 'publishers'}`;
  return independent === undefined || independent >= publishers
    ? all
    : `${all} · ${number.format(independent)} independent`;
}

/** The texts of the server-rendered pages. */
export const pageTexts = {
  name: 'Newswire',
  description: 'A real-time news feed: every story on the wire, within milliseconds.',
  topicDescription: (label: string) => `All stories about ${label}, from every publisher.`,
  titled: (title: string) => `${title} – Newswire`,
  latest: 'Latest stories',
  older: 'Older stories',
  newest: 'Latest stories',
  noStories: 'No stories yet',
  noOlder: 'No older stories',
  allStories: 'Show latest stories',
  topics: 'Topics',
  published: 'Published',
  corrected: 'Corrected',
  retracted: 'Retracted',
  retractedBy: (publisher: string) => `${publisher} retracted this story.`,
  reason: 'Reason:',
  by: (byline: string) => (/^by\s/i.test(byline) ? byline : `By ${byline}`),
  media: 'Audio and video',
  mediaKinds: { audio: 'Audio', video: 'Video' },
  credit: (name: string) => `Picture: ${name}`,
  original: (host: string) => `Read the original at ${host}`,
  further: (topics: readonly string[]) => `More on ${list.format(topics)}`,
  gallery: (count: number) => `${number.format(count)} pictures`,
  pictureNo: (no: number, of: number) => `${number.format(no)} / ${number.format(of)}`,
  coverage: (stories: number, publishers: number, independent: number | undefined) =>
    `${number.format(stories)} ${stories === 1 ? 'report' : 'reports'} by ${publishersText(publishers, independent)}`,
  missingTitle: 'Page not found',
  missing: 'There is nothing at this address. Check it for typos.',
  priority: { flash: 'Flash', urgent: 'Urgent', routine: null },
  section: SECTION_NAMES,
  released: 'Received',
  // The same as the live page's texts, so that nothing changes when it takes over.
  everything: 'Latest',
  top: 'Top',
  search: 'Search stories',
  navLinks: ['Saved', 'Add column', 'Rewind', 'Muted', 'Display', 'Shortcuts'],
  connecting: 'Connecting…',
  trending: 'Trending',
  trendingNone: 'Nothing trending',
  cardCoverage,
  inLanguage: (language: string) => `in ${language}`,
  update: 'Update:',
  earlierVersion: 'Earlier version:',
  moreVersions: (count: number) => `and ${number.format(count)} more ${count === 1 ? 'version' : 'versions'}`,
  back: 'Back',
  comments: (count: number) =>
    count === 0 ? 'No comments' : `${number.format(count)} ${count === 1 ? 'comment' : 'comments'}`,
} as const;
