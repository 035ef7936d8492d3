import type { FeedSite } from './feed-site.ts';

/** A story with a mark in each of its texts, and where it may be found. */

/** In every text of the story that is taken down, and nowhere else; also as bytes in hex. */
export const MARK = /zyxq|7a797871/i;
export const LINES = Array.from(
  { length: 12 },
  (_, no) => `Sentence ${no} tells of zyxqbody${no} at the harbour of Port Amsel.`,
);

/** The story; its pictures are on this site. */
export function markedStory(site: Pick<FeedSite, 'url'>): Record<string, unknown> {
  return {
    headline: 'Zyxqheadline shakes the harbour of Port Amsel',
    summary: 'A zyxqsummary of it.',
    body: `<p>${LINES.join(' ')}</p><figure><img src="https://owner.example/zyxqinner.jpg" alt="zyxqalt"></figure>`,
    bodyFormat: 'html',
    byline: 'Ada Zyxqbyline',
    topics: ['Zyxqtopic', 'Harbours'],
    url: 'https://owner.example/2026/zyxqurl',
    externalId: 'zyxq-external-1',
    imageUrl: site.url('/zyxqlead.jpg'),
    imageAlt: 'zyxqleadalt',
    imageCaption: 'zyxqcaption',
    imageCredit: 'zyxqcredit',
    media: [{ url: 'https://owner.example/zyxqsound.mp3', kind: 'audio', title: 'zyxqsound' }],
    priority: 'urgent',
    language: 'en',
  };
}

/** What another story has in their place. */
export const NEUTRAL = {
  ...{
    summary: 'Of a harbour.',
    byline: 'Bo',
    topics: ['Harbours'],
    url: 'https://other.example/1',
    externalId: 'other-1',
  },
  ...{ imageUrl: undefined, imageAlt: undefined, imageCaption: undefined, imageCredit: undefined, media: undefined },
};

/** Every open address that may tell of a story. */
export const readsOf = (base: string, storyId: string, line: string, publisher: string): string[] => [
  ...['/', '/topic/zyxqtopic', '/topic/harbours', `/publisher/${publisher}`, `/story/${storyId}`, '/saved'],
  ...['/feed.rss', '/feed.atom', '/feed.json', '/sitemap.xml', '/sitemap-news.xml', '/sitemap-topics.xml'],
  `/oembed?url=${encodeURIComponent(`${base}/story/${storyId}`)}`,
  ...[
    '/stories',
    '/stories?sort=top',
    '/stories/count?any=harbours',
    '/trending',
    '/topics',
    '/export',
    `/publishers/${publisher}`,
  ].map(api),
  ...[
    `/stories/${storyId}`,
    `/stories/${storyId}/revisions`,
    `/stories/${storyId}/comments`,
    `/storylines/${line}`,
  ].map(api),
];

function api(address: string): string {
  return `/api/v1${address}`;
}

/** The places in a text with the mark, with what is around them. */
export function found(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const at = line.search(MARK);
    return at < 0 ? [] : [line.slice(Math.max(0, at - 60), at + 60)];
  });
}
