import type { Coverage } from '../../../shared/domain/coverage.ts';
import { coveragePath } from '../../../shared/domain/coverage-address.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import type { TopicRef } from '../../../shared/domain/story.ts';
import { storyPath, topicPath } from '../../../shared/domain/story-address.ts';
import type { FreshStory } from '../../../shared/node/db/story/syndication-store.ts';
import type { EachItem } from '../answers/each-item.ts';
import { type Markup, markup } from './markup.ts';

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9';
const SITEMAPS = ['sitemap-news.xml', 'sitemap-live.xml', 'sitemap-topics.xml', 'sitemap-publishers.xml'];
const NO_LANGUAGE = 'und';

/** The index of all sitemaps. */
export function sitemapIndexXml(base: string): Markup {
  const entry = (name: string): Markup => markup`<sitemap><loc>${base}/${name}</loc></sitemap>`;
  return markup`<sitemapindex xmlns="${SITEMAP}">${SITEMAPS.map(entry)}</sitemapindex>`;
}

export function newsSitemapXml(stories: FreshStory[], base: string, each: EachItem): Markup {
  const entry = (story: FreshStory): Markup => markup`
  <url><loc>${base}${storyPath(story)}</loc><news:news>
    <news:publication><news:name>${story.publisher.name}</news:name><news:language>${languageOf(story)}</news:language></news:publication>
    <news:publication_date>${story.publishedAt}</news:publication_date>
    <news:title>${story.headline}</news:title>
  </news:news></url>`;
  return markup`<urlset xmlns="${SITEMAP}" xmlns:news="${NEWS}">${each(stories, entry)}</urlset>`;
}

/** A sitemap with the front page and these topics' pages. */
export function topicSitemapXml(topics: TopicRef[], base: string, each: EachItem): Markup {
  const entry = (path: string): Markup => markup`<url><loc>${base}${path}</loc></url>`;
  return markup`<urlset xmlns="${SITEMAP}">${entry('/')}${each(topics, ({ slug }) => entry(topicPath(slug)))}</urlset>`;
}

/** A sitemap with the list of live coverages and these ones. */
export function liveSitemapXml(coverages: Coverage[], base: string, each: EachItem): Markup {
  const entry = (coverage: Coverage): Markup =>
    markup`<url><loc>${base}${coveragePath(coverage)}</loc><lastmod>${coverage.changedAt}</lastmod></url>`;
  const list = `${base}/live`;
  return markup`<urlset xmlns="${SITEMAP}"><url><loc>${list}</loc></url>${each(coverages, entry)}</urlset>`;
}

/** A sitemap with these publishers' pages. */
export function publisherSitemapXml(publishers: { id: string }[], base: string, each: EachItem): Markup {
  const entry = (publisher: { id: string }): Markup => markup`<url><loc>${base}${publisherPath(publisher)}</loc></url>`;
  return markup`<urlset xmlns="${SITEMAP}">${each(publishers, entry)}</urlset>`;
}

function languageOf(story: FreshStory): string {
  return story.language?.split('-')[0] ?? NO_LANGUAGE;
}
