import { number, plural } from './number-text.ts';

/** The texts of a publisher's page. */
export const publisherTexts = {
  follow: 'Follow',
  following: 'Following',
  stop: 'Undo',
  stories: (count: number, more: boolean) =>
    more ? `${number.format(count)}+ stories` : plural(count, 'story', 'stories'),
  since: 'since',
  topics: 'Most frequent topics',
  site: (url: string) => new URL(url).hostname.replace(/^www\./, ''),
  rss: 'RSS feed',
  jsonFeed: 'JSON feed',
  failed: 'Couldn’t load this publisher.',
};
