import { languageName } from '../../../shared/domain/language-name.ts';

const number = new Intl.NumberFormat('en');

/** The texts of a publisher's page, as the live page says them. */
export const publisherTexts = {
  description: (name: string) => `The latest stories by ${name}.`,
  stories: (count: number, more: boolean) =>
    `${number.format(count)}${more ? '+' : ''} ${count === 1 ? 'story' : 'stories'}`,
  since: 'since',
  language: languageName,
  topics: 'Most frequent topics',
  site: (url: string) => new URL(url).hostname.replace(/^www\./, ''),
  rss: 'RSS feed',
  jsonFeed: 'JSON feed',
} as const;
