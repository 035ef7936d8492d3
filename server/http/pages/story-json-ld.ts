import { cutText } from '../../../shared/domain/cut-text.ts';
import type { Story } from '../../../shared/domain/story.ts';
import { jsonBlock, type Markup, markup } from './markup.ts';
import { pageTexts } from './page-texts.ts';

const HEADLINE_MAX = 110;

/** The story for machines: a schema.org `NewsArticle` in a data block. */
export function storyJsonLd(story: Story, url: string): Markup {
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: cutText(story.headline, HEADLINE_MAX),
    description: story.summary ?? undefined,
    url,
    mainEntityOfPage: url,
    datePublished: story.publishedAt,
    dateModified: story.correctedAt ?? story.publishedAt,
    inLanguage: story.language ?? undefined,
    articleSection: story.section ? pageTexts.section[story.section] : undefined,
    keywords: story.topics.map((topic) => topic.label),
    image: story.imageUrl ? [story.imageUrl] : undefined,
    author: story.byline
      ? { '@type': 'Person', name: story.byline }
      : { '@type': 'Organization', name: story.publisher.name },
    publisher: { '@type': 'NewsMediaOrganization', name: story.publisher.name },
    isBasedOn: story.url ?? undefined,
    isAccessibleForFree: true,
  };
  return markup`<script type="application/ld+json">${jsonBlock(article)}</script>`;
}
